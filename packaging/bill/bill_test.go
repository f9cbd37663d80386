package bill

import (
	"bytes"
	"regexp"
	"runtime/debug"
	"testing"
	"time"

	cdx "github.com/CycloneDX/cyclonedx-go"

	"unpause/packaging/exe"
	"unpause/packaging/licence"
	"unpause/packaging/parts"
	"unpause/packaging/product"
)

var (
	when  = time.Date(2026, 11, 23, 4, 0, 0, 0, time.FixedZone("east", 3600))
	built = &exe.File{Bytes: []byte("program"), Go: &debug.BuildInfo{GoVersion: "go1.26.8", Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "abc"}}}}
	some  = []parts.Part{
		{Kind: parts.Library, Name: "std", Version: "1.26.8", URL: "pkg:golang/std@1.26.8", Licence: licence.Licence{SPDX: "BSD-3-Clause"}},
		{Kind: parts.Library, Name: "m", Version: "v1", URL: "pkg:golang/m@v1", GoSum: "h1:abc=", Licence: licence.Licence{SPDX: "Unlicense OR BSD-3-Clause"}},
		{Kind: parts.Font, Name: "f.ttf", SHA256: "00ff", From: "m", Licence: licence.Licence{SPDX: "OFL-1.1"}},
	}
)

// written writes a bill of the example.
func written(t *testing.T, f *exe.File) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, product.Product{Version: "1.2.3", Copyright: "Copyright"}, f, some, when); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestBill(t *testing.T) {
	var bom cdx.BOM
	if err := cdx.NewBOMDecoder(bytes.NewReader(written(t, built)), cdx.BOMFileFormatJSON).Decode(&bom); err != nil {
		t.Fatal(err)
	}
	if bom.SpecVersion != cdx.SpecVersion1_6 || bom.Metadata.Timestamp != "2026-11-23T03:00:00Z" || len(*bom.Components) != len(some) {
		t.Errorf("%v %v %d", bom.SpecVersion, bom.Metadata.Timestamp, len(*bom.Components))
	}
	// RFC 9562: version 8, variant 10.
	if !regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(bom.SerialNumber) {
		t.Error(bom.SerialNumber)
	}
	module, font := (*bom.Components)[1], (*bom.Components)[2]
	if (*module.Licenses)[0].Expression != "Unlicense OR BSD-3-Clause" || (*module.Properties)[0].Value != "h1:abc=" {
		t.Errorf("%+v", module)
	}
	if (*font.Licenses)[0].License.ID != "OFL-1.1" || (*font.Hashes)[0].Value != "00ff" || font.Type != cdx.ComponentTypeFile {
		t.Errorf("%+v", font)
	}
	checkReferences(t, bom)
}

// checkReferences: each part is named once, and brought by something that is there.
func checkReferences(t *testing.T, bom cdx.BOM) {
	t.Helper()
	known := map[string]bool{bom.Metadata.Component.BOMRef: true}
	for _, c := range *bom.Components {
		if known[c.BOMRef] {
			t.Errorf("%s is there twice", c.BOMRef)
		}
		known[c.BOMRef] = true
	}
	brought := map[string]string{}
	for _, d := range *bom.Dependencies {
		if !known[d.Ref] {
			t.Errorf("%s is nowhere", d.Ref)
		}
		if d.Dependencies == nil {
			continue
		}
		for _, on := range *d.Dependencies {
			brought[on] = d.Ref
		}
	}
	if len(brought) != len(*bom.Components) || brought["f.ttf"] != "pkg:golang/m@v1" || brought["pkg:golang/m@v1"] != bom.Metadata.Component.BOMRef {
		t.Errorf("%v", brought)
	}
}

func TestSameBytesForTheSameProgramOnly(t *testing.T) {
	other := &exe.File{Bytes: []byte("another"), Go: built.Go}
	if !bytes.Equal(written(t, built), written(t, built)) || bytes.Equal(written(t, built), written(t, other)) {
		t.Error("the bill does not follow from the program")
	}
}
