// Package winget writes the manifests with which Windows' own package manager finds and installs the program. Their form is version 1.10.0, which every winget
// of the last years reads; nothing of later versions is needed.
package winget

import (
	"bytes"
	"fmt"

	"go.yaml.in/yaml/v4"

	"unpause/packaging/product"
)

// Identifier is the program's name in winget's index; its uninstall key in the registry is called ProductCode.
const (
	Identifier  = "Unpause.Unpause"
	ProductCode = "Unpause"

	locale          = "en-US"
	manifestVersion = "1.10.0"
	// oldest is Windows 10 1809, the oldest that winget itself runs on.
	oldest = "10.0.17763.0"
)

// Download is the setup as people get it.
type Download struct {
	URL    string // public, https
	SHA256 string // in hexadecimal
}

// head is what all manifests begin and end with.
type head struct {
	PackageIdentifier string `yaml:"PackageIdentifier"`
	PackageVersion    string `yaml:"PackageVersion"`
}

type foot struct {
	ManifestType    string `yaml:"ManifestType"`
	ManifestVersion string `yaml:"ManifestVersion"`
}

type versionManifest struct {
	head          `yaml:",inline"`
	DefaultLocale string `yaml:"DefaultLocale"`
	foot          `yaml:",inline"`
}

type localeManifest struct {
	head             `yaml:",inline"`
	PackageLocale    string   `yaml:"PackageLocale"`
	Publisher        string   `yaml:"Publisher"`
	PackageName      string   `yaml:"PackageName"`
	License          string   `yaml:"License"`
	Copyright        string   `yaml:"Copyright"`
	ShortDescription string   `yaml:"ShortDescription"`
	Description      string   `yaml:"Description"`
	Moniker          string   `yaml:"Moniker"`
	Tags             []string `yaml:"Tags"`
	foot             `yaml:",inline"`
}

type installerManifest struct {
	head                   `yaml:",inline"`
	Platform               []string     `yaml:"Platform"`
	MinimumOSVersion       string       `yaml:"MinimumOSVersion"`
	InstallerType          string       `yaml:"InstallerType"`
	Scope                  string       `yaml:"Scope"`
	InstallModes           []string     `yaml:"InstallModes"`
	InstallerSwitches      switches     `yaml:"InstallerSwitches"`
	ExpectedReturnCodes    []returnCode `yaml:"ExpectedReturnCodes"`
	UpgradeBehavior        string       `yaml:"UpgradeBehavior"`
	Protocols              []string     `yaml:"Protocols"`
	ProductCode            string       `yaml:"ProductCode"`
	AppsAndFeaturesEntries []listed     `yaml:"AppsAndFeaturesEntries"`
	Installers             []installer  `yaml:"Installers"`
	foot                   `yaml:",inline"`
}

type switches struct {
	Silent             string `yaml:"Silent"`
	SilentWithProgress string `yaml:"SilentWithProgress"`
	InstallLocation    string `yaml:"InstallLocation"`
}

type returnCode struct {
	InstallerReturnCode int    `yaml:"InstallerReturnCode"`
	ReturnResponse      string `yaml:"ReturnResponse"`
}

// listed is the program's line in Windows' list of apps.
type listed struct {
	DisplayName    string `yaml:"DisplayName"`
	Publisher      string `yaml:"Publisher"`
	DisplayVersion string `yaml:"DisplayVersion"`
	ProductCode    string `yaml:"ProductCode"`
	InstallerType  string `yaml:"InstallerType"`
}

type installer struct {
	Architecture    string `yaml:"Architecture"`
	InstallerURL    string `yaml:"InstallerUrl"`
	InstallerSHA256 string `yaml:"InstallerSha256"`
}

// returnCodes are the setup's own exit codes, which the head of packaging/installer/unpause.nsi explains.
var returnCodes = []returnCode{
	{1, "cancelledByUser"},
	{3, "packageInUse"},
	{4, "fileInUse"},
	{5, "systemNotSupported"},
	{6, "installInProgress"},
	{7, "invalidParameter"},
	{8, "diskFull"},
}

// Manifests are the three files of a version, by name.
func Manifests(p product.Product, d Download) (map[string][]byte, error) {
	h := head{Identifier, p.Version}
	files := map[string][]byte{}
	for _, m := range []struct {
		kind, name string
		content    any
	}{
		{"version", Identifier + ".yaml", versionManifest{h, locale, foot{"version", manifestVersion}}},
		{"defaultLocale", Identifier + ".locale." + locale + ".yaml", description(h, p)},
		{"installer", Identifier + ".installer.yaml", installation(h, p, d)},
	} {
		text, err := write(m.kind, m.content)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.name, err)
		}
		files[m.name] = text
	}
	return files, nil
}

// description is what winget shows about the program.
func description(h head, p product.Product) localeManifest {
	return localeManifest{
		head: h, PackageLocale: locale, Publisher: product.Publisher, PackageName: product.Name, License: product.License, Copyright: p.Copyright,
		ShortDescription: product.Description + ".",
		Description: "Unpause helps when the Spotify app on Windows shows an error. It finds the error by its code, its words or a few questions, looks at the PC, " +
			"and leads through each step. It works without internet and sends nothing anywhere. It is unofficial: it is not made by Spotify.",
		Moniker: "unpause", Tags: []string{"help", "spotify", "troubleshooting"}, foot: foot{"defaultLocale", manifestVersion},
	}
}

// installation is how winget installs the program.
func installation(h head, p product.Product, d Download) installerManifest {
	return installerManifest{
		head: h, Platform: []string{"Windows.Desktop"}, MinimumOSVersion: oldest, InstallerType: "nullsoft", Scope: "user",
		InstallModes: []string{"interactive", "silent"}, InstallerSwitches: switches{"/S", "/S", "/D=<INSTALLPATH>"},
		ExpectedReturnCodes: returnCodes, UpgradeBehavior: "install", Protocols: []string{"unpause"}, ProductCode: ProductCode,
		AppsAndFeaturesEntries: []listed{{product.Name, product.Publisher, p.Version, ProductCode, "nullsoft"}},
		Installers:             []installer{{"x64", d.URL, d.SHA256}}, foot: foot{"installer", manifestVersion},
	}
}

// write writes one manifest, with the line by which editors find the rules for it.
func write(kind string, content any) ([]byte, error) {
	var text bytes.Buffer
	fmt.Fprintf(&text, "# yaml-language-server: $schema=https://aka.ms/winget-manifest.%s.%s.schema.json\n", kind, manifestVersion)
	encoder := yaml.NewEncoder(&text)
	encoder.SetIndent(2)
	if err := encoder.Encode(content); err != nil {
		return nil, err
	}
	return text.Bytes(), encoder.Close()
}
