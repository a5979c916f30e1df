package gui

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"quotedesk/storage"
	"quotedesk/widgets/grid"
)

// copyList is the table of an archive's copies, the latest first.
type copyList struct {
	untinted
	copies []storage.Copy
	now    time.Time
	grid   *grid.Grid
}

// newCopyList shows copies. Return and R take the marked one, M makes one more when more is set, Escape leaves.
func newCopyList(copies []storage.Copy, now time.Time, take, more, leave func()) *copyList {
	l := &copyList{copies: copies, now: now}
	l.grid = grid.New(l, []grid.Column{
		{ID: "when", Title: "Made", Width: 150, MinWidth: 110},
		{ID: "stories", Title: "Stories", Width: 70, MinWidth: 50, Align: fyne.TextAlignTrailing},
		{ID: "corrections", Title: "Corrections", Width: 96, MinWidth: 70, Align: fyne.TextAlignTrailing},
		{ID: "size", Title: "Size", Width: 84, MinWidth: 60, Align: fyne.TextAlignTrailing},
		{ID: "what", Title: "What it is", Width: 170, MinWidth: 100, Lines: 3, Grow: true},
	})
	l.grid.Placeholder = "There are no backups yet."
	l.grid.OnKey = func(_ string, e *fyne.KeyEvent) bool {
		switch {
		case e.Name == fyne.KeyReturn, e.Name == fyne.KeyEnter, e.Name == fyne.KeyR:
			take()
		case e.Name == fyne.KeyM && more != nil:
			more()
		case e.Name == fyne.KeyEscape:
			leave()
		default:
			return false
		}
		return true
	}
	l.first()
	return l
}

func (l *copyList) first() {
	l.grid.Refresh()
	if len(l.copies) > 0 {
		l.grid.Select("0")
	}
}

func (l *copyList) box() fyne.CanvasObject {
	return container.NewStack(newGround(theme.ColorNameInputBackground), l.grid)
}

// Len is called by the grid.
func (l *copyList) Len() int { return len(l.copies) }

// Key is called by the grid.
func (l *copyList) Key(row int) string { return strconv.Itoa(row) }

// Cell is called by the grid.
func (l *copyList) Cell(row int, column string) grid.Cell {
	c := l.copies[row]
	switch column {
	case "when":
		return grid.Cell{Text: c.At.Local().Format("2 Jan 2006, 15:04"), Bold: true}
	case "size":
		return grid.Cell{Text: sizeWords(c.Bytes)}
	case "what":
		return grid.Cell{Text: whatCopy(c), Color: colorMuted}
	}
	if c.Err != nil {
		return grid.Cell{Text: "–", Color: colorMuted}
	}
	if column == "stories" {
		return grid.Cell{Text: strconv.Itoa(c.Tally.Stories + c.Tally.Binned)}
	}
	return grid.Cell{Text: strconv.Itoa(c.Tally.Corrections)}
}

// whatCopy says why a copy was made, or why it cannot be restored.
func whatCopy(c storage.Copy) string {
	switch {
	case c.Err != nil:
		said, _, _ := strings.Cut(storage.Message(c.Err), "\n")
		return said
	case strings.HasPrefix(filepath.Base(c.Path), "before-format"):
		return "before a newer version took over"
	}
	return "checked copy"
}

// sizeWords is a size as people read it.
func sizeWords(n int64) string {
	switch {
	case n < 1<<20:
		return fmt.Sprintf("%d KB", (n+1023)>>10)
	case n < 1<<30:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	}
	return fmt.Sprintf("%.2f GB", float64(n)/(1<<30))
}

// marked is the copy that Return takes.
func (l *copyList) marked() (storage.Copy, bool) {
	i, err := strconv.Atoi(l.grid.Selected())
	if err != nil || i >= len(l.copies) {
		return storage.Copy{}, false
	}
	return l.copies[i], true
}

// restoreWords asks whether a copy is to take the archive's place; now is what the archive holds.
func restoreWords(c storage.Copy, now string) string {
	return fmt.Sprintf("The backup of %s holds %s. The archive now: %s\n\nThe backup is checked first, then takes the archive’s place. "+
		"What stands there now is kept beside it, and the backup stays too.", c.At.Local().Format("2 January 2006, 15:04:05"), c.Tally.Words(), now)
}
