package parts

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/image/font/sfnt"

	"unpause/packaging/exe"
	"unpause/packaging/licence"
)

// fontModule is the Go module whose fonts the program may embed, fontFolder where it keeps them.
const (
	fontModule = "fyne.io/fyne/v2"
	fontFolder = "theme/font"
)

// errFontLicence is met for a font whose licence is not among the files beside it.
var errFontLicence = errors.New("which file states the licence of this font is not known")

// fontLicences say which of the files beside the fonts states whose licence, by how the font's name begins.
var fontLicences = []struct{ begins, file string }{
	{"Noto", "LICENSE.txt"},
	{"DejaVu", "LICENSE_DejaVu-Powerline.txt"},
	{"EmojiOne", "LICENSE_EmojiOneColor.txt"},
	{"Inter", "LICENSE_Inter.txt"},
}

var fontFile = regexp.MustCompile(`\.(ttf|otf)$`)

// fonts are the font files whose bytes stand in the program.
func fonts(f *exe.File, at Folders) ([]Part, error) {
	m, ok := moduleOf(f, fontModule)
	if !ok {
		return nil, nil
	}
	module, err := folder(at, m)
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(module, filepath.FromSlash(fontFolder))
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("the fonts could not be looked for: %w", err)
	}
	var all []Part
	for _, file := range files {
		if !fontFile.MatchString(file.Name()) {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, file.Name()))
		if err != nil {
			return nil, err
		}
		if !bytes.Contains(f.Bytes, data) {
			continue
		}
		part, err := font(dir, file.Name(), data)
		if err != nil {
			return nil, err
		}
		all = append(all, part)
	}
	return all, nil
}

// font describes one font file.
func font(dir, name string, data []byte) (Part, error) {
	i := slices.IndexFunc(fontLicences, func(l struct{ begins, file string }) bool { return strings.HasPrefix(name, l.begins) })
	if i < 0 {
		return Part{}, fmt.Errorf("%s: %w", name, errFontLicence)
	}
	l, err := licence.OfFile(filepath.Join(dir, fontLicences[i].file))
	if err != nil {
		return Part{}, err
	}
	sum := sha256.Sum256(data)
	return Part{Kind: Font, Name: name, Version: fontVersion(data), SHA256: hex.EncodeToString(sum[:]), From: fontModule, Licence: l}, nil
}

// fontVersion is the version that a font states, such as "2.015"; empty when it states none.
func fontVersion(data []byte) string {
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return ""
	}
	version, err := parsed.Name(nil, sfnt.NameIDVersion)
	if err != nil {
		return ""
	}
	version, _, _ = strings.Cut(strings.TrimPrefix(version, "Version "), ";")
	return version
}
