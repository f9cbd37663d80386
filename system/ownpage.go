package system

import (
	"net/url"
	"path/filepath"
	"strings"
)

// pageName is the file of the web page, in OwnFolder.
const pageName = "reference.html"

// OpenOwnPage writes a web page of our own into OwnFolder and asks for the browser that this person uses. Opened.What is the path, so that the page can be
// opened by hand; it is empty when there is no folder for it.
func (o *Opener) OpenOwnPage(html []byte) Opened {
	folder, err := OwnFolder()
	if err != nil {
		return Opened{Outcome: outcomeOf(err), Err: err}
	}
	path := filepath.Join(folder, pageName)
	if err = ReplaceFile(path, html); err == nil {
		err = o.shell.browseFile(path)
	}
	return Opened{Outcome: outcomeOf(err), What: path, Err: err}
}

// fileAddress is the address of a file for a browser. It has no blanks and no quotes, so it is one argument on any command line.
func fileAddress(path string) string {
	path = strings.ReplaceAll(path, `\`, "/")
	if share, ok := strings.CutPrefix(path, "//"); ok {
		host, rest, _ := strings.Cut(share, "/")
		return (&url.URL{Scheme: "file", Host: host, Path: "/" + rest}).String()
	}
	return (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(path, "/")}).String()
}
