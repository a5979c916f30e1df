package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/review"
)

// markBar is over the story: what the selected words are, and the words themselves.
func (c *controls) markBar() fyne.CanvasObject {
	return strip([]fyne.CanvasObject{
		c.group("quote", "mark person", "mark organisation", "mark place", "mark other"),
		c.group("mark edges", "mark speaker", "mark cue"),
		c.group("respell", "edit words"),
	}, []fyne.CanvasObject{c.group("find", "replace")})
}

// readBar is under the story: how it is shown.
func (c *controls) readBar() fyne.CanvasObject {
	return strip([]fyne.CanvasObject{c.group("select all", "copy"), c.group("compare", "elsewhere"), c.group("arrival", "encoding", "original")},
		[]fyne.CanvasObject{c.group("by person"), c.group("smaller", "larger")})
}

// tableBar is over a table: walking, and what its rows alone can have done.
func (c *controls) tableBar(t review.Table) fyne.CanvasObject {
	walk := c.group("previous", "next", "next open")
	switch t {
	case review.Quotes:
		kinds := container.New(layout.NewCustomPaddedHBoxLayout(0), c.button("direct", "Direct"), c.button("mixed", "Mixed"), c.button("indirect", "Indirect"))
		return strip([]fyne.CanvasObject{walk, c.group("speaker", "role", "edit cell"), kinds,
			c.group("start mark", "start word", "start less", "end less", "end word", "end mark"), c.group("also")},
			[]fyne.CanvasObject{c.group("order", "keys")})
	case review.Names:
		return strip([]fyne.CanvasObject{walk, c.group("mention before", "next mention"), c.group("rename", "name type", "name role"),
			c.group("merge", "known", "split", "move mention"), c.group("no name", "all of these"), c.group("protect")}, []fyne.CanvasObject{c.group("keys")})
	}
	return strip([]fyne.CanvasObject{walk, c.group("alert before", "next alert"),
		container.New(layout.NewCustomPaddedHBoxLayout(0), c.button("fix", "Fix"), c.button("fix safe", "All safe"), c.button("ignore", "Ignore")),
		c.group("edit words"), c.group("explain", "quiet")},
		[]fyne.CanvasObject{c.group("filter alerts", "check again", "house style"), c.group("keys")})
}

// shelf is under the list of stories.
func (c *controls) shelf() fyne.CanvasObject {
	return strip([]fyne.CanvasObject{c.group("remove", "bring story back")}, []fyne.CanvasObject{c.group("backups")})
}

// corner is at the right of the status line: who, how the desk looks, what it is.
func (c *controls) corner() fyne.CanvasObject {
	looks := &barButton{icon: iconAppearance, tips: c.tips, tip: func() string { return "Light, dark or as the system" }}
	looks.ExtendBaseWidget(looks)
	looks.act = func() {
		menu := widget.NewPopUpMenu(fyne.NewMenu("", c.desk.menu.context("light", "dark", "system")...), c.desk.win.Canvas())
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(looks)
		menu.ShowAtPosition(at.SubtractXY(0, menu.MinSize().Height))
	}
	for _, id := range []string{"light", "dark", "system"} {
		c.other[id] = looks
	}
	return container.New(layout.NewCustomPaddedHBoxLayout(0), c.group("name"), looks, c.group("settings", "about"))
}
