package system

import (
	"os"
	"strings"

	"golang.org/x/sys/windows/registry"
)

// hasWebsiteEdition looks for the program that the installer from Spotify's website puts into the person's own folder.
func hasWebsiteEdition() bool {
	folder, err := windowsFolders{}.root(roaming)
	if err != nil {
		return false
	}
	_, err = os.Stat(folder + `\Spotify\` + spotifyExe)
	return err == nil
}

// storePackages is where Windows lists the packages of this person.
const storePackages = `Software\Classes\Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages`

// hasStoreEdition looks for Spotify's package. Its data folder alone may be a leftover.
func hasStoreEdition() bool {
	key, err := registry.OpenKey(registry.CURRENT_USER, storePackages, registry.ENUMERATE_SUB_KEYS)
	if err != nil {
		return false
	}
	defer key.Close()
	names, err := key.ReadSubKeyNames(-1)
	if err != nil {
		return false
	}
	for _, name := range names {
		if strings.HasPrefix(name, "SpotifyAB.SpotifyMusic_") {
			return true
		}
	}
	return false
}
