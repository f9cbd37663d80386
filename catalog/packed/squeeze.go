package packed

import "github.com/klauspost/compress/s2"

// mostUnpacked is how large a form may be that was squeezed, in bytes. What says that it is larger is damaged.
const mostUnpacked = 32 << 20

// Squeeze makes a form small: to half and less, where most of it is text. S2 was chosen because it is undone in a millisecond or two; DEFLATE makes forms a tenth smaller and takes ten.
func Squeeze(form string) string { return string(s2.EncodeBest(nil, []byte(form))) }

// Unsqueeze undoes Squeeze.
func Unsqueeze(small string) (string, error) {
	data := bytesOf(small)
	if n, err := s2.DecodedLen(data); err != nil || n > mostUnpacked {
		return "", ErrDamaged
	}
	form, err := s2.Decode(nil, data)
	if err != nil {
		return "", ErrDamaged
	}
	return stringOf(form), nil
}
