//go:build !unix

package gui

// answerSignals does nothing where there are no signals: the window system closes the window instead.
func (d *Desk) answerSignals() (stop func()) { return func() {} }
