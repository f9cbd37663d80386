package system

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"

	"unpause/system/check"
)

func (windowsPC) Folder(id check.Folder) (string, error) {
	path, err := folderPath(id)
	return strings.TrimRight(path, `\`), err
}

func folderPath(id check.Folder) (string, error) {
	switch id {
	case check.Roaming:
		return windowsFolders{}.root(roaming)
	case check.Local:
		return windowsFolders{}.root(local)
	case check.Hosts:
		return hostsToRead()
	case check.Temp:
		return os.TempDir(), nil
	case check.Programs64:
		return windows.KnownFolderPath(windows.FOLDERID_ProgramFiles, 0)
	case check.Programs32:
		return windows.KnownFolderPath(windows.FOLDERID_ProgramFilesX86, 0)
	}
	return "", fmt.Errorf("%s is no folder that Unpause knows", id)
}

// Free asks for the nearest folder above that is there: where Spotify has no folder yet, the drive has room all the same.
func (windowsPC) Free(path string) (uint64, error) {
	for {
		free, err := freeIn(path)
		above := filepath.Dir(path)
		if err == nil || above == path || !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, windows.ERROR_DIRECTORY) {
			return free, err
		}
		path = above
	}
}

func freeIn(folder string) (uint64, error) {
	folder16, err := windows.UTF16PtrFromString(strings.TrimRight(folder, `\`) + `\`) // shares need the backslash
	if err != nil {
		return 0, err
	}
	var free uint64
	err = windows.GetDiskFreeSpaceEx(folder16, &free, nil, nil)
	return free, err
}

// Limits and marks of the version in a program file (verrsrc.h).
const (
	largestVersion   = 1 << 20 // bytes
	versionSignature = 0xFEEF04BD
)

func (windowsPC) Version(path string) (string, error) {
	size, err := windows.GetFileVersionInfoSize(path, nil)
	if err == nil && size > largestVersion {
		err = check.ErrDamaged
	}
	if err != nil {
		return "", versionError(path, err)
	}
	block := room(size)
	if err := windows.GetFileVersionInfo(path, 0, size, unsafe.Pointer(&block[0])); err != nil {
		return "", versionError(path, err)
	}
	var fixed *windows.VS_FIXEDFILEINFO
	var length uint32
	if err := windows.VerQueryValue(unsafe.Pointer(&block[0]), `\`, unsafe.Pointer(&fixed), &length); err != nil {
		return "", versionError(path, err)
	}
	if uintptr(length) < unsafe.Sizeof(*fixed) || fixed.Signature != versionSignature {
		return "", fmt.Errorf("the version of %s: %w", path, check.ErrDamaged)
	}
	return version(fixed.FileVersionMS, fixed.FileVersionLS), nil
}

// versionError tells a file that says nothing of its version from one that is no program.
func versionError(path string, err error) error {
	switch {
	case errors.Is(err, windows.ERROR_RESOURCE_DATA_NOT_FOUND), errors.Is(err, windows.ERROR_RESOURCE_TYPE_NOT_FOUND), errors.Is(err, windows.ERROR_RESOURCE_NAME_NOT_FOUND):
		return fmt.Errorf("%s says no version: %w: %w", path, fs.ErrNotExist, err)
	case errors.Is(err, windows.ERROR_BAD_EXE_FORMAT), errors.Is(err, windows.ERROR_BAD_FORMAT):
		return fmt.Errorf("%s is no program: %w: %w", path, check.ErrDamaged, err)
	}
	return fmt.Errorf("the version of %s: %w", path, err)
}

// Denied looks for "deny" entries about this person or a group of theirs.
func (windowsPC) Denied(path string) (bool, error) {
	sd, err := windows.GetNamedSecurityInfo(path, windows.SE_FILE_OBJECT, windows.DACL_SECURITY_INFORMATION)
	if err != nil {
		return false, err
	}
	if sd == nil { // the drive keeps no rights
		return false, nil
	}
	list, _, err := sd.DACL()
	if err != nil || list == nil { // everything is allowed
		return false, ignoring(windows.ERROR_OBJECT_NOT_FOUND, err)
	}
	person, err := sidsOf(windows.GetCurrentProcessToken())
	if err != nil {
		return false, err
	}
	return denied(list, person)
}

// ignoring passes an error on unless it is the expected one.
func ignoring(expected, err error) error {
	if errors.Is(err, expected) {
		return nil
	}
	return err
}

func denied(list *windows.ACL, person []*windows.SID) (bool, error) {
	for i := range uint32(list.AceCount) {
		var entry *windows.ACCESS_ALLOWED_ACE // a "deny" entry has the same fields
		if err := windows.GetAce(list, i, &entry); err != nil {
			return false, err
		}
		if entry.Header.AceType != windows.ACCESS_DENIED_ACE_TYPE || entry.Header.AceFlags&windows.INHERIT_ONLY_ACE != 0 || !stopsWriting(uint32(entry.Mask)) {
			continue
		}
		for _, sid := range person {
			if sid.Equals((*windows.SID)(unsafe.Pointer(&entry.SidStart))) {
				return true, nil
			}
		}
	}
	return false, nil
}

// sidsOf lists a person and the groups that count when something is denied to them: the ones of an administrator who has not been asked count as well.
func sidsOf(token windows.Token) ([]*windows.SID, error) {
	user, err := token.GetTokenUser()
	if err != nil {
		return nil, err
	}
	groups, err := token.GetTokenGroups()
	if err != nil {
		return nil, err
	}
	sids := []*windows.SID{user.User.Sid}
	for _, group := range groups.AllGroups() {
		if group.Attributes&(windows.SE_GROUP_ENABLED|windows.SE_GROUP_USE_FOR_DENY_ONLY) != 0 {
			sids = append(sids, group.Sid)
		}
	}
	return sids, nil
}
