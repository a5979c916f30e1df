package gui

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2/widget"

	"quotedesk/app/check"
	"quotedesk/app/check/profile"
	"quotedesk/widgets/grid"
)

// ownList lists the rules that the desk has written itself.
type ownList struct{ e *houseEditor }

func (l *ownList) keysOf() []string {
	var out []string
	for _, o := range l.e.p.Own {
		out = append(out, o.ID)
	}
	return out
}

func (l *ownList) of(key string) (check.Own, int) {
	i := slices.IndexFunc(l.e.p.Own, func(o check.Own) bool { return o.ID == key })
	if i < 0 {
		return check.Own{}, i
	}
	return l.e.p.Own[i], i
}

func (l *ownList) cell(key, column string) grid.Cell {
	o, _ := l.of(key)
	c := grid.Cell{}
	level := profile.Level(o.Severity)
	if l.e.p.Rules[key] == profile.Off {
		level, c.Color = profile.Off, colorMuted
	}
	switch column {
	case "id":
		c.Text = o.ID
	case "what":
		c.Text = o.Name
	case "looks":
		c.Text = looksFor(o)
	case "scope":
		c.Text = string(o.Scope)
	case "severity":
		c.Text = string(level)
	}
	return c
}

// looksFor says in a line what an own rule looks for.
func looksFor(o check.Own) string {
	switch {
	case o.Pattern != "" && o.Replace != "":
		return "pattern " + o.Pattern + " becomes " + o.Replace
	case o.Pattern != "":
		return "pattern " + o.Pattern
	case len(o.Swaps) > 0:
		return swapLine(o.Swaps)
	}
	return strings.Join(o.Words, ", ")
}

func swapLine(swaps map[string]string) string {
	var out []string
	for _, was := range slices.Sorted(maps.Keys(swaps)) {
		out = append(out, was+" = "+swaps[was])
	}
	return strings.Join(out, "; ")
}

func (l *ownList) about(key string) string {
	o, _ := l.of(key)
	words := o.Name + ". " + o.Why
	if o.Pattern != "" || len(o.Swaps) > 0 {
		words += " Inside quotation marks it only warns: the words there are the speaker’s."
	}
	return words
}

func (l *ownList) choices(string) (grid.Choices, bool) { return grid.Choices{}, false }

func (l *ownList) set(string, string) error { return nil }

func (l *ownList) open(key string) {
	if o, i := l.of(key); i >= 0 {
		l.form("Change the rule "+o.ID, o, i)
	}
}

func (l *ownList) act(key string, r rune) bool {
	switch r {
	case '+':
		if len(l.e.p.Own) >= check.MostOwn {
			l.e.say(fmt.Sprintf("There can be %d rules of your own.", check.MostOwn), widget.WarningImportance)
			return true
		}
		l.form("A new rule of your own", check.Own{ID: l.freeID(), Scope: check.Narration, Severity: check.Warning}, -1)
	case '-':
		_, i := l.of(key)
		if i < 0 {
			return false
		}
		then := l.e.p.Clone()
		then.Own = slices.Delete(then.Own, i, i+1)
		delete(then.Rules, key)
		l.e.p = then
		_ = l.e.edited(nil) // nothing is refused
		l.e.turn(l.e.at)
	default:
		return false
	}
	return true
}

func (l *ownList) freeID() string {
	for n := 1; ; n++ {
		id := fmt.Sprint("X", n)
		if _, i := l.of(id); i < 0 {
			return id
		}
	}
}

// form asks for a rule; it stays open with what is wrong. at is its place, -1 for a new one.
func (l *ownList) form(title string, o check.Own, at int) {
	level := string(o.Severity)
	if l.e.p.Rules[o.ID] == profile.Off {
		level = string(profile.Off)
	}
	fields := []formField{
		{label: "Name", text: o.Name, hint: "House spelling"},
		{label: "Where", text: string(o.Scope), hint: "narration, quotation or both"},
		{label: "Severity", text: level, hint: "error, warning, hint or off"},
		{label: "Words", text: strings.Join(o.Words, ", "), hint: "going forward, utilise"},
		{label: "or change", text: swapLine(o.Swaps), hint: "utilise = use; per cent = %"},
		{label: "or pattern", text: o.Pattern, hint: `(\d+) percent`},
		{label: "becomes", text: o.Replace, hint: "$1 per cent (of a pattern; may be empty)"},
		{label: "Why", text: o.Why, hint: "shown with the alert’s explanation"},
	}
	advice := "It looks for words, or for words that another is to stand for, or for a pattern. Small letters match any case, capitals only themselves."
	l.e.desk.askForm(title, advice, fields, "Take it", func(said []string, done func(error)) {
		then, err := l.with(o, said, at)
		if err != nil {
			done(err)
			return
		}
		l.e.p = then
		done(l.e.edited(nil))
		l.e.turn(l.e.at)
		l.e.pages[l.e.at].grid.Select(o.ID)
	})
}

// with is the profile with the rule as the form says.
func (l *ownList) with(o check.Own, said []string, at int) (profile.Profile, error) {
	then := l.e.p.Clone()
	o.Name, o.Scope, o.Pattern, o.Replace, o.Why = said[0], check.Scope(said[1]), said[5], said[6], said[7]
	o.Words, o.Swaps = nil, nil
	for _, w := range strings.Split(said[3], ",") {
		if w = strings.TrimSpace(w); w != "" {
			o.Words = append(o.Words, w)
		}
	}
	for _, pair := range strings.Split(said[4], ";") {
		if strings.TrimSpace(pair) == "" {
			continue
		}
		was, is, ok := strings.Cut(pair, "=")
		if !ok {
			return then, fmt.Errorf("“%s” says nothing to stand for it: write utilise = use", strings.TrimSpace(pair))
		}
		if o.Swaps == nil {
			o.Swaps = map[string]string{}
		}
		o.Swaps[strings.TrimSpace(was)] = strings.TrimSpace(is)
	}
	if o.Pattern == "" && o.Replace != "" {
		return then, fmt.Errorf("“becomes” belongs to a pattern: give one, or use “change”")
	}
	level := profile.Level(said[2])
	if !slices.Contains(profile.Levels(), level) {
		return then, fmt.Errorf("severity is %q; it can be error, warning, hint or off", said[2])
	}
	rule, err := check.CompileOwn(o)
	if err != nil {
		return then, err
	}
	if at < 0 {
		then.Own = append(then.Own, o)
	} else {
		then.Own[at] = o
	}
	then.SetLevel(rule, level)
	if _, err := profile.Parse(profile.Encode(then)); err != nil { // what a file may not hold the desk may not either
		return then, fmt.Errorf("%s", strings.TrimPrefix(err.Error(), "line "))
	}
	return then, nil
}
