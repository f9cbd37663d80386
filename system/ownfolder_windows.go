package system

func ownFolderPath() (string, error) { return resolve(windowsFolders{}, local+`\Unpause`) }
