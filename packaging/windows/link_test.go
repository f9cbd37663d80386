package windows

import (
	"bytes"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"unpause/packaging/exe"
	"unpause/packaging/icon"
	"unpause/packaging/product"
)

// TestWindowsReadsItBack links the object into an empty program, without C as other tests build, and reads it from the finished file.
func TestWindowsReadsItBack(t *testing.T) {
	p := project(t)
	f, err := exe.Open(emptyProgram(t, p, "windows"))
	if err != nil {
		t.Fatal(err)
	}
	checkResources(t, f, p)
}

// TestOnlyWindowsLinksIt: on other systems the object beside the program is left out.
func TestOnlyWindowsLinksIt(t *testing.T) {
	f, err := exe.Open(emptyProgram(t, project(t), "linux"))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(f.Bytes, []byte("requestedExecutionLevel")) {
		t.Error("the manifest is in a program for Linux")
	}
}

// project is this project.
func project(t *testing.T) product.Product {
	t.Helper()
	p, err := product.Read("../..")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// emptyProgram builds a program that does nothing for a system, with the object file in its folder.
func emptyProgram(t *testing.T, p product.Product, system string) string {
	t.Helper()
	dir := t.TempDir()
	var object bytes.Buffer
	if err := WriteObject(&object, p); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"go.mod":                     []byte("module empty\n\ngo 1.26\n"),
		"main.go":                    []byte("package main\n\nfunc main() {}\n"),
		"unpause_windows_amd64.syso": object.Bytes(),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	built := filepath.Join(t.TempDir(), "empty.exe")
	command := exec.Command("go", "build", "-o", built, ".")
	command.Dir = dir
	command.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0", "GOFLAGS=")
	if said, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return built
}

// checkResources compares what a finished program says with what it should say.
func checkResources(t *testing.T, f *exe.File, p product.Product) {
	t.Helper()
	r, err := f.Resources()
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(r.IconSizes)
	if !slices.Equal(r.IconSizes, icon.Sizes) {
		t.Errorf("the icon has the sizes %v", r.IconSizes)
	}
	numbers, err := p.Numbers()
	if err != nil || r.Fixed != numbers {
		t.Errorf("the file version is %v, not %v; %v", r.Fixed, numbers, err)
	}
	for name, want := range map[string]string{
		"ProductName": "Unpause", "ProductVersion": p.Version, "FileDescription": "Unpause", "FileVersion": p.Version + ".0",
		"CompanyName": "The Unpause authors", "LegalCopyright": p.Copyright, "OriginalFilename": "unpause.exe", "InternalName": "unpause",
	} {
		if r.Properties[name] != want {
			t.Errorf("%s is %q, not %q", name, r.Properties[name], want)
		}
	}
	checkManifest(t, r.Manifest)
}

// assembly is what of a manifest matters here.
type assembly struct {
	Level struct {
		Level    string `xml:"level,attr"`
		UIAccess string `xml:"uiAccess,attr"`
	} `xml:"trustInfo>security>requestedPrivileges>requestedExecutionLevel"`
	Systems []struct {
		ID string `xml:"Id,attr"`
	} `xml:"compatibility>application>supportedOS"`
	Settings struct {
		DPIAware     string `xml:"http://schemas.microsoft.com/SMI/2005/WindowsSettings dpiAware"`
		DPIAwareness string `xml:"http://schemas.microsoft.com/SMI/2016/WindowsSettings dpiAwareness"`
		LongPaths    string `xml:"http://schemas.microsoft.com/SMI/2016/WindowsSettings longPathAware"`
		CodePage     string `xml:"activeCodePage"`
	} `xml:"application>windowsSettings"`
	Needs []struct {
		Name    string `xml:"name,attr"`
		Version string `xml:"version,attr"`
	} `xml:"dependency>dependentAssembly>assemblyIdentity"`
}

// windows10 is the identifier of Windows 10 and 11 in manifests (Microsoft, "Application manifests", supportedOS).
const windows10 = "{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"

// checkManifest reads a manifest with another reader than the library that wrote it.
func checkManifest(t *testing.T, text []byte) {
	t.Helper()
	var a assembly
	if err := xml.Unmarshal(text, &a); err != nil {
		t.Fatalf("%v in the manifest:\n%s", err, text)
	}
	if a.Level.Level != "asInvoker" || a.Level.UIAccess != "false" {
		t.Errorf("the program asks for %+v", a.Level)
	}
	if len(a.Systems) != 1 || a.Systems[0].ID != windows10 {
		t.Errorf("the program supports %v", a.Systems)
	}
	if s := a.Settings; s.DPIAware != "true" || s.DPIAwareness != "permonitorv2,system" || s.LongPaths != "true" || s.CodePage != "" {
		t.Errorf("the settings are %+v", s)
	}
	if len(a.Needs) != 1 || a.Needs[0].Name != "Microsoft.Windows.Common-Controls" || a.Needs[0].Version != "6.0.0.0" {
		t.Errorf("the program needs %v", a.Needs)
	}
}
