//go:build !unix

package main

import (
	"errors"
	"os"
	"os/exec"
)

// apart does nothing where there are no process groups.
func apart(*exec.Cmd) {}

// askGeometry needs a signal that this system does not have.
func askGeometry(*os.Process) error {
	return errors.New("the window can be driven on Linux only")
}
