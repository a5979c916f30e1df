package gui

import "fyne.io/fyne/v2"

// later keeps what a key asks for until all that was asked for before it is stored and shown, so that it is done to the
// row that the person then has before them, however fast they type and however slow the disk is. It is false when
// nothing is waited for: then the key is to be done now.
func (d *Desk) later(key func()) bool {
	q := &d.acts
	if q.closed || q.catching || !q.waiting() && len(q.ahead) == 0 {
		return false
	}
	q.ahead = append(q.ahead, key)
	return true
}

// waiting says that something was asked for that is not stored and shown yet.
func (q *actQueue) waiting() bool { return q.busy || len(q.pending) > 0 }

// catchUp does what was typed ahead, one key after the other, until one of them is to be stored.
func (d *Desk) catchUp() {
	q := &d.acts
	for !q.closed && !q.catching && !q.waiting() && len(q.ahead) > 0 {
		key := q.ahead[0]
		q.ahead = q.ahead[1:]
		q.catching = true
		key()
		q.catching = false
	}
}

// again types a key where the keyboard now is; shift tells whether Shift was held when it was typed.
func (d *Desk) again(e *fyne.KeyEvent, shift bool) {
	f := d.win.Canvas().Focused()
	if f == nil {
		return
	}
	d.shifted = shift
	defer func() { d.shifted = false }()
	f.TypedKey(e)
}

func (d *Desk) runeAgain(r rune) {
	if f := d.win.Canvas().Focused(); f != nil {
		f.TypedRune(r)
	}
}
