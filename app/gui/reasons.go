package gui

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/review"
	"quotedesk/widgets/grid"
)

// RejectWithReason asks by one key why the selected row is none, rejects it and goes on.
func (d *Desk) RejectWithReason(cause string) {
	at, ok := d.selected()
	if !ok {
		return
	}
	d.pickReason("Why is this none?", review.RejectReasons(at.table), func(reason string) {
		d.do(func(doc *review.Document) ([]review.Correction, error) {
			return doc.Reject(at.table, at.id, reason, cause)
		})
		d.goOn(at)
	})
}

// pickReason lets a person take one of a few reasons by its letter, or by arrows and Enter.
func (d *Desk) pickReason(title string, reasons []string, act func(reason string)) {
	r := &reasonList{reasons: reasons, letters: letters(reasons)}
	g := grid.New(r, []grid.Column{
		{ID: "key", Title: "Key", Width: 60, MinWidth: 50},
		{ID: "reason", Title: "Reason", Width: 260, MinWidth: 120, Grow: true},
	})
	hint := caption("The letter, or Enter on the reason.  Esc: leave the row as it is.")
	box := container.New(layout.NewBorderLayout(nil, hint, nil, nil), hint, container.NewStack(newGround(theme.ColorNameInputBackground), g))
	shown := dialog.NewCustomWithoutButtons(title, box, d.win)
	take := func(i int) {
		shown.Hide()
		d.tables.focus()
		act(reasons[i])
	}
	marked := func() {
		for i := range reasons {
			if r.Key(i) == g.Selected() {
				take(i)
				return
			}
		}
	}
	g.OnRune = func(_ string, typed rune) bool {
		for i, letter := range r.letters {
			if letter == unicode.ToLower(typed) {
				take(i)
				break
			}
		}
		return true
	}
	g.OnKey = func(_ string, e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			marked()
		case fyne.KeyEscape:
			shown.Hide()
		default:
			return false
		}
		return true
	}
	g.OnClick = func(string, string, fyne.KeyModifier) { marked() }
	shown.SetButtons([]fyne.CanvasObject{newKeyButton("Cancel", widget.MediumImportance, shown.Hide, shown.Hide),
		newKeyButton("Reject", widget.HighImportance, marked, shown.Hide)})
	shown.Resize(fyne.NewSize(420, 190+float32(len(reasons))*30))
	shown.Show()
	d.win.Canvas().Focus(g)
	g.Select(r.Key(0))
}

// reasonList shows reasons with their letters.
type reasonList struct {
	untinted
	reasons []string
	letters []rune
}

// Len is called by the grid.
func (r *reasonList) Len() int { return len(r.reasons) }

// Key is called by the grid.
func (r *reasonList) Key(row int) string { return r.reasons[row] }

// Cell is called by the grid.
func (r *reasonList) Cell(row int, column string) grid.Cell {
	if column == "key" {
		return grid.Cell{Text: string(unicode.ToUpper(r.letters[row])), Bold: true}
	}
	return grid.Cell{Text: r.reasons[row]}
}

// letters gives each of the words a letter of its own: the first of one of its words, else any in it, else a digit.
func letters(words []string) []rune {
	taken := map[rune]bool{}
	out := make([]rune, len(words))
	for i, w := range words {
		initials := strings.Fields(strings.ToLower(w))
		if len(initials) > 1 && len(initials[0]) < 2 { // "a title": by its noun
			initials = append(initials[1:], initials[0])
		}
		var order strings.Builder
		for _, f := range initials {
			order.WriteRune([]rune(f)[0])
		}
		order.WriteString(strings.ToLower(w) + "123456789")
		for _, r := range order.String() {
			if (unicode.IsLetter(r) || unicode.IsDigit(r)) && !taken[r] {
				taken[r], out[i] = true, r
				break
			}
		}
	}
	return out
}
