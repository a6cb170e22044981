//go:build !linux

package credcheck

// kernelSynced knows nothing: only Linux tells.
func kernelSynced() (synced, known bool) { return false, false }
