package intake

import (
	"os/exec"
	"syscall"
)

// quiet keeps the child from opening a console of its own.
func quiet(child *exec.Cmd) { child.SysProcAttr = &syscall.SysProcAttr{HideWindow: true} }
