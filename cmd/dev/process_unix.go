//go:build unix

package main

import (
	"os"
	"os/exec"
	"syscall"
)

// apart keeps Ctrl+C on our terminal from reaching the program: it is ended in order instead.
func apart(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// askGeometry asks the window to log where its controls stand.
func askGeometry(p *os.Process) error { return p.Signal(syscall.SIGUSR1) }
