//go:build !windows

package system

import "context"

func newMachine() machine { return otherMachine{} }

// otherMachine is for systems that are not Windows: nothing can be run there.
type otherMachine struct{ otherShell }

func (otherMachine) service(string) (Service, error) { return Service{}, errNotWindows }
func (otherMachine) processes(string) (int, error)   { return 0, errNotWindows }
func (otherMachine) opensAgain() (bool, error)       { return false, errNotWindows }
func (otherMachine) setOpenAgain(bool) error         { return errNotWindows }
func (otherMachine) isElevated() bool                { return false }
func (otherMachine) run(context.Context, string, []string) (int, string, error) {
	return 0, "", errNotWindows
}
func (otherMachine) runElevated(context.Context, string) (int, error) { return 0, errNotWindows }
