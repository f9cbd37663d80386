//go:build !windows

package system

import "unpause/system/check"

func newPC() check.PC { return otherPC{} }

// otherPC is a PC that does not run Windows. Unpause knows nothing of it that a check could judge.
type otherPC struct{ anyPC }

func (otherPC) Build() int                            { return 0 }
func (otherPC) Service(string) (check.Service, error) { return check.Service{}, check.ErrNotWindows }
func (otherPC) Elevated() bool                        { return false }
func (otherPC) AlwaysElevated() (bool, error)         { return false, check.ErrNotWindows }
func (otherPC) PersonID() (string, error)             { return "", check.ErrNotWindows }

func (otherPC) Text(check.Root, string, string) (string, error)   { return "", check.ErrNotWindows }
func (otherPC) Number(check.Root, string, string) (uint64, error) { return 0, check.ErrNotWindows }
func (otherPC) Bytes(check.Root, string, string) ([]byte, error)  { return nil, check.ErrNotWindows }
func (otherPC) Subkeys(check.Root, string) ([]string, error)      { return nil, check.ErrNotWindows }
func (otherPC) Texts(check.Root, string, int) (map[string]string, error) {
	return nil, check.ErrNotWindows
}

func (otherPC) Folder(check.Folder) (string, error) { return "", check.ErrNotWindows }
func (otherPC) Free(string) (uint64, error)         { return 0, check.ErrNotWindows }
func (otherPC) Version(string) (string, error)      { return "", check.ErrNotWindows }
func (otherPC) Denied(string) (bool, error)         { return false, check.ErrNotWindows }

func (otherPC) Processes() ([]check.Process, error)   { return nil, check.ErrNotWindows }
func (otherPC) Handler(string) (check.Handler, error) { return check.Handler{}, check.ErrNotWindows }

func (otherPC) Adapters() ([]check.Adapter, error) { return nil, check.ErrNotWindows }
func (otherPC) NetworkSeen() (bool, error)         { return false, check.ErrNotWindows }
func (otherPC) Internet() (check.Internet, error)  { return "", check.ErrNotWindows }
func (otherPC) Proxy() (check.Proxy, error)        { return check.Proxy{}, check.ErrNotWindows }
func (otherPC) ServiceProxy() (string, error)      { return "", check.ErrNotWindows }
func (otherPC) Listens(int) (bool, error)          { return false, check.ErrNotWindows }

func (otherPC) Firewall() ([]check.Profile, error)                 { return nil, check.ErrNotWindows }
func (otherPC) SecurityPrograms() ([]check.SecurityProgram, error) { return nil, check.ErrNotWindows }
func (otherPC) RootCertificates() ([]string, error)                { return nil, check.ErrNotWindows }
