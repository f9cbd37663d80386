// Package resources embeds everything the program ships as data: the entries of the catalogue, the words of its buttons, the texts of its
// screens and its icon. Data lives here and nowhere else; reading and checking it is the work of the packages that use it.
package resources

import (
	"embed"
	"strings"
)

// Catalog holds what people write about errors: entries/*.yaml, questions.yaml, checks.yaml, areas.yaml, actions.yaml, corrections.yaml, terms.yaml, lexicon.yaml and elsewhere.yaml.
// translations/ has a folder for each further language, with files of the same names.
//
// The program does not read them: it loads what "make data" has made of them, see Packed. Only package source, its tools and tests may name this variable. Nothing else does, so that
// the files are no part of the program.
//
//go:embed entries/*.yaml questions.yaml checks.yaml areas.yaml actions.yaml corrections.yaml terms.yaml lexicon.yaml elsewhere.yaml
//go:embed translations/*/*.yaml translations/*/entries/*.yaml
var Catalog embed.FS

// Texts holds the texts of the screens, one JSON file a language: the texts by their keys, with gaps like {{.name}} in them.
//
//go:embed texts/*.json
var Texts embed.FS

// English is the language in which the data is written. All others are translations of it.
const English = "en"

// Icon is the program's icon as PNG, drawn from icon.svg (see packaging/release), for systems on which a program has none in itself.
//
//go:embed icon.png
var Icon []byte

//go:embed VERSION
var version string

// Version is the program's version number, three numbers with dots between them. The file VERSION is its one home: the program, the properties of the Windows
// file, the installer and the manifests of package managers all take it from there.
func Version() string { return strings.TrimSpace(version) }
