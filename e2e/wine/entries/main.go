//go:build windows

// Command entries prints what stands in the registry about Unpause as JSON: the values by their keys and names, as "key|name". They are those of its entries
// in the list of apps, of its links and of what Windows opens when the person signs in next.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/sys/windows/registry"
)

const listOfApps = `Software\Microsoft\Windows\CurrentVersion\Uninstall`

func main() {
	values := map[string]string{}
	if err := errors.Join(apps(values), once(values), read(values, `Software\Classes\unpause`)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if err := json.NewEncoder(os.Stdout).Encode(values); err != nil {
		os.Exit(1)
	}
}

// apps reads every entry that names Unpause in its key or its name.
func apps(values map[string]string) error {
	list, err := registry.OpenKey(registry.CURRENT_USER, listOfApps, registry.READ)
	if errors.Is(err, registry.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer list.Close()
	names, err := list.ReadSubKeyNames(-1)
	if err != nil {
		return err
	}
	for _, name := range names {
		entry := map[string]string{}
		if err := read(entry, listOfApps+`\`+name); err != nil {
			return err
		}
		if !strings.Contains(name+entry[name+"|DisplayName"], "Unpause") {
			continue
		}
		for at, value := range entry {
			values[at] = value
		}
	}
	return nil
}

// once reads what Windows opens once when the person signs in next, if that is Unpause.
func once(values map[string]string) error {
	all := map[string]string{}
	err := read(all, `Software\Microsoft\Windows\CurrentVersion\RunOnce`)
	const ours = "RunOnce|Unpause"
	if line, there := all[ours]; there {
		values[ours] = line
	}
	return err
}

// read reads a key and those below it. The last part of the first key's path begins the names.
func read(values map[string]string, path string) error {
	return readAs(values, path, path[strings.LastIndex(path, `\`)+1:])
}

func readAs(values map[string]string, path, name string) error {
	key, err := registry.OpenKey(registry.CURRENT_USER, path, registry.READ)
	if errors.Is(err, registry.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer key.Close()
	valueNames, err := key.ReadValueNames(-1)
	if err != nil {
		return err
	}
	for _, value := range valueNames {
		text, _, err := key.GetStringValue(value)
		if errors.Is(err, registry.ErrUnexpectedType) {
			var number uint64
			number, _, err = key.GetIntegerValue(value)
			text = fmt.Sprint(number)
		}
		if err != nil {
			return fmt.Errorf("%s, %s: %w", path, value, err)
		}
		values[name+"|"+value] = text
	}
	below, err := key.ReadSubKeyNames(-1)
	if err != nil {
		return err
	}
	for _, sub := range below {
		if err := readAs(values, path+`\`+sub, name+`\`+sub); err != nil {
			return err
		}
	}
	return nil
}
