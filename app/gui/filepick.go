package gui

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/intake"
	"quotedesk/widgets/grid"
)

// filePick chooses files to open, one or many of a folder, or all of it.
type filePick struct {
	untinted
	desk    *Desk
	folder  string
	entries []fs.DirEntry
	infos   []fs.FileInfo // of the entries; nil where one cannot be looked at
	ticked  map[string]bool
	path    *keyEntry
	list    *grid.Grid
	yes     *keyButton
	dlg     *dialog.CustomDialog
}

// OpenDialog asks for files.
func (d *Desk) OpenDialog() {
	p := &filePick{desk: d, ticked: map[string]bool{}}
	hide := func() { p.dlg.Hide() }
	p.path = newKeyEntry(hide)
	p.path.OnSubmitted = func(typed string) { p.typed(typed) }
	p.list = grid.New(p, []grid.Column{
		{ID: "tick", Title: "Open", Width: 64, MinWidth: 56},
		{ID: "name", Title: "Name", Width: 320, MinWidth: 160, Grow: true},
		{ID: "size", Title: "Size", Width: 88, MinWidth: 70, Align: fyne.TextAlignTrailing},
		{ID: "day", Title: "Changed", Width: 110, MinWidth: 90},
	})
	p.list.Less = p.less
	p.list.OnKey = func(_ string, e *fyne.KeyEvent) bool { return p.key(e) }
	p.list.OnRune = func(_ string, r rune) bool { return p.letter(r) }
	p.list.OnClick = func(key, column string, _ fyne.KeyModifier) {
		if column == "tick" {
			p.toggle(key)
		}
	}
	p.list.OnActivated = func(string, string) { p.accept() }
	hint := caption("Enter: open, or go into a folder.  Space: tick several.  A: tick all.  /: type a path.  Backspace: folder above.  Esc: leave.")
	hint.Truncation = fyne.TextTruncateEllipsis
	body := container.NewBorder(p.path, hint, nil, nil, container.NewStack(newGround(theme.ColorNameInputBackground), p.list))
	p.dlg = dialog.NewCustomWithoutButtons("Open stories", body, d.win)
	p.yes = newKeyButton("Open", widget.HighImportance, p.accept, hide)
	p.dlg.SetButtons([]fyne.CanvasObject{
		newKeyButton("Cancel", widget.MediumImportance, hide, hide),
		newKeyButton("Folder above", widget.MediumImportance, p.up, hide),
		newKeyButton("The whole folder", widget.MediumImportance, p.whole, hide),
		p.yes,
	})
	size := d.win.Canvas().Size()
	p.dlg.Resize(fyne.NewSize(min(size.Width*0.85, 860), size.Height*0.82))
	p.dlg.Show()
	p.show(d.openFolder())
	d.win.Canvas().Focus(p.list)
	d.log.Info("open shown")
}

// openFolder is where stories were opened last, or the folder that they are exported to.
func (d *Desk) openFolder() string {
	if f := d.app.Preferences().String("open.folder"); isFolder(f) {
		return f
	}
	if f := d.exportFolder(); isFolder(f) {
		return f
	}
	return string(filepath.Separator)
}

// show lists a folder: its folders first, then the files that can be read.
func (p *filePick) show(folder string) {
	all, err := os.ReadDir(folder)
	if err != nil {
		p.desk.tell("The folder could not be opened", &intake.FileError{Path: folder, Err: err})
		return
	}
	p.folder, p.entries, p.infos = folder, nil, nil
	clear(p.ticked)
	for _, dirs := range []bool{true, false} {
		for _, e := range all {
			path := filepath.Join(folder, e.Name())
			if isDir := e.IsDir() || e.Type()&fs.ModeSymlink != 0 && isFolder(path); strings.HasPrefix(e.Name(), ".") || isDir != dirs || !isDir && !intake.Readable(path) {
				continue
			}
			info, err := e.Info()
			if err != nil {
				info = nil
			}
			p.entries, p.infos = append(p.entries, e), append(p.infos, info)
		}
	}
	p.path.SetText(folder)
	p.list.Placeholder = "No story can be opened here. It reads " + strings.Join(intake.Suffixes(), " ") + "."
	p.list.Select("")
	p.list.Refresh()
	if len(p.entries) > 0 {
		p.list.Select(p.Key(0))
	}
	p.count()
}

// typed goes to the folder that was typed, or opens the file.
func (p *filePick) typed(path string) {
	path = strings.TrimSpace(path)
	if isFolder(path) {
		p.show(filepath.Clean(path))
		p.desk.win.Canvas().Focus(p.list)
		return
	}
	p.take([]string{path})
}

func (p *filePick) isFolder(row int) bool {
	return p.entries[row].IsDir() || isFolder(filepath.Join(p.folder, p.entries[row].Name()))
}

// Len is called by the grid.
func (p *filePick) Len() int { return len(p.entries) }

// Key is called by the grid.
func (p *filePick) Key(row int) string { return p.entries[row].Name() }

// Cell is called by the grid.
func (p *filePick) Cell(row int, column string) grid.Cell {
	e, info := p.entries[row], p.infos[row]
	switch column {
	case "tick":
		if p.ticked[e.Name()] {
			return grid.Cell{Text: "yes", Badge: colorConfirmed}
		}
		return grid.Cell{}
	case "name":
		if e.IsDir() {
			return grid.Cell{Text: e.Name() + string(filepath.Separator), Bold: true}
		}
		return grid.Cell{Text: e.Name()}
	case "size":
		if info == nil || e.IsDir() {
			return grid.Cell{}
		}
		return grid.Cell{Text: fmt.Sprintf("%d kB", (info.Size()+1023)/1024), Color: colorMuted}
	}
	if info == nil {
		return grid.Cell{}
	}
	return grid.Cell{Text: info.ModTime().Format(dayFormat), Color: colorMuted}
}

// less orders by what a column says, folders before files.
func (p *filePick) less(column string, a, b int) bool {
	x, y := p.infos[a], p.infos[b]
	switch {
	case x == nil || y == nil:
		return x == nil && y != nil
	case column == "size":
		return x.Size() < y.Size()
	case column == "day":
		return x.ModTime().Before(y.ModTime())
	case column == "tick":
		return p.ticked[x.Name()] && !p.ticked[y.Name()]
	}
	return strings.ToLower(x.Name()) < strings.ToLower(y.Name())
}

func (p *filePick) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeySpace:
		p.toggle(p.list.Selected())
		p.list.Next()
	case fyne.KeyBackspace:
		p.up()
	default:
		return enterOrEscape(p.accept, p.dlg.Hide)("", e)
	}
	return true
}

func (p *filePick) letter(r rune) bool {
	switch r {
	case '/', '\\', '~':
		p.desk.win.Canvas().Focus(p.path)
		p.path.TypedShortcut(&fyne.ShortcutSelectAll{})
		return true
	case 'a', 'A':
	default:
		return false
	}
	all := len(p.ticked) > 0
	clear(p.ticked)
	for i, e := range p.entries {
		if !all && !p.isFolder(i) {
			p.ticked[e.Name()] = true
		}
	}
	p.list.Refresh()
	p.count()
	return true
}

func (p *filePick) toggle(name string) {
	if name == "" {
		return
	}
	if p.ticked[name] {
		delete(p.ticked, name)
	} else {
		p.ticked[name] = true
	}
	p.list.RefreshRow(name)
	p.count()
}

// count says on the button how much will be opened.
func (p *filePick) count() {
	words := "Open"
	if n := len(p.ticked); n > 0 {
		words = "Open " + fmt.Sprint(n)
	}
	p.yes.SetText(words)
}

func (p *filePick) up() {
	below := filepath.Base(p.folder)
	p.show(filepath.Dir(p.folder))
	p.list.Select(below)
}

func (p *filePick) whole() { p.take([]string{p.folder}) }

// accept opens what is ticked; without ticks the selected file, or goes into the selected folder.
func (p *filePick) accept() {
	var paths []string
	for _, e := range p.entries {
		if p.ticked[e.Name()] {
			paths = append(paths, filepath.Join(p.folder, e.Name()))
		}
	}
	if len(paths) > 0 {
		p.take(paths)
		return
	}
	at := p.list.Selected()
	for i, e := range p.entries {
		if e.Name() != at {
			continue
		}
		path := filepath.Join(p.folder, at)
		if p.isFolder(i) {
			p.show(path)
			return
		}
		p.take([]string{path})
		return
	}
}

func (p *filePick) take(paths []string) {
	p.dlg.Hide()
	if p.folder != "" {
		p.desk.app.Preferences().SetString("open.folder", p.folder)
	}
	p.desk.openFiles(paths)
}
