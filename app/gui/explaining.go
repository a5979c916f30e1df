package gui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/check"
	"quotedesk/app/story"
)

// ExplainRule tells what the rule of the selected alert looks for, why, by an example, and what the desk has made of it.
func (d *Desk) ExplainRule() {
	c, ok := d.alert()
	if !ok {
		return
	}
	rule, ok := d.house.book().Rule(c.Rule)
	if !ok {
		d.status.warn(d.keys.say("This rule is no more. {check again} checks the story again."))
		return
	}
	box := container.New(layout.NewFormLayout())
	row := func(name, words string, mono bool) {
		if words == "" {
			return
		}
		l := widget.NewLabel(words)
		l.Wrapping, l.TextStyle.Monospace = fyne.TextWrapWord, mono
		n := widget.NewLabel(name)
		n.TextStyle.Bold = true
		box.Add(n)
		if mono {
			box.Add(container.NewStack(newGround(theme.ColorNameInputBackground), l))
			return
		}
		box.Add(l)
	}
	row("Looks for", rule.What, false)
	row("Why", rule.Why, false)
	row("Example", rule.Example, true)
	row("Looks at", scopeWords(rule.Scope), false)
	row("Severity", string(d.house.severity(rule.ID)), false)
	row("Fixes", fixClassWords(rule.Safety), false)
	row("This desk", useWords(d.house.use[rule.ID]), false)
	shown := dialog.NewCustomWithoutButtons(rule.ID+"  "+rule.Name, box, d.win)
	leave := func() {
		shown.Hide()
		d.tables.focus()
	}
	quiet := newKeyButton(d.keys.say("Let it go quiet  ({.quiet})"), widget.MediumImportance, func() {
		leave()
		d.QuietRule()
	}, leave)
	closing := newKeyButton("Close", widget.HighImportance, leave, leave)
	shown.SetButtons([]fyne.CanvasObject{quiet, closing})
	shown.Resize(fyne.NewSize(min(d.win.Canvas().Size().Width*0.9, 620), 0))
	shown.Show()
	d.win.Canvas().Focus(closing)
}

func scopeWords(s check.Scope) string {
	switch s {
	case check.Narration:
		return "the paper’s own words"
	case check.Quotation:
		return "words inside quotation marks"
	}
	return "all words"
}

func fixClassWords(s story.Safety) string {
	switch s {
	case story.Safe:
		return "safe: they change no word, and may be applied all at once"
	case story.Offer:
		return "offered: each wants a look"
	}
	return "none: a warning only"
}

// preview is the sentence round an alert as it would read with its fix, "" when it has none.
func preview(text string, c story.Check) string {
	if len(c.Fix) == 0 {
		return ""
	}
	const around = 48 // bytes at each side
	at := story.Span{Start: c.Fix[0].Span.Start, End: c.Fix[len(c.Fix)-1].Span.End}
	from, to := max(at.Start-around, strings.LastIndexByte(text[:at.Start], '\n')+1), min(at.End+around, len(text))
	if i := strings.IndexByte(text[at.End:to], '\n'); i >= 0 {
		to = at.End + i
	}
	cut := story.Span{Start: wordEdge(text, from, -1), End: wordEdge(text, to, 1)}
	var b strings.Builder
	if cut.Start > 0 && text[cut.Start-1] != '\n' {
		b.WriteString("… ")
	}
	done := cut.Start
	for _, e := range c.Fix {
		if e.Span.Start < done {
			return ""
		}
		b.WriteString(text[done:e.Span.Start] + e.Text)
		done = e.Span.End
	}
	b.WriteString(text[done:cut.End])
	words := strings.TrimSpace(b.String())
	if cut.End < len(text) && text[cut.End] != '\n' && text[cut.End] != '\r' {
		words += " …"
	}
	return words
}

// wordEdge moves an offset outwards to the edge of the word it lies in, at most a few letters, and never into one.
func wordEdge(text string, at, step int) int {
	for n := 0; at > 0 && at < len(text) && n < 64; n++ {
		if before, here := text[at-1], text[at]; before == ' ' || before == '\n' || here == ' ' || here == '\n' || here == '\r' {
			return at
		}
		at += step
	}
	for at > 0 && at < len(text) && text[at]&0xC0 == 0x80 {
		at--
	}
	return at
}
