package system

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Settings are what the person has chosen about Unpause itself. The zero Settings follow Windows in everything.
type Settings struct {
	Language string `json:"language,omitempty"` // as in BCP 47, such as "de"; empty: that of Windows
	Colors   string `json:"colors,omitempty"`   // "light" or "dark"; empty: those of Windows
	TextSize int    `json:"textSize,omitempty"` // percent, from 100 to 300; 0: that of Windows
}

// settingsName is the file of the settings in OwnFolder. The setup knows it by this name too, and removes it without asking.
const settingsName = "settings.json"

// longestSettings is how many bytes of the file are read; it has a few dozen.
const longestSettings = 64 << 10

// ReadSettings reads what was chosen. A file that is not there gives the zero Settings. One that cannot be read or makes no sense does too, with an error that
// says why; it stays until something is chosen anew.
// Reading makes nothing: the folder need not be there.
func ReadSettings() (Settings, error) {
	folder, err := ownFolderPath()
	if err != nil {
		return Settings{}, fmt.Errorf("the settings: %w", err)
	}
	return readSettings(filepath.Join(folder, settingsName))
}

func readSettings(path string) (Settings, error) {
	file, err := os.Open(path)
	if os.IsNotExist(err) {
		return Settings{}, nil
	}
	if err != nil {
		return Settings{}, fmt.Errorf("the settings: %w", err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, longestSettings))
	if err != nil {
		return Settings{}, fmt.Errorf("the settings: %w", err)
	}
	var s Settings
	if err := json.Unmarshal(data, &s); err != nil {
		return Settings{}, fmt.Errorf("the settings: %w", err)
	}
	return s, nil
}

// SaveSettings keeps what was chosen, as a whole or not at all.
func SaveSettings(s Settings) error {
	folder, err := OwnFolder()
	if err != nil {
		return err
	}
	return saveSettings(filepath.Join(folder, settingsName), s)
}

func saveSettings(path string, s Settings) error {
	data, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("the settings: %w", err)
	}
	if err := ReplaceFile(path, append(data, '\n')); err != nil {
		return fmt.Errorf("the settings: %w", err)
	}
	return nil
}
