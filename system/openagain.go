package system

// OpenAgainFlag is the argument with which Windows opens Unpause again after a restart that a step asks for.
const OpenAgainFlag = "--go-on"

// The entry that opens Unpause once when the person signs in next. Windows removes an entry of RunOnce before it runs it, and runs those of a person without
// any rights. It cuts lines off that are longer than mostRunOnce letters. (Microsoft, "Run and RunOnce Registry Keys"; not tried on a real PC.)
//
// In safe mode Windows leaves these entries alone, unless the name of the value begins with an asterisk (Microsoft, KB 314866; not tried on a real PC). Ours has
// none: Unpause is to come back on the usual desktop. So steps that start safe mode (adv-startup) do not offer this.
const (
	runOnceKey   = `Software\Microsoft\Windows\CurrentVersion\RunOnce`
	runOnceValue = "Unpause"
	mostRunOnce  = 260

	openAgainLine = `HKCU\` + runOnceKey + `: ` + runOnceValue + ` = "...\unpause.exe" ` + OpenAgainFlag
)

// The words for whether the entry is there.
const (
	isSet    = "set"
	isNotSet = "not set"
)

func openAgainState(p probe) (string, error) {
	on, err := p.opensAgain()
	switch {
	case err != nil:
		return "", err
	case on:
		return isSet, nil
	}
	return isNotSet, nil
}

// opensAgain confirms that the entry is there, or that it is not.
func opensAgain(want bool) confirm {
	return func(p probe) (bool, string, error) {
		on, err := p.opensAgain()
		if err != nil {
			return false, "", err
		}
		state, err := openAgainState(p)
		return on == want, "RunOnce: " + state, err
	}
}
