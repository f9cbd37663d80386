package check

import (
	"errors"
	"fmt"
	"io/fs"
)

const rightsKey = `SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System`

var errNoAdministrator = errors.New("the question is switched off, but this program has no administrator rights")

// rights: without the question, an administrator's programs all have full rights. What other people's programs have then is neither of the findings.
func rights(pc PC) Seen {
	asks, err := pc.Number(Machine, rightsKey, "EnableLUA")
	if errors.Is(err, fs.ErrNotExist) {
		return found("asks", "", "EnableLUA is not set")
	}
	if err != nil {
		return unknown(err)
	}
	raw := fmt.Sprintf("EnableLUA is %d", asks)
	switch {
	case asks != 0:
		return found("asks", "", raw)
	case !pc.Elevated():
		return unknown(errNoAdministrator, raw)
	}
	return found("never", "", raw)
}
