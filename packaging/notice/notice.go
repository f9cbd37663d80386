// Package notice writes the NOTICE that goes along with the program: the project's own, and the licences of everything in the program that others made, which
// most of those licences ask for.
package notice

import (
	"strings"

	"unpause/packaging/parts"
)

// line stands between two licences.
const line = "\n" + "--------------------------------------------------------------------------------" + "\n\n"

// Text joins the project's own notice and the licences of the parts. Parts with the very same text share it.
func Text(own string, all []parts.Part) string {
	var order []string // texts in the order in which they are first met
	names := map[string][]string{}
	for _, p := range all {
		for _, text := range p.Licence.Texts {
			text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
			if names[text] == nil {
				order = append(order, text)
			}
			names[text] = append(names[text], strings.TrimSpace(p.Name+" "+p.Version))
		}
	}
	var out strings.Builder
	out.WriteString(strings.TrimSpace(own) + "\n" + line)
	out.WriteString("Unpause contains the following works of others. Their licences are:\n")
	for _, text := range order {
		out.WriteString(line + strings.Join(names[text], "\n") + "\n\n" + text + "\n")
	}
	return out.String()
}
