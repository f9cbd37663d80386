package system

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// pageName is the file of the web page, in OwnFolder.
const pageName = "reference.html"

// OpenOwnPage writes a web page of our own into OwnFolder and asks for the browser that this person uses to show the part that anchor names, or its beginning.
// A page that cannot be written anew opens as it was. Opened.What is the path, so that the page can be opened by hand; it is empty when there is no page.
func (o *Opener) OpenOwnPage(html []byte, anchor string) Opened {
	folder, err := OwnFolder()
	if err != nil {
		return Opened{Outcome: outcomeOf(err), Err: err}
	}
	path := filepath.Join(folder, pageName)
	if err := ReplaceFile(path, html); err != nil && !isFile(path) {
		return Opened{Outcome: outcomeOf(err), Err: err}
	}
	err = o.shell.browseFile(path, anchor)
	return Opened{Outcome: outcomeOf(err), What: path, Err: err}
}

// isFile reports whether a former page is there.
func isFile(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode().IsRegular()
}

// fileAddress is the address of a part of a file for a browser. It has no blanks and no quotes, so it is one argument on any command line.
func fileAddress(path, anchor string) string {
	path = strings.ReplaceAll(path, `\`, "/")
	if share, ok := strings.CutPrefix(path, "//"); ok {
		host, rest, _ := strings.Cut(share, "/")
		return (&url.URL{Scheme: "file", Host: host, Path: "/" + rest, Fragment: anchor}).String()
	}
	return (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(path, "/"), Fragment: anchor}).String()
}
