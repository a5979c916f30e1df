package gui

import (
	"maps"
	"strings"
	"unicode/utf8"

	"quotedesk/app/check"
	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/widgets/storyview"
)

// Names of the styles in the story. Kinds are fills with a patterned bar in the gutter, names are underlines,
// the parts of the selected quotation are boxes: no meaning hangs on colour alone.
const (
	styleDirect       = "direct"
	styleMixed        = "mixed"
	styleIndirect     = "indirect"
	styleCurrent      = "current"
	styleSpeaker      = "speaker"
	styleCue          = "cue"
	stylePerson       = "person"
	styleOrganisation = "organisation"
	stylePlace        = "place"
	styleOther        = "other"
	styleCurrentName  = "current name"
	styleSpace        = "space"
	styleCurrentCheck = "current check"
	styleError        = "error"
	styleWarning      = "warning"
	styleHint         = "hint"
	styleMention      = "current mention"
	styleBoxed        = "boxed"
	styleQuiet        = "quiet"
	styleFound        = "found"
	styleRemark       = "remark"
	stylePutIn        = "put in"
	styleTakenOut     = "taken out"
	styleLetGo        = "let go"
	styleMarks        = "marks"
	styleAround       = "around"
)

func styles() map[string]storyview.Style {
	all := kindStyles()
	maps.Copy(all, personStyles())
	return all
}

func kindStyles() map[string]storyview.Style {
	return map[string]storyview.Style{
		styleDirect:   {Fill: colorDirect, Edge: colorDirectBar, EdgePattern: storyview.Solid, Layer: 1},
		styleMixed:    {Fill: colorMixed, Edge: colorMixedBar, EdgePattern: storyview.Dashed, Layer: 1},
		styleIndirect: {Fill: colorIndirect, Edge: colorIndirectBar, EdgePattern: storyview.Dotted, Layer: 1},
		styleCurrent:  {Fill: colorCurrent, Layer: 2},

		stylePerson:       {Line: colorPerson, Pattern: storyview.Solid, Layer: 4},
		styleOrganisation: {Line: colorOrganisation, Pattern: storyview.Double, Layer: 4},
		stylePlace:        {Line: colorPlace, Pattern: storyview.Dashed, Layer: 4},
		styleOther:        {Line: colorOther, Pattern: storyview.Dotted, Layer: 4},
		styleCurrentName:  {Fill: colorCurrent, Layer: 3},
		styleMention:      {Box: colorInk, Layer: 8},

		styleSpeaker: {Box: colorSpeaker, Layer: 5},
		styleCue:     {Line: colorCue, Pattern: storyview.Wavy, Layer: 5},

		styleSpace:        {Fill: colorSpace, Layer: 6},
		styleError:        {Line: colorWrong, Pattern: storyview.Zigzag, Layer: 6},
		styleWarning:      {Line: colorWarn, Pattern: storyview.Wavy, Layer: 6},
		styleHint:         {Line: colorOpen, Pattern: storyview.Sparse, Layer: 6},
		styleCurrentCheck: {Box: colorWarn, Layer: 7},
		styleFound:        {Fill: colorFound, Layer: 3},
		styleRemark:       {Line: colorWarn, Pattern: storyview.Dashed, Edge: colorWarn, EdgePattern: storyview.Double}, // under all others
	}
}

// compareStyles are the looks of what an edit took out and put in: struck through and underlined, and coloured.
func compareStyles() map[string]storyview.Style {
	return map[string]storyview.Style{
		stylePutIn:    {Fill: colorPutIn, Line: colorAdded, Pattern: storyview.Solid, Edge: colorAdded, EdgePattern: storyview.Solid, Layer: 1},
		styleTakenOut: {Fill: colorTakenOut, Strike: true, Edge: colorCue, EdgePattern: storyview.Dotted, Layer: 1},
	}
}

// passageStyles are those and the looks of what a quotation may do: leave fillers or marked words out, and write other
// marks and capitals.
func passageStyles() map[string]storyview.Style {
	all := compareStyles()
	all[styleLetGo] = storyview.Style{Strike: true, Text: colorMuted, Layer: 1}
	all[styleMarks] = storyview.Style{Line: colorWarn, Pattern: storyview.Dotted, Layer: 1}
	all[styleAround] = storyview.Style{Text: colorMuted, Layer: 1}
	for _, name := range []string{stylePutIn, styleTakenOut} {
		look := all[name]
		look.Edge, look.EdgePattern = "", storyview.NoLine // the gutter would mark whole lines
		all[name] = look
	}
	return all
}

func kindStyle(k story.Kind) string {
	switch k {
	case story.Direct:
		return styleDirect
	case story.Mixed:
		return styleMixed
	}
	return styleIndirect
}

func typeStyle(t story.EntityType) string {
	switch t {
	case story.Person:
		return stylePerson
	case story.Organisation:
		return styleOrganisation
	case story.Place:
		return stylePlace
	}
	return styleOther
}

// severityStyle is the underline of an alert.
func severityStyle(s check.Severity) string {
	switch s {
	case check.Error:
		return styleError
	case check.Warning:
		return styleWarning
	}
	return styleHint
}

// litUp is where an alert about nothing, or about white space alone, can be seen: at the letter beside it.
func litUp(text string, s story.Span) story.Span {
	if strings.TrimSpace(s.In(text)) != "" {
		return s
	}
	if s.Empty() && s.Start > 0 {
		_, n := utf8.DecodeLastRuneInString(text[:s.Start])
		s.Start -= n
	}
	return s
}

// place is a row of one of the three tables: what is selected, what was clicked. It is the highlight's ID too.
type place struct {
	table review.Table
	id    string
}

func (p place) String() string { return string(p.table) + "/" + p.id }

// placeOf reads a highlight's ID back.
func placeOf(id string) place {
	for _, t := range []review.Table{review.Quotes, review.Names, review.Checks} {
		if n := len(t) + 1; len(id) > n && id[:n] == string(t)+"/" {
			return place{t, id[n:]}
		}
	}
	return place{}
}

// highlights colours the whole story and, on top, what belongs to the selected row. Alerts that want a look are underlined by
// their severity.
func highlights(d *review.Document, at place, severity func(rule string) check.Severity) []storyview.Highlight {
	var out []storyview.Highlight
	add := func(p place, style string, spans ...story.Span) {
		for _, s := range spans {
			out = append(out, storyview.Highlight{ID: p.String(), Start: s.Start, End: s.End, Style: style})
		}
	}
	for _, q := range d.Quotes() {
		if q.Status != story.Rejected {
			add(place{review.Quotes, q.ID}, kindStyle(q.Kind), q.Parts...)
		}
	}
	for _, n := range d.Names() {
		if n.Status != story.Rejected {
			add(place{review.Names, n.ID}, typeStyle(n.Type), n.Mentions...)
		}
	}
	for _, c := range d.Checks() {
		if c.Status == story.Rejected {
			continue
		}
		if c.Safety == story.Safe {
			add(place{review.Checks, c.ID}, styleSpace, c.Span)
		}
		if c.Status.Open() {
			add(place{review.Checks, c.ID}, severityStyle(severity(c.Rule)), litUp(d.Text, c.Span))
		}
	}
	mark(d, at, add)
	return out
}

func mark(d *review.Document, at place, add func(place, string, ...story.Span)) {
	switch at.table {
	case review.Quotes:
		if q, ok := d.Quote(at.id); ok {
			add(at, styleCurrent, q.Parts...)
			add(at, styleSpeaker, q.Speaker...)
			add(at, styleCue, q.Cue...)
		}
	case review.Names:
		if n, ok := d.Name(at.id); ok {
			add(at, styleCurrentName, n.Mentions...)
		}
	case review.Checks:
		if c, ok := d.Check(at.id); ok {
			add(at, styleCurrentCheck, c.Span)
		}
	}
}

// extent is the stretch of text to show for a row: for a quotation its words, cue and speaker together.
func extent(d *review.Document, at place) (story.Span, bool) {
	switch at.table {
	case review.Quotes:
		if q, ok := d.Quote(at.id); ok {
			all := append(append(append([]story.Span{}, q.Parts...), q.Speaker...), q.Cue...)
			return story.Envelope(all), true
		}
	case review.Names:
		if n, ok := d.Name(at.id); ok && len(n.Mentions) > 0 {
			return n.Mentions[0], true
		}
	case review.Checks:
		if c, ok := d.Check(at.id); ok {
			return c.Span, true
		}
	}
	return story.Span{}, false
}
