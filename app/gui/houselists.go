package gui

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2/widget"

	"quotedesk/app/check"
	"quotedesk/app/check/profile"
	"quotedesk/app/review"
	"quotedesk/widgets/grid"
)

// styleList lists the points of the style.
type styleList struct{ e *houseEditor }

func (l *styleList) keysOf() []string {
	var out []string
	for _, p := range profile.Points() {
		out = append(out, p.Key)
	}
	return out
}

func pointOf(key string) profile.Point {
	all := profile.Points()
	return all[slices.IndexFunc(all, func(p profile.Point) bool { return p.Key == key })]
}

// said is the point as a person reads it.
func (l *styleList) said(p profile.Point) string {
	text := p.Text(l.e.p.House)
	for _, c := range p.Choices {
		if c.Value == text {
			return c.Words
		}
	}
	return text
}

func (l *styleList) cell(key, column string) grid.Cell {
	p := pointOf(key)
	switch column {
	case "what":
		return grid.Cell{Text: p.Title}
	case "is":
		c := grid.Cell{Text: l.said(p), Hint: "nothing", Bold: true}
		if p.Kind == profile.Number && c.Text == "0" || c.Text == "no" || p.Kind == profile.Pick && p.Text(l.e.p.House) == "" {
			c.Bold, c.Color = false, colorMuted
		}
		return c
	}
	return grid.Cell{Text: p.Shows(p.Text(l.e.p.House)), Italic: true}
}

func (l *styleList) about(key string) string {
	p := pointOf(key)
	words := p.Group + ": " + p.Title + ". "
	switch p.Kind {
	case profile.Number:
		words += fmt.Sprintf("A number up to %d; 0 asks nothing. ", p.Most)
	case profile.Words:
		words += "Words with commas between. "
	case profile.Reasons:
		words += "Words with their reasons: claimed: it casts doubt; admitted: it says that there was guilt. "
	}
	return words + "For example: " + p.Shows(p.Text(l.e.p.House))
}

func (l *styleList) choices(key string) (grid.Choices, bool) {
	p := pointOf(key)
	var c grid.Choices
	for _, x := range p.Choices {
		c.Options = append(c.Options, x.Words)
	}
	if p.Kind == profile.YesNo {
		c.Options = []string{"yes", "no"}
	}
	return c, len(c.Options) > 0
}

func (l *styleList) set(key, typed string) error {
	p := pointOf(key)
	for _, c := range p.Choices {
		if c.Words == typed {
			typed = c.Value
			break
		}
	}
	then := l.e.p.Clone()
	if err := p.SetText(&then.House, typed); err != nil {
		return err
	}
	l.e.p = then
	return nil
}

func (l *styleList) act(string, rune) bool { return false }

func (l *styleList) open(string) { l.e.pages[l.e.at].grid.Edit("is") }

// ruleList lists the rules of the program.
type ruleList struct{ e *houseEditor }

func (l *ruleList) keysOf() []string {
	var out []string
	for _, r := range check.Rules() {
		out = append(out, r.ID)
	}
	return out
}

func ruleOf(id string) check.Rule {
	all := check.Rules()
	return all[slices.IndexFunc(all, func(r check.Rule) bool { return r.ID == id })]
}

func (l *ruleList) cell(key, column string) grid.Cell {
	r := ruleOf(key)
	level := l.e.p.Level(r)
	c := grid.Cell{}
	if level == profile.Off {
		c.Color = colorMuted
	}
	switch column {
	case "id":
		c.Text = r.ID
	case "what":
		c.Text = r.Name
	case "is":
		c.Text = string(level)
		if level != profile.Off {
			c.Badge = severityColor(check.Severity(level))
		}
	case "fix":
		c.Text = map[bool]string{true: "none", false: string(r.Safety)}[r.Safety == "warn"]
	case "use":
		u := l.e.desk.house.use[key]
		c.Text = fmt.Sprintf("%d / %d", max(u.Used, 0), max(u.Ignored, 0))
		if l.e.desk.house.tooLoud(key) {
			c.Color, c.Bold = colorWarn, true
		}
	}
	return c
}

func (l *ruleList) about(key string) string {
	r := ruleOf(key)
	words := r.What + " " + r.Why + " Example: " + oneLine(r.Example)
	if l.e.desk.house.tooLoud(key) {
		words += " It is ignored more than it is used: off would let it go quiet."
	}
	return words
}

func (l *ruleList) choices(string) (grid.Choices, bool) {
	var c grid.Choices
	for _, level := range profile.Levels() {
		c.Options = append(c.Options, string(level))
	}
	return c, true
}

func (l *ruleList) set(key, typed string) error {
	if !slices.Contains(profile.Levels(), profile.Level(typed)) {
		return fmt.Errorf("allowed are error, warning, hint and off")
	}
	then := l.e.p.Clone()
	then.SetLevel(ruleOf(key), profile.Level(typed))
	l.e.p = then
	return nil
}

func (l *ruleList) act(string, rune) bool { return false }

func (l *ruleList) open(string) { l.e.pages[l.e.at].grid.Edit("is") }

// exceptionList lists what is always ignored. It changes the archive at once: exceptions are no part of the style's file.
type exceptionList struct {
	e   *houseEditor
	all []review.Exception
}

func newExceptionList(e *houseEditor) *exceptionList { return &exceptionList{e, e.desk.house.always()} }

func (l *exceptionList) keysOf() []string {
	var out []string
	for _, x := range l.all {
		out = append(out, x.ID)
	}
	return out
}

func (l *exceptionList) of(key string) review.Exception {
	i := slices.IndexFunc(l.all, func(x review.Exception) bool { return x.ID == key })
	if i < 0 {
		return review.Exception{}
	}
	return l.all[i]
}

func (l *exceptionList) cell(key, column string) grid.Cell {
	x := l.of(key)
	switch column {
	case "id":
		return grid.Cell{Text: x.Rule}
	case "what":
		return grid.Cell{Text: x.Words, Bold: true}
	case "why":
		return grid.Cell{Text: x.Why, Hint: "no reason given"}
	}
	return grid.Cell{Text: x.By + ", " + x.At.Local().Format(dayFormat), Color: colorMuted}
}

func (l *exceptionList) about(key string) string {
	x := l.of(key)
	rule, _ := l.e.desk.house.book().Rule(x.Rule)
	return x.Rule + " (" + rule.Name + ") is " + x.Excepted() + ". The story in which that was said keeps it for itself."
}

func (l *exceptionList) choices(string) (grid.Choices, bool) { return grid.Choices{}, false }

func (l *exceptionList) set(string, string) error { return nil }

func (l *exceptionList) open(string) {}

func (l *exceptionList) act(key string, r rune) bool {
	if r != '-' || l.of(key).ID == "" {
		return false
	}
	d := l.e.desk
	if err := d.db.RemoveException(context.Background(), key); err != nil {
		l.e.say(sentence(messageText(err)), widget.DangerImportance)
		return true
	}
	d.log.Info("exception removed", "rule", l.of(key).Rule)
	l.all = d.house.always()
	if d.doc != nil {
		d.doc.SetAlways(l.all)
		d.house.shown(d.doc)
	}
	l.e.turn(l.e.at)
	return true
}
