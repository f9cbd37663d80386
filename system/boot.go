package system

// BootID tells one start of this PC from another: it stays the same until the PC is restarted, whatever is done to the clock. It is empty where that is not known.
// A PC that Windows only pretends to shut down ("fast startup") was not restarted in this sense either.
func BootID() string { return bootID() }
