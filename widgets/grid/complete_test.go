package grid

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var people = []string{"Ana Müller", "Bo Lind", "Mulan Hua", "Óscar Pérez", "Samuel Ø. Berg", "the harbour master"}

func TestMatchOptions(t *testing.T) {
	for typed, want := range map[string][]int{
		"":         {0, 1, 2, 3, 4, 5},
		"mul":      {0, 2}, // the start of any word
		"MÜL":      {0, 2},
		"mu":       {0, 2, 4}, // then inside
		"ar":       {3, 5},
		"o":        {3, 4, 1, 5},
		"perez":    {3},
		"ana m":    {0},
		"  lind  ": {1},
		"xyz":      nil,
	} {
		if diff := cmp.Diff(want, matchOptions(people, typed)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", typed, diff)
		}
	}
}

func newCrew(t *testing.T, free bool) *fleet {
	f := newFleet(t)
	f.ChoicesFor = func(_, column string) (Choices, bool) {
		return Choices{Options: people, Free: free}, column == "name"
	}
	f.click(1, "name")
	f.events = nil
	return f
}

// offered are the options in the list.
func (f *fleet) offered() []string {
	if f.editor == nil || !f.editor.list.shown() {
		return nil
	}
	var texts []string
	for _, m := range f.editor.list.matches {
		texts = append(texts, f.editor.list.options[m])
	}
	return texts
}

func TestCompletionByKeys(t *testing.T) {
	f := newCrew(t, true)
	f.press(fyne.KeyF2)
	if diff := cmp.Diff(people, f.offered()); diff != "" {
		t.Error(diff)
	}
	f.expectFocus(f.editor)
	f.press(fyne.KeyEscape)

	f.typed("mu")
	if diff := cmp.Diff([]string{"Ana Müller", "Mulan Hua", "Samuel Ø. Berg"}, f.offered()); diff != "" {
		t.Error(diff)
	}
	f.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	f.expect("edit b name Mulan Hua")
	f.expectFocus(f.Grid)

	f.typed("Somebody else")
	f.press(fyne.KeyReturn)
	f.expect("edit b name Somebody else")

	f.typed("Mul")
	f.press(fyne.KeyReturn) // what is written counts while nothing is marked
	f.expect("edit b name Mul")

	f.typed("mu")
	f.press(fyne.KeyDown, fyne.KeyEscape) // puts the list away first
	if !f.Editing() || f.offered() != nil {
		t.Error("Escape in the list does not go back to the text")
	}
	f.press(fyne.KeyEscape)
	f.expect()
}

func TestCompletionWithoutFreeText(t *testing.T) {
	f := newCrew(t, false)
	f.typed("perez")
	f.press(fyne.KeyReturn) // the first match
	f.expect("edit b name Óscar Pérez")
	f.typed("nobody")
	f.press(fyne.KeyReturn)
	f.expect()
	if !f.Editing() || f.editor.message == "" {
		t.Error("a text that is not in the list is taken")
	}
	f.press(fyne.KeyEscape)
	f.press(fyne.KeyF2, fyne.KeyTab) // unchanged text need not be in the list
	f.expect()
}

func TestCompletionByMouse(t *testing.T) {
	f := newCrew(t, true)
	f.press(fyne.KeyF2)
	list := f.editor.list
	at := fyne.NewPos(20, listPad+list.rowHeight()*1.5)
	list.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	if option, ok := list.chosen(); !ok || option != people[1] {
		t.Errorf("the mouse marks %q", option)
	}
	list.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	f.expect("edit b name Bo Lind")
	f.expectFocus(f.Grid)
}

func TestListStaysInSight(t *testing.T) {
	f := newCrew(t, true)
	for row := range 5 {
		for _, height := range []float32{150, 190, 260, 600} {
			f.window.Resize(fyne.NewSize(640, height))
			f.click(row, "name")
			f.press(fyne.KeyF2)
			e, top := f.editor, f.scroll.Offset.Y
			y, h := e.list.Position().Y, e.list.Size().Height
			if y < top-0.5 || y+h > top+f.scroll.Size().Height+0.5 {
				t.Errorf("row %d, height %v: list from %v to %v, in sight is %v to %v", row, height, y, y+h, top, top+f.scroll.Size().Height)
			}
			if field := e.holder.Position().Y; y < field+e.holder.Size().Height-0.5 && y+h > field+0.5 {
				t.Errorf("row %d, height %v: the list covers the field", row, height)
			}
			f.press(fyne.KeyEscape)
		}
	}
}

func TestMarkedOptionIsInSight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "options")
		l := &optionList{room: rapid.IntRange(1, 8).Draw(t, "room"), marked: -1, matches: make([]int, n)}
		l.room = min(l.room, n)
		for _, by := range rapid.SliceOf(rapid.IntRange(-3, 3)).Draw(t, "steps") {
			l.moveMark(by)
			if l.marked < -1 || l.marked >= n {
				t.Fatalf("marked %d of %d", l.marked, n)
			}
			if l.marked >= 0 && (l.marked < l.first || l.marked >= l.first+l.room) {
				t.Fatalf("marked %d, in sight %d to %d", l.marked, l.first, l.first+l.room)
			}
		}
	})
}
