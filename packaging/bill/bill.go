// Package bill writes the software bill of materials: what the program consists of, in the form CycloneDX 1.6, so that scanners can tell whether a fault that
// becomes known in some library is a fault of this program too.
package bill

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"time"

	cdx "github.com/CycloneDX/cyclonedx-go"

	"unpause/packaging/exe"
	"unpause/packaging/parts"
	"unpause/packaging/product"
)

// Names of properties, which CycloneDX leaves to whoever writes a bill.
const (
	goSumProperty  = "unpause:go.sum"       // the sum of a Go module as in go.sum
	commitProperty = "unpause:vcs.revision" // the commit that the program was built from
	goProperty     = "unpause:go.version"   // the compiler
)

// Write writes the bill of a program. Written twice for the same program, it is the same.
func Write(w io.Writer, p product.Product, f *exe.File, all []parts.Part, when time.Time) error {
	sum := sha256.Sum256(f.Bytes)
	own := program(p, f, hex.EncodeToString(sum[:]))
	bom := cdx.NewBOM()
	bom.SerialNumber = serial(sum)
	bom.Metadata = &cdx.Metadata{Component: &own, Lifecycles: &[]cdx.Lifecycle{{Phase: cdx.LifecyclePhasePostBuild}}}
	if !when.IsZero() {
		bom.Metadata.Timestamp = when.UTC().Format(time.RFC3339)
	}
	components := make([]cdx.Component, 0, len(all))
	for _, part := range all {
		components = append(components, component(part))
	}
	bom.Components = &components
	bom.Dependencies = dependencies(own.BOMRef, all)
	encoder := cdx.NewBOMEncoder(w, cdx.BOMFileFormatJSON).SetPretty(true).SetEscapeHTML(false)
	if err := encoder.EncodeVersion(bom, cdx.SpecVersion1_6); err != nil {
		return fmt.Errorf("the bill of materials could not be written: %w", err)
	}
	return nil
}

// serial is a UUID made from the program's sum (version 8 of RFC 9562: the bits are the maker's own), so that each build has its own and always the same.
func serial(sum [sha256.Size]byte) string {
	u := sum[:16]
	u[6] = u[6]&0x0f | 0x80
	u[8] = u[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

// program describes the program itself.
func program(p product.Product, f *exe.File, sum string) cdx.Component {
	properties := []cdx.Property{{Name: goProperty, Value: f.Go.GoVersion}}
	if commit := f.Setting("vcs.revision"); commit != "" {
		properties = append(properties, cdx.Property{Name: commitProperty, Value: commit})
	}
	return cdx.Component{
		BOMRef: "unpause@" + p.Version, Type: cdx.ComponentTypeApplication, Name: product.Name, Version: p.Version, Description: product.Description,
		Publisher: product.Publisher, Copyright: p.Copyright, Licenses: licences(product.License), Properties: &properties,
		Hashes: &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA256, Value: sum}},
	}
}

// component describes a part.
func component(part parts.Part) cdx.Component {
	c := cdx.Component{BOMRef: reference(part), Type: kinds[part.Kind], Name: part.Name, Version: part.Version, PackageURL: part.URL, Licenses: licences(part.Licence.SPDX)}
	if part.SHA256 != "" {
		c.Hashes = &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA256, Value: part.SHA256}}
	}
	if part.GoSum != "" {
		c.Properties = &[]cdx.Property{{Name: goSumProperty, Value: part.GoSum}}
	}
	return c
}

// kinds are CycloneDX's words; it has none for fonts.
var kinds = map[parts.Kind]cdx.ComponentType{parts.Library: cdx.ComponentTypeLibrary, parts.Font: cdx.ComponentTypeFile}

// reference is what the bill calls a part by.
func reference(part parts.Part) string {
	if part.URL != "" {
		return part.URL
	}
	return strings.TrimSuffix(part.Name+"@"+part.Version, "@")
}

// licences writes one identifier as such, and several as an expression.
func licences(spdx string) *cdx.Licenses {
	if strings.Contains(spdx, " ") {
		return &cdx.Licenses{{Expression: spdx}}
	}
	return &cdx.Licenses{{License: &cdx.License{ID: spdx}}}
}

// dependencies say who brought what: the program the parts without a "From", the modules the others.
func dependencies(own string, all []parts.Part) *[]cdx.Dependency {
	references := map[string]string{"": own}
	for _, part := range all {
		references[part.Name] = reference(part)
	}
	brought := map[string][]string{}
	for _, part := range all {
		by := references[part.From]
		brought[by] = append(brought[by], reference(part))
	}
	var list []cdx.Dependency
	for _, ref := range append([]string{own}, referencesOf(all)...) {
		d := cdx.Dependency{Ref: ref}
		if brought[ref] != nil {
			on := brought[ref]
			d.Dependencies = &on
		}
		list = append(list, d)
	}
	return &list
}

// referencesOf lists the references of all parts in their order.
func referencesOf(all []parts.Part) []string {
	list := make([]string, 0, len(all))
	for _, part := range all {
		list = append(list, reference(part))
	}
	return list
}
