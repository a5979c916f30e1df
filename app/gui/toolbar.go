package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// toolbar is the row of buttons under the menu: what concerns the story as a whole, or whatever row is selected.
type toolbar struct {
	desk   *Desk
	export *widget.Button
	box    fyne.CanvasObject
}

func newToolbar(d *Desk) *toolbar {
	b := &toolbar{desk: d}
	c := d.controls
	b.export = widget.NewButtonWithIcon("Export", theme.DocumentSaveIcon(), func() { d.perform("export", "button") })
	b.export.Importance = widget.HighImportance
	c.other["export"] = b.export
	tight := func(objects ...fyne.CanvasObject) fyne.CanvasObject {
		return container.NewCenter(container.New(layout.NewCustomPaddedHBoxLayout(2), objects...))
	}
	row := container.New(layout.NewCustomPaddedHBoxLayout(6),
		tight(c.button("new", "New"), c.button("open", "Open"), c.button("address", ""), c.button("paste", "Paste"), c.button("read again", "")), widget.NewSeparator(),
		tight(c.button("undo", "Undo"), c.button("redo", "Redo")), widget.NewSeparator(),
		tight(c.button("confirm", "Confirm"), c.button("reject", "Reject"), c.button("checker", "Ask a checker"), c.button("all", "All like this"),
			c.button("drop", ""), c.button("restore", "")), widget.NewSeparator(),
		tight(c.button("history", "History"), c.button("people", "People"), c.button("all keys", "Keys")),
		layout.NewSpacer(), b.export,
	)
	b.box = container.NewStack(newGround(theme.ColorNameHeaderBackground), container.NewPadded(row))
	return b
}

// refresh greys out what cannot be done now.
func (b *toolbar) refresh() {
	b.desk.controls.refresh()
	if b.desk.doc == nil {
		b.export.Disable()
		return
	}
	b.export.Enable()
}
