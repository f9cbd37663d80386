package check

import (
	"errors"
	"fmt"
	"io/fs"
)

const rightsKey = `SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System`

var errNoAdministrator = errors.New("the question is switched off, but this program has no administrator rights")

// rights: without the question, an administrator's programs all have full rights. What other people's programs have then is none of the findings.
func rights(pc PC) Seen {
	asks, err := pc.Number(Machine, rightsKey, "EnableLUA")
	raw := []string{fmt.Sprintf("EnableLUA is %d", asks)}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		raw[0] = "EnableLUA is not set"
	case err != nil:
		return unknown(err)
	case asks == 0 && !pc.Elevated():
		return unknown(errNoAdministrator, raw...)
	case asks == 0:
		return found("never", "", raw...)
	}
	return whoeverIsAsked(pc, raw)
}

// whoeverIsAsked: the question is switched on, but the account that comes with Windows is not asked. Others can have it answered by itself; their programs
// have no full rights until one wants them.
func whoeverIsAsked(pc PC, raw []string) Seen {
	always, err := pc.AlwaysElevated()
	switch {
	case err != nil:
		return unknown(err, raw...)
	case always:
		return found("never", "", append(raw, "this account is never asked")...)
	}
	question, err := pc.Number(Machine, rightsKey, "ConsentPromptBehaviorAdmin")
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return found("asks", "", raw...)
	case err != nil:
		return unknown(err, raw...)
	case question == 0:
		return found("silent", "", append(raw, "ConsentPromptBehaviorAdmin is 0")...)
	}
	return found("asks", "", raw...)
}
