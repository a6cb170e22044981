package credcheck

import "syscall"

// timeError is TIME_ERROR of adjtimex(2): the clock is not synchronised.
const timeError = 5

// kernelSynced asks the kernel whether its clock is synchronised. Reading needs no privilege (adjtimex(2), modes 0).
func kernelSynced() (synced, known bool) {
	var t syscall.Timex
	state, err := syscall.Adjtimex(&t)
	if err != nil {
		return false, false
	}
	const staUnsync = 0x40 // STA_UNSYNC
	return state != timeError && t.Status&staUnsync == 0, true
}
