package system

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"syscall"
)

// ReplaceFile writes a file as a whole or not at all, so that neither a full disk nor a power cut costs anybody the file that was there before.
func ReplaceFile(path string, data []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync() // or else the new name could reach the disk before what stands in it
	}
	err = errors.Join(err, file.Close())
	if err == nil {
		err = renameOver(file.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}

// DiskFull reports whether an error of writing a file means that the disk, or this person's share of it, is full.
func DiskFull(err error) bool {
	var number syscall.Errno
	return errors.As(err, &number) && slices.Contains(diskFull, number)
}
