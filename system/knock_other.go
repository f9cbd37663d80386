//go:build !windows

package system

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// door is a unix socket and the file whose lock says that it is in use. The system lets go of the lock when a program is killed, whereas the socket stays.
type door struct {
	net.Listener
	lock *os.File
}

// Accept implements doorway.
func (d door) Accept() (guest, error) { return d.Listener.Accept() }

// Close shuts the door. The file of the lock stays, because another start may have just opened it.
func (d door) Close() error { return errors.Join(d.Listener.Close(), d.lock.Close()) }

// openDoor takes the place of a program that was killed.
func openDoor() (doorway, error) {
	folder, err := doorFolder()
	if err != nil {
		return nil, err
	}
	lock, err := takeLock(filepath.Join(folder, doorName+".lock"))
	if err != nil {
		return nil, err
	}
	listener, err := listenAt(filepath.Join(folder, doorName+".sock"))
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	return door{listener, lock}, nil
}

// takeLock opens and locks a file. The error is errTaken when another program has it, or another part of this one.
func takeLock(path string) (*os.File, error) {
	lock, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		err = errTaken
	}
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	return lock, nil
}

// IsOpen reports whether an Unpause is open in this session, even one that hangs.
func IsOpen() bool {
	folder, err := doorFolder()
	if err != nil {
		return false
	}
	lock, err := os.Open(filepath.Join(folder, doorName+".lock"))
	if err != nil {
		return false
	}
	defer lock.Close()
	return errors.Is(syscall.Flock(int(lock.Fd()), syscall.LOCK_SH|syscall.LOCK_NB), syscall.EWOULDBLOCK)
}

func listenAt(socket string) (net.Listener, error) {
	if err := os.Remove(socket); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	listener, err := net.Listen("unix", socket)
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(socket, 0o600); err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	return listener, nil
}

// goToDoor connects to the open Unpause.
func goToDoor(deadline time.Time) (guest, error) {
	folder, err := doorFolder()
	if err != nil {
		return nil, err
	}
	return net.DialTimeout("unix", filepath.Join(folder, doorName+".sock"), time.Until(deadline))
}

// doorFolder is the person's own folder for sockets, or one in the folder for temporary files, where anybody might have put something in its place.
func doorFolder() (string, error) {
	if folder := os.Getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(folder) {
		return folder, nil
	}
	folder := filepath.Join(os.TempDir(), doorName+"-"+strconv.Itoa(os.Getuid()))
	if err := makeFolder(folder); err != nil {
		return "", err
	}
	info, err := os.Lstat(folder)
	if err != nil {
		return "", err
	}
	if stat, ok := info.Sys().(*syscall.Stat_t); !ok || int(stat.Uid) != os.Getuid() || info.Mode().Perm() != 0o700 {
		return "", fmt.Errorf("%s belongs to others: %w", folder, fs.ErrPermission)
	}
	return folder, nil
}
