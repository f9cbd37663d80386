package winget

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"unpause/packaging/product"
)

// rule is what the schema asks of one property. The rules are those of microsoft/winget-cli, schemas/JSON/manifests/v1.10.0 (manifest.version.1.10.0.json,
// manifest.installer.1.10.0.json and manifest.defaultLocale.1.10.0.json), for the properties that are written here; the schema has no others of these names.
type rule struct {
	must    bool
	least   int // letters of a text, or items of a list
	most    int
	form    string   // a regular expression for texts
	one     []string // the only texts allowed
	items   *rule    // of each item of a list
	members rules    // of an object
	number  bool
}

type rules map[string]rule

const (
	number  = `(0|[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])`
	part    = `[^\.\s\\/:\*\?"<>\|\x01-\x1f]{1,32}`
	anyName = `^[^\\/:\*\?"<>\|\x01-\x1f]+$`
	tongue  = `^([a-zA-Z]{2,3}|[iI]-[a-zA-Z]+|[xX]-[a-zA-Z]{1,8})(-[a-zA-Z]{1,8})*$`
	webPage = `^([Hh][Tt][Tt][Pp][Ss]?)://.+$`
)

// common are the properties of all three manifests.
func common(kind string, others rules) rules {
	all := rules{
		"PackageIdentifier": {must: true, most: 128, form: `^` + part + `(\.` + part + `){1,7}$`},
		"PackageVersion":    {must: true, most: 128, form: anyName},
		"ManifestType":      {must: true, one: []string{kind}},
		"ManifestVersion":   {must: true, form: `^` + number + `(\.` + number + `){2}$`},
	}
	maps.Copy(all, others)
	return all
}

var (
	switchText = rule{least: 1, most: 512}
	entryText  = rule{least: 1, most: 256}
	code       = rule{least: 1, most: 255}
	kinds      = []string{"msix", "msi", "appx", "exe", "zip", "inno", "nullsoft", "wix", "burn", "pwa", "portable", "advinstExe", "advinstMsi"}
)

var schemas = map[string]rules{
	"Unpause.Unpause.yaml": common("version", rules{"DefaultLocale": {must: true, most: 20, form: tongue}}),
	"Unpause.Unpause.locale.en-US.yaml": common("defaultLocale", rules{
		"PackageLocale":    {must: true, most: 20, form: tongue},
		"Publisher":        {must: true, least: 2, most: 256},
		"PackageName":      {must: true, least: 2, most: 256},
		"License":          {must: true, least: 3, most: 512},
		"Copyright":        {least: 3, most: 512},
		"ShortDescription": {must: true, least: 3, most: 256},
		"Description":      {least: 3, most: 10000},
		"Moniker":          {least: 1, most: 40},
		"Tags":             {most: 16, items: &rule{least: 1, most: 40}},
	}),
	"Unpause.Unpause.installer.yaml": common("installer", rules{
		"Platform":          {most: 2, items: &rule{one: []string{"Windows.Desktop", "Windows.Universal"}}},
		"MinimumOSVersion":  {form: `^` + number + `(\.` + number + `){0,3}$`},
		"InstallerType":     {one: kinds},
		"Scope":             {one: []string{"user", "machine"}},
		"InstallModes":      {most: 3, items: &rule{one: []string{"interactive", "silent", "silentWithProgress"}}},
		"InstallerSwitches": {members: rules{"Silent": switchText, "SilentWithProgress": switchText, "InstallLocation": switchText}},
		"ExpectedReturnCodes": {most: 128, items: &rule{members: rules{
			"InstallerReturnCode": {must: true, number: true},
			"ReturnResponse": {must: true, one: []string{
				"packageInUse", "packageInUseByApplication", "installInProgress", "fileInUse", "missingDependency", "diskFull", "insufficientMemory",
				"invalidParameter", "noNetwork", "contactSupport", "rebootRequiredToFinish", "rebootRequiredForInstall", "rebootInitiated", "cancelledByUser",
				"alreadyInstalled", "downgrade", "blockedByPolicy", "systemNotSupported", "custom",
			}},
		}}},
		"UpgradeBehavior": {one: []string{"install", "uninstallPrevious", "deny"}},
		"Protocols":       {most: 64, items: &rule{most: 2048}},
		"ProductCode":     code,
		"AppsAndFeaturesEntries": {most: 128, items: &rule{members: rules{
			"DisplayName": entryText, "Publisher": entryText, "DisplayVersion": {least: 1, most: 128}, "ProductCode": code, "InstallerType": {one: kinds},
		}}},
		"Installers": {must: true, least: 1, most: 1024, items: &rule{members: rules{
			"Architecture":    {must: true, one: []string{"x86", "x64", "arm", "arm64", "neutral"}},
			"InstallerUrl":    {must: true, most: 2048, form: webPage},
			"InstallerSha256": {must: true, form: `^[A-Fa-f0-9]{64}$`},
		}}},
	}),
}

// broken lists how a value breaks a rule.
func (r rule) broken(at string, value any) []string {
	switch v := value.(type) {
	case string:
		return r.brokenText(at, v)
	case int:
		if !r.number || v == 0 {
			return []string{at + ": this number is not allowed"}
		}
	case []any:
		return r.brokenList(at, v)
	case map[string]any:
		if r.members == nil {
			return []string{at + ": no object is allowed here"}
		}
		return r.members.broken(at, v)
	default:
		return []string{at + ": is empty or of no known kind"}
	}
	return nil
}

func (r rule) brokenText(at, text string) []string {
	switch {
	case r.number || r.items != nil || r.members != nil:
		return []string{at + ": no text is allowed here"}
	case len(text) < r.least, r.most > 0 && len(text) > r.most:
		return []string{at + ": too short or too long"}
	case r.form != "" && !regexp.MustCompile(r.form).MatchString(text):
		return []string{at + ": " + text + " has not the form " + r.form}
	case r.one != nil && !slices.Contains(r.one, text):
		return []string{at + ": " + text + " is none of the words allowed"}
	}
	return nil
}

func (r rule) brokenList(at string, list []any) []string {
	if r.items == nil || len(list) < r.least || len(list) > r.most {
		return []string{at + ": no list of this length is allowed here"}
	}
	var all []string
	for _, item := range list {
		all = append(all, r.items.broken(at, item)...)
	}
	return all
}

// broken lists how an object breaks the rules of its members. Members without a rule are mistakes of spelling, which the schema itself would let pass.
func (rs rules) broken(at string, object map[string]any) []string {
	var all []string
	for name, r := range rs {
		if _, there := object[name]; r.must && !there {
			all = append(all, at+"."+name+": is missing")
		}
	}
	for name, value := range object {
		r, known := rs[name]
		if !known {
			all = append(all, at+"."+name+": is not a known name")
			continue
		}
		all = append(all, r.broken(at+"."+name, value)...)
	}
	return all
}

var example = product.Product{Version: "1.2.3", Copyright: "Copyright (c) 2026 Somebody"}

// manifests are those of the example, read back.
func manifests(t *testing.T, d Download) map[string]map[string]any {
	t.Helper()
	files, err := Manifests(example, d)
	if err != nil {
		t.Fatal(err)
	}
	read := map[string]map[string]any{}
	for name, text := range files {
		var m map[string]any
		if err := yaml.Unmarshal(text, &m); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, text)
		}
		first, _, _ := strings.Cut(string(text), "\n")
		if want := "# yaml-language-server: $schema=https://aka.ms/winget-manifest."; !strings.HasPrefix(first, want) {
			t.Errorf("%s begins with %q", name, first)
		}
		read[name] = m
	}
	return read
}

var good = Download{URL: "https://example.org/unpause-1.2.3-windows-x64-setup.exe", SHA256: strings.Repeat("A1", 32)}

func TestManifestsKeepTheRules(t *testing.T) {
	read := manifests(t, good)
	if len(read) != len(schemas) {
		t.Errorf("there are %d manifests", len(read))
	}
	for name, m := range read {
		for _, complaint := range schemas[name].broken(name, m) {
			t.Error(complaint)
		}
		if m["PackageVersion"] != "1.2.3" || m["PackageIdentifier"] != Identifier {
			t.Errorf("%s: %v %v", name, m["PackageIdentifier"], m["PackageVersion"])
		}
	}
}

// TestTheRulesCatchMistakes, or the test above would mean nothing.
func TestTheRulesCatchMistakes(t *testing.T) {
	for _, d := range []Download{{"ftp://example.org/setup.exe", good.SHA256}, {good.URL, "123"}, {good.URL, ""}, {"https://" + strings.Repeat("x", 2048), good.SHA256}} {
		name := "Unpause.Unpause.installer.yaml"
		if schemas[name].broken(name, manifests(t, d)[name]) == nil {
			t.Errorf("%v was let pass", d)
		}
	}
	for mistake, object := range map[string]map[string]any{
		"missing":  {},
		"spelling": {"PackageIdentifer": "A.B"},
		"kind":     {"ManifestType": []any{"version"}},
		"word":     {"ManifestType": "installer"},
	} {
		if schemas["Unpause.Unpause.yaml"].broken("", object) == nil {
			t.Errorf("%s was let pass", mistake)
		}
	}
}

// TestWhatThisSetupIs: for one person, silent with /S, and the handler of unpause: links.
func TestWhatThisSetupIs(t *testing.T) {
	m := manifests(t, good)["Unpause.Unpause.installer.yaml"]
	for name, want := range map[string]any{
		"InstallerType": "nullsoft", "Scope": "user", "UpgradeBehavior": "install", "MinimumOSVersion": "10.0.17763.0", "ProductCode": "Unpause",
	} {
		if m[name] != want {
			t.Errorf("%s is %v, not %v", name, m[name], want)
		}
	}
	if s := m["InstallerSwitches"].(map[string]any); s["Silent"] != "/S" || s["SilentWithProgress"] != "/S" {
		t.Errorf("the switches are %v", s)
	}
	if p := m["Protocols"].([]any); len(p) != 1 || p[0] != "unpause" {
		t.Errorf("the schemes are %v", p)
	}
}
