package main

import (
	"errors"
	"net/url"
	"slices"
	"strings"

	"unpause/system"
	"unpause/ui"
)

// What can stand alone on the command line. system.ElevatedFlag is the word of the second start as administrator.
const (
	versionFlag = "--version"
	helpFlag    = "--help"
	checkFlag   = "--check" // prints what the checks of this PC see, for those who help from afar; nothing is contacted
	pageFlag    = "--page"  // opens the whole reference as a web page
	closeFlag   = "--close" // asks the Unpause that is open to close, for the installer
)

// linkScheme begins the links that open Unpause on an error.
const linkScheme = "unpause:"

// errArguments is met for a command line that means nothing.
var errArguments = errors.New("unknown command line")

// request is what the command line asks for.
type request struct {
	flag string  // one of the flags above, or empty for the window; system.OpenAgainFlag is the window too
	word string  // after system.ElevatedFlag
	wish ui.Wish // what the window shows first
}

// parse reads the command line. A flag stands alone, so that no link and no words can bring one in.
func parse(args []string) (request, error) {
	if len(args) > 0 && isLink(args[0]) {
		return request{wish: linkWish(args)}, nil
	}
	if len(args) == 1 {
		if word, ok := strings.CutPrefix(args[0], system.ElevatedFlag); ok {
			return request{flag: system.ElevatedFlag, word: word}, nil
		}
		switch args[0] {
		case versionFlag, helpFlag, checkFlag, pageFlag, closeFlag, system.OpenAgainFlag:
			return request{flag: args[0]}, nil
		case "/?", "-h":
			return request{flag: helpFlag}, nil
		}
	}
	words := short(strings.Join(args, " "))
	if slices.ContainsFunc(args, isOption) || isOption(words) || isLink(words) {
		return request{}, errArguments
	}
	return request{wish: ui.Wish{Words: words}}, nil
}

// isOption reports whether an argument looks like one of ours or of Windows' programs, so that a mistyped one is not searched for.
func isOption(arg string) bool { return strings.HasPrefix(arg, "-") || strings.HasPrefix(arg, "/") }

// longestWords is how many bytes of the words are taken. Written as a link they are three times as long at most, and still short enough to be handed over.
const longestWords = 150

// short makes one short line of text of what was typed or stands in a link.
func short(words string) string {
	words = ui.Cleaned(words)
	return strings.TrimSpace(strings.ToValidUTF8(words[:min(len(words), longestWords)], ""))
}

func isLink(arg string) bool {
	return len(arg) >= len(linkScheme) && strings.EqualFold(arg[:len(linkScheme)], linkScheme)
}

// linkWish reads a link such as unpause:accounts:4. Browsers write it in several ways. Whatever comes with it makes it a link to nothing: Windows puts links
// of others on our command line, and a quote in one could add words there.
func linkWish(args []string) ui.Wish {
	unknown := ui.Wish{Link: true}
	if len(args) != 1 {
		return unknown
	}
	words, err := url.PathUnescape(strings.Trim(args[0][len(linkScheme):], "/"))
	if err != nil {
		return unknown
	}
	return ui.Wish{Words: short(words), Link: true}
}

// message is the wish as it is handed to the Unpause that is already open, which reads it with parse again.
func message(w ui.Wish) string {
	if w.Link {
		return linkScheme + url.PathEscape(w.Words)
	}
	return w.Words
}
