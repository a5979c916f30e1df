//go:build !windows

package intake

import "os/exec"

// quiet does nothing: only Windows opens a console for a child.
func quiet(*exec.Cmd) {}
