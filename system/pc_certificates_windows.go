package system

import (
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"
)

// RootCertificates passes over certificates that cannot be read.
func (windowsPC) RootCertificates() ([]string, error) {
	store, err := openRoots()
	if err != nil {
		return nil, err
	}
	defer windows.CertCloseStore(store, 0)
	var subjects []string
	var c *windows.CertContext
	for {
		c, err = windows.CertEnumCertificatesInStore(store, c) // this frees the one before
		if err != nil {
			return subjects, ignoring(windows.Errno(windows.CRYPT_E_NOT_FOUND), err) // not found: that was the last
		}
		if subject, ok := subjectOf(unsafe.Slice(c.EncodedCert, c.Length)); ok {
			subjects = append(subjects, subject)
		}
	}
}

// openRoots opens the store that programs of this person go by, which has those of the PC in it, for reading only.
func openRoots() (windows.Handle, error) {
	name, err := windows.UTF16PtrFromString("ROOT")
	if err != nil {
		return 0, err
	}
	const flags = windows.CERT_SYSTEM_STORE_CURRENT_USER | windows.CERT_STORE_READONLY_FLAG
	store, err := windows.CertOpenStore(windows.CERT_STORE_PROV_SYSTEM, 0, 0, flags, uintptr(unsafe.Pointer(name)))
	runtime.KeepAlive(name)
	return store, err
}
