//go:build unix

package gui

import (
	"os"
	"os/signal"
	"syscall"

	"fyne.io/fyne/v2"
)

// answerSignals closes the desk in good order on SIGTERM, SIGINT and SIGHUP, and writes where the named
// controls stand to the log on SIGUSR1, for tests that drive the real window.
func (d *Desk) answerSignals() (stop func()) {
	c := make(chan os.Signal, 4)
	signal.Notify(c, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP, syscall.SIGUSR1)
	go func() {
		for s := range c {
			if s == syscall.SIGUSR1 {
				fyne.Do(d.logGeometry)
				continue
			}
			fyne.Do(d.Close)
		}
	}()
	return func() {
		signal.Stop(c)
		close(c)
	}
}
