package system

import "slices"

// PlaceKind tells how a place is opened.
type PlaceKind string

// The kinds of place.
const (
	Address PlaceKind = "address" // a scheme of Windows or Spotify, such as ms-settings:network-proxy
	Web     PlaceKind = "web"     // an https page
	Program PlaceKind = "program" // a program, .msc or .cpl file
	Folder  PlaceKind = "folder"  // a folder, which must exist
	Reveal  PlaceKind = "reveal"  // Explorer with one file selected, which must exist
	Text    PlaceKind = "text"    // nothing is opened: a text for the clipboard
)

// Place is one thing that Windows can be asked to open. File may begin with one of the roots of folders.go.
type Place struct {
	Kind     PlaceKind
	File     string
	Args     string
	Subject  string // a file that must exist and stands in Args as {subject}; for Reveal the file to select
	Elevate  bool   // asks for administrator rights
	MinBuild int    // first Windows build that has the page; 0 = all that Unpause supports
}

// Target is an id that the catalogue may name, with the places to try, best first.
type Target struct {
	ID       string
	Places   []Place
	Fallback string // another target to try when none of the places can be opened; may be empty
}

// build11 is the first build of Windows 11; build2004 of Windows 10 version 2004.
const (
	build2004 = 19041
	build11   = 22000
)

func settings(page string) Place { return Place{Kind: Address, File: "ms-settings:" + page} }
func address(uri string) Place   { return Place{Kind: Address, File: uri} }
func program(file, args string) Place {
	return Place{Kind: Program, File: file, Args: args}
}
func control(args string) Place { return program(system32+`\control.exe`, args) }
func text(t string) Place       { return Place{Kind: Text, File: t} }

// target puts a row of the table together.
func target(id, fallback string, places ...Place) Target {
	return Target{ID: id, Places: places, Fallback: fallback}
}

func web(id, address string) Target {
	return target(id, "", Place{Kind: Web, File: address})
}

// targets is the closed table of everything that can be opened.
//
// Windows pages: Microsoft's documents "Launch Windows Settings" and "Canonical names of Control Panel items"; the .msc files and the first
// builds of pages are general knowledge of Windows and have not been tried on every version.
var targets = slices.Concat(windowsTargets, spotifyTargets, webTargets, textTargets)

var windowsTargets = []Target{
	target("win-services", "", program(system32+`\services.msc`, ""), program(system32+`\mmc.exe`, "services.msc")),
	target("win-firewall-allowed-apps", "win-security-firewall",
		control("/name Microsoft.WindowsFirewall /page pageConfigureApps"), program(system32+`\firewall.cpl`, "")),
	target("win-firewall-advanced", "win-firewall-allowed-apps", program(system32+`\wf.msc`, "")),
	target("win-security-firewall", "", address("windowsdefender://network"), settings("windowsdefender")),
	target("win-network-connections", "", program(system32+`\ncpa.cpl`, ""), control("netconnections")),
	target("win-network-adapters", "win-network-connections",
		Place{Kind: Address, File: "ms-settings:network-advancedsettings", MinBuild: build11}),
	target("win-network-status", "", settings("network-status"), settings("")),
	target("win-network-troubleshoot", "win-network-status", settings("troubleshoot")),
	target("win-proxy", "", settings("network-proxy"), control("/name Microsoft.InternetOptions /page 4")),
	target("win-vpn", "win-network-connections", settings("network-vpn")),
	target("win-date-time", "", settings("dateandtime"), control("/name Microsoft.DateAndTime")),
	target("win-region", "", settings("regionformatting"), settings("")),
	target("win-default-apps", "", settings("defaultapps")),
	target("win-storage", "", settings("storagesense"), program(windowsDir+`\explorer.exe`, "shell:MyComputerFolder")),
	target("win-security", "", settings("windowsdefender"), address("windowsdefender:")),
	target("win-virus-scan", "win-security", address("windowsdefender://threat")),
	target("win-virus-exclusions", "win-virus-scan", address("windowsdefender://threatsettings")),
	target("win-installed-apps", "", settings("appsfeatures"), control("/name Microsoft.ProgramsAndFeatures")),
	target("win-app-spotify-store", "win-installed-apps", settings("appsfeatures-app?"+storePackage)),
	target("win-startup-apps", "win-task-manager", settings("startupapps")),
	target("win-task-manager", "", program(system32+`\taskmgr.exe`, "")),
	target("win-system-config", "", program(system32+`\msconfig.exe`, "")),
	target("win-device-manager", "", program(system32+`\devmgmt.msc`, ""), control("/name Microsoft.DeviceManager")),
	target("win-update", "", settings("windowsupdate"), settings("")),
	target("win-update-optional", "win-update", Place{Kind: Address, File: "ms-settings:windowsupdate-optionalupdates", MinBuild: build2004}),
	target("win-recovery", "", settings("recovery")),
	target("win-about", "", settings("about"), program(system32+`\winver.exe`, "")),
	target("win-hosts-edit", "win-hosts-folder",
		Place{Kind: Program, File: system32 + `\notepad.exe`, Args: `"{subject}"`, Subject: hostsFile, Elevate: true}),
	target("win-hosts-folder", "", Place{Kind: Reveal, Subject: hostsFile}, Place{Kind: Folder, File: system32 + `\drivers\etc`}),
}

// storePackage is the family name of Spotify's package in the Microsoft Store.
const storePackage = "SpotifyAB.SpotifyMusic_zpdnekdrzrea0"

// spotifyTargets: the spotify: addresses and folders are known from several unrelated programs, not from Spotify itself.
var spotifyTargets = []Target{
	target("app-spotify", "", address("spotify:")),
	target("app-spotify-settings", "app-spotify", address("spotify:preferences")),
	target("dir-spotify-roaming", "", Place{Kind: Folder, File: roaming + `\Spotify`}),
	target("dir-spotify-local", "", Place{Kind: Folder, File: local + `\Spotify`}),
	target("dir-spotify-store", "", Place{Kind: Folder, File: local + `\Packages\` + storePackage + `\LocalState\Spotify`}),
	target("file-spotify-prefs", "",
		Place{Kind: Reveal, Subject: roaming + `\Spotify\prefs`},
		Place{Kind: Reveal, Subject: local + `\Packages\` + storePackage + `\LocalState\Spotify\prefs`}),
	target("store-spotify", "",
		address("ms-windows-store://pdp/?ProductId=9NCBCSZSJRSB"), Place{Kind: Web, File: "https://apps.microsoft.com/detail/9ncbcszsjrsb"}),
	target("store-updates", "", address("ms-windows-store://downloadsandupdates")),
}

// webTargets: addresses are fixed here and nowhere else; web.go lists the hosts that they may be on.
var webTargets = []Target{
	web("web-download", "https://www.spotify.com/download/windows/"),
	web("web-download-all", "https://www.spotify.com/download/"),
	web("web-password-reset", "https://accounts.spotify.com/password-reset"),
	web("web-account", "https://www.spotify.com/account/overview/"),
	web("web-profile", "https://www.spotify.com/account/profile/"),
	web("web-subscription", "https://www.spotify.com/account/subscription/"),
	web("web-apps", "https://www.spotify.com/account/apps/"),
	web("web-login-methods", "https://support.spotify.com/article/login-methods/"),
	// A direct address of "Sign out everywhere" is not known; the account page links to it.
	web("web-sign-out-everywhere", "https://www.spotify.com/account/overview/"),
	web("web-country-help", "https://support.spotify.com/article/country-region-settings/"),
	web("web-premium", "https://www.spotify.com/premium/"),
	web("web-support", "https://support.spotify.com/"),
	web("web-support-contact", "https://support.spotify.com/contact-spotify-support/"),
	web("web-community", "https://community.spotify.com/"),
	web("web-status", "https://status.spotify.dev/"),
	web("web-downdetector", "https://downdetector.com/status/spotify/"),
	web("web-player", "https://open.spotify.com/"),
	web("web-plain-page", "https://www.wikipedia.org/"),
	web("web-dev-dashboard", "https://developer.spotify.com/dashboard"),
	web("web-dev-authorization", "https://developer.spotify.com/documentation/web-api/concepts/authorization"),
	web("web-dev-devices", "https://developer.spotify.com/documentation/web-api/reference/get-a-users-available-devices"),
	web("web-dev-player-state", "https://developer.spotify.com/documentation/web-api/reference/get-information-about-the-users-current-playback"),
	web("web-dev-rate-limits", "https://developer.spotify.com/documentation/web-api/concepts/rate-limits"),
	web("web-dev-2026-rules", "https://developer.spotify.com/blog/2026-02-06-update-on-developer-access-and-platform-security"),
	web("web-reference", "https://0iy.github.io/spotify-error-ref/"),
	// The list takes reports by these two forms only, and GitHub asks to sign in before it shows them.
	web("web-report-code", "https://github.com/0iy/spotify-error-ref/issues/new?template=new-error-code.yml"),
	web("web-report-correction", "https://github.com/0iy/spotify-error-ref/issues/new?template=correction.yml"),
}

// textTargets are texts for pasting: pages that browsers refuse to open from outside, a request to a help desk, a command of another system.
var textTargets = []Target{
	target("chrome-components", "", text("chrome://components")),
	target("chrome-protected-content", "", text("chrome://settings/content/protectedContent")),
	target("chrome-policy", "", text("chrome://policy")),
	target("chrome-extensions", "", text("chrome://extensions")),
	target("chrome-site-data", "", text("chrome://settings/content/all?searchSubpage=spotify.com")),
	target("edge-extensions", "", text("edge://extensions")),
	target("firefox-addons", "", text("about:addons")),
	// Ports and hosts as public Spotify clients use them; scdn.co and spotifycdn.com carry music and updates.
	target("network-allow-list", "", text("Please allow Spotify on this network. Hosts: *.spotify.com, apresolve.spotify.com, *.scdn.co, *.spotifycdn.com. "+
		"TCP ports: 4070, 443 and 80. Its access points speak neither TLS nor HTTP there, so inspection of these connections breaks them.")),
	target("linux-widevine", "", text("sudo apt install libwidevinecdm0")),
}

// Targets returns the whole table, for tests and for tools that check the data against it.
func Targets() []Target { return slices.Clone(targets) }

// findTarget looks an id up.
func findTarget(id string) (Target, bool) {
	i := slices.IndexFunc(targets, func(t Target) bool { return t.ID == id })
	if i < 0 {
		return Target{}, false
	}
	return targets[i], true
}

// WebAddress returns the https address of a web target, for showing and copying.
func WebAddress(id string) (string, bool) { return firstPlace(id, Web) }

// CopyText returns the text of a text target.
func CopyText(id string) (string, bool) { return firstPlace(id, Text) }

func firstPlace(id string, kind PlaceKind) (string, bool) {
	t, ok := findTarget(id)
	if !ok || t.Places[0].Kind != kind {
		return "", false
	}
	return t.Places[0].File, true
}
