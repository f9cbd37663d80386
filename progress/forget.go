package progress

// Forget removes all that is kept, also what was set aside and what other Unpauses have left. The error says what could not be removed.
func (k *Keeper) Forget() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.spare, k.late = false, Progress{}
	return k.files.Forget()
}
