package check

import (
	"errors"
	"fmt"
	"math"
)

const (
	megabyte = 1 << 20 // as Windows counts
	gigabyte = 1 << 30
	// An update needs about this much; the number is not Spotify's.
	fullBelow   = 500 * megabyte
	littleBelow = gigabyte
)

// disk looks at the drives of Spotify's folders and of the one for files in passing. The tightest of them counts.
func disk(pc PC) Seen {
	tightest := uint64(math.MaxUint64)
	var failed error
	var raw []string
	for _, id := range []Folder{Roaming, Local, Temp} {
		free, err := freeAt(pc, id)
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		raw = append(raw, fmt.Sprintf("%s: %d bytes free", id, free))
		tightest = min(tightest, free)
	}
	switch {
	case tightest < fullBelow:
		return foundWords("full", size(tightest), raw...)
	case failed != nil: // and that drive may be fuller
		return unknown(failed, raw...)
	case tightest < littleBelow:
		return foundWords("little", size(tightest), raw...)
	}
	return foundWords("enough", size(tightest), raw...)
}

func freeAt(pc PC, id Folder) (uint64, error) {
	path, err := pc.Folder(id)
	if err != nil {
		return 0, err
	}
	return pc.Free(path)
}

func size(bytes uint64) Words {
	if bytes < gigabyte {
		return Say("megabytes", Number(int(bytes/megabyte)))
	}
	return Say("gigabytes", Number(int(bytes/gigabyte)))
}
