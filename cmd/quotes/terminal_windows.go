package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// terminalWidth is the number of columns of the console behind f; 0 when there is none.
func terminalWidth(f *os.File) int {
	var screen windows.ConsoleScreenBufferInfo
	if err := windows.GetConsoleScreenBufferInfo(windows.Handle(f.Fd()), &screen); err != nil {
		return 0
	}
	return int(screen.Window.Right-screen.Window.Left) + 1
}
