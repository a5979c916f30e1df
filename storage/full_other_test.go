//go:build !linux

package storage

// onSmallDisk has nothing to do: TestFullDisk fills the archive itself on other systems.
func onSmallDisk() {}
