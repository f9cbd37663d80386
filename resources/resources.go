// Package resources embeds everything the program ships as data: the entries of the catalogue, the words of its buttons, the texts of its
// screens and its icon. Data lives here and nowhere else; reading and checking it is the work of the packages that use it.
package resources

import "embed"

// Catalog holds the files that catalog.Load reads: entries/*.yaml, questions.yaml, checks.yaml, areas.yaml, actions.yaml, corrections.yaml and terms.yaml.
//
//go:embed entries/*.yaml questions.yaml checks.yaml areas.yaml actions.yaml corrections.yaml terms.yaml
var Catalog embed.FS

// Texts holds the texts of the screens, one JSON file a language, in the form that fyne.io/fyne/v2/lang reads.
//
//go:embed texts/*.json
var Texts embed.FS

// Icon is the program's icon as SVG.
//
//go:embed icon.svg
var Icon []byte
