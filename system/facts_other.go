//go:build !windows

package system

func hasWebsiteEdition() bool { return false }
func hasStoreEdition() bool   { return false }
