package system

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"

	"golang.org/x/sys/windows/registry"

	"unpause/system/check"
)

// Limits for what is read of the registry. Windows itself stays far below them.
const (
	largestValue = 4 << 20 // bytes
	mostSubkeys  = 10_000
)

// openKey opens a key for reading, in the 64-bit view.
func openKey(root check.Root, path string, access uint32) (registry.Key, error) {
	half, ok := map[check.Root]registry.Key{check.Person: registry.CURRENT_USER, check.Machine: registry.LOCAL_MACHINE}[root]
	if !ok {
		return 0, fmt.Errorf("%q is no root of the registry", root)
	}
	return registry.OpenKey(half, path, access|registry.WOW64_64KEY)
}

// readValue opens a key and reads one of its values. Numbers of Windows' errors know by themselves whether they mean "not there" or "not allowed".
func readValue[T any](root check.Root, path, name string, read func(registry.Key, string) (T, error)) (value T, err error) {
	key, err := openKey(root, path, registry.QUERY_VALUE)
	if err != nil {
		return value, err
	}
	defer key.Close()
	return checked(key, name, read)
}

// checked reads a value of a sane size.
func checked[T any](key registry.Key, name string, read func(registry.Key, string) (T, error)) (value T, err error) {
	size, _, err := key.GetValue(name, nil)
	if err != nil {
		return value, err
	}
	if size > largestValue {
		return value, fmt.Errorf("%s has %d bytes: %w", name, size, check.ErrDamaged)
	}
	value, err = read(key, name)
	var number syscall.Errno
	if err != nil && !errors.As(err, &number) { // not Windows' error: the value is of another type, or too short for its type
		err = fmt.Errorf("%s: %w: %w", name, check.ErrDamaged, err)
	}
	return value, err
}

func (windowsPC) Text(root check.Root, key, name string) (string, error) {
	return readValue(root, key, name, textValue)
}

// textValue reads one line or several. Names of environment variables are replaced only in the type that is meant to have them.
func textValue(key registry.Key, name string) (string, error) {
	line, kind, err := key.GetStringValue(name)
	switch {
	case kind == registry.MULTI_SZ:
		lines, _, err := key.GetStringsValue(name)
		return strings.Join(lines, "\n"), err
	case kind == registry.EXPAND_SZ && err == nil:
		return registry.ExpandString(line)
	}
	return line, err
}

func (windowsPC) Number(root check.Root, key, name string) (uint64, error) {
	return readValue(root, key, name, func(key registry.Key, name string) (uint64, error) {
		number, _, err := key.GetIntegerValue(name)
		return number, err
	})
}

func (windowsPC) Bytes(root check.Root, key, name string) ([]byte, error) {
	return readValue(root, key, name, func(key registry.Key, name string) ([]byte, error) {
		data, _, err := key.GetBinaryValue(name)
		return data, err
	})
}

// Texts passes over values that are not text, and over ones that go away meanwhile.
func (windowsPC) Texts(root check.Root, path string, most int) (map[string]string, error) {
	key, err := openKey(root, path, registry.QUERY_VALUE)
	if err != nil {
		return nil, err
	}
	defer key.Close()
	names, err := key.ReadValueNames(max(most, 1))
	if err != nil && err != io.EOF { // EOF: there are fewer
		return nil, err
	}
	texts := make(map[string]string, len(names))
	for _, name := range names {
		if value, err := checked(key, name, textValue); err == nil {
			texts[name] = value
		}
	}
	return texts, nil
}

func (windowsPC) Subkeys(root check.Root, path string) ([]string, error) {
	key, err := openKey(root, path, registry.ENUMERATE_SUB_KEYS)
	if err != nil {
		return nil, err
	}
	defer key.Close()
	names, err := key.ReadSubKeyNames(mostSubkeys)
	if err != nil && err != io.EOF { // EOF: there are fewer
		return nil, err
	}
	return names, nil
}
