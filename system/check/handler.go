package check

import (
	"errors"
	"io/fs"
	"strings"
)

// handlerOf is the program that opens addresses with this scheme. Windows may name its own question "how do you want to open this" instead of none, and a
// starter of its own for programs from the Store (both known from use, not looked up).
func handlerOf(pc PC, scheme string) (Handler, error) {
	h, err := pc.Handler(scheme)
	switch {
	case err != nil:
		return Handler{}, err
	case h.App != "":
		return h, nil
	case strings.EqualFold(base(h.Program), "OpenWith.exe"):
		return Handler{}, fs.ErrNotExist
	case h.Program == "", strings.EqualFold(base(h.Program), "LaunchWinApp.exe"):
		return Handler{}, ErrDamaged
	}
	return h, nil
}

// gone reports whether the program of a handler is not there any more.
func (h Handler) gone(pc PC) (bool, error) {
	if !onDrive(h.Program) {
		return false, ErrDamaged
	}
	there, err := exists(pc, h.Program)
	return !there && err == nil, err
}

func (h Handler) line() string {
	return "program: " + orNone(h.Program) + ", app: " + orNone(h.App) + ", ProgID: " + orNone(h.ProgID)
}

func spotifyLinks(pc PC) Seen {
	h, err := handlerOf(pc, "spotify")
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return unlessNoSpotify(pc, found("missing", ""))
	case err != nil:
		return unknown(err)
	case isStoreApp(h.App), h.App == "" && inPackage(h.Program): // nobody may look into the folders of the Store's programs
		return found("ok", "", h.line())
	case h.App != "":
		return found("foreign", brief(h.App), h.line())
	}
	file := brief(base(h.Program)) // not the folders, which have the person's name in them
	gone, err := h.gone(pc)
	switch {
	case err != nil:
		return unknown(err, h.line())
	case gone:
		return unlessNoSpotify(pc, found("lost", file, h.line()))
	case strings.EqualFold(base(h.Program), spotifyExe):
		return found("ok", "", h.line())
	}
	own, err := inSpotifyFolder(pc, h.Program)
	switch {
	case err != nil:
		return unknown(err, h.line())
	case own:
		return found("ok", "", h.line())
	}
	return found("foreign", file, h.line())
}

// inSpotifyFolder reports whether a program is one that came with Spotify, by where it lies.
func inSpotifyFolder(pc PC, program string) (bool, error) {
	roaming, err := pc.Folder(Roaming)
	if err != nil {
		return false, err
	}
	exe, err := websiteExe(pc)
	if err != nil {
		return false, err
	}
	return below(program, roaming+`\Spotify`) || exe != "" && below(program, strings.TrimSuffix(exe, `\`+base(exe))), nil
}

// unlessNoSpotify is what was seen, which is a fault only where there is a Spotify to open.
func unlessNoSpotify(pc PC, seen Seen) Seen {
	if _, err := presentSpotify(pc); err != nil {
		return unknown(err, seen.Raw...)
	}
	return seen
}

// isStoreApp reports whether the id of a program from the Store, such as SpotifyAB.SpotifyMusic_zpdnekdrzrea0!Spotify, is Spotify's.
func isStoreApp(id string) bool {
	return len(id) > len(storePrefix) && strings.EqualFold(id[:len(storePrefix)], storePrefix)
}
