package review

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"quotedesk/app/story"
)

// Clash is a place where a step that was refused and what somebody else has stored meanwhile set the same thing.
type Clash struct {
	Row    Ref
	What   What
	Label  string // which row it is, or "" for the text
	Was    string // as both had it before
	Mine   string // as the refused step would have it
	Theirs string // as it is stored now
	// Place is where Theirs stands in the text as stored, for a clash over words: giving it to EditParagraph with Mine
	// keeps what the refused step wanted.
	Place story.Span
}

// Clashes compares a step that this document proposed, and that was refused because theirs had been stored
// before, with theirs. The document is the one the step was proposed on, theirs not yet applied. None means that
// both can stand: Again proposes the step anew.
func (d *Document) Clashes(mine, theirs []Correction) ([]Clash, error) {
	then := d.clone()
	for _, c := range theirs {
		if err := then.applyOne(c); err != nil {
			return nil, err
		}
	}
	var out []Clash
	for _, c := range mine {
		switch {
		case c.What == Text:
			words, err := d.wordClashes(c, theirs)
			if err != nil {
				return nil, err
			}
			out = append(out, words...)
		case c.What == Added || c.Table == Checks && c.What == Removed:
		default:
			if clash, ok := d.rowClash(c, then); ok {
				out = append(out, clash)
			}
		}
	}
	return out, nil
}

func (d *Document) rowClash(c Correction, then *Document) (Clash, bool) {
	out := Clash{Row: Ref{c.Table, c.Target}, What: c.What, Label: d.label(c),
		Was: shown(d.present(c.Table, c.Target, c.After)), Mine: shown(c.After)}
	if !then.has(c.Table, c.Target) {
		out.Theirs = "removed"
		return out, true
	}
	want := c.After
	if c.What != Status { // the status follows from the field
		want = want.withoutStatus()
	}
	was, is := d.present(c.Table, c.Target, want), then.present(c.Table, c.Target, want)
	out.Theirs = shown(is)
	if c.What == Removed {
		return out, !sameJSON(d.whole(c), then.whole(c))
	}
	if was.fields()[fieldParts] || was.fields()[fieldCue] || was.fields()[fieldMentions] {
		out.Was, out.Mine, out.Theirs = d.spansShown(was), d.spansShown(c.After), then.spansShown(is)
		return out, out.Was != out.Theirs && out.Mine != out.Theirs
	}
	return out, !d.sameValues(was, is) && !d.sameValues(is, want)
}

// sameValues compares what a person sees: a speaker whose words only moved is the same.
func (d *Document) sameValues(a, b Patch) bool {
	for _, p := range []*Patch{&a, &b} {
		if p.Speaker != nil {
			p.Speaker = &Speaker{Name: p.Speaker.Name, Entity: p.Speaker.Entity}
		}
	}
	return sameJSON(a, b)
}

func (d *Document) whole(c Correction) any {
	if q := d.quote(c.Target); c.Table == Quotes && q != nil {
		return []any{wording(d.Text, q.Parts), q.Kind, q.Quote.SpeakerName, q.Quote.SpeakerRole, q.Status, q.Note, q.Verdict, q.Checker, q.Ticks}
	}
	if n := d.name(c.Target); c.Table == Names && n != nil {
		return []any{n.Name, n.Type, n.Role, n.Status, n.Note, len(n.Mentions)}
	}
	if d.shelved(c.Table, c.Target) {
		return d.onShelf(c.Table, c.Target)
	}
	return nil
}

func sameJSON(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}

func (d *Document) spansShown(p Patch) string {
	for _, s := range []*[]story.Span{p.Parts, p.Cue, p.Mentions} {
		if s != nil && d.allFit(*s) {
			return wording(d.Text, *s)
		}
	}
	return ""
}

// allFit says that the spans stand in the text.
func (d *Document) allFit(spans []story.Span) bool {
	for _, s := range spans {
		if !s.Valid(d.Text) {
			return false
		}
	}
	return true
}

// wordClashes are the paragraphs that both have edited.
func (d *Document) wordClashes(c Correction, theirs []Correction) ([]Clash, error) {
	mine, err := newMoves(d.Text, c.After.Text.Edits)
	if err != nil {
		return nil, err
	}
	var out []Clash
	done := 0 // up to here the text has been compared
	for _, e := range mine.edits {
		p := paragraphOf(d.Text, e.Span)
		if p.Start < done {
			continue
		}
		done = p.End + 1
		clash := Clash{Row: Ref{Story, Body}, What: Text, Was: p.In(d.Text)}
		to, _ := mine.room(p)
		clash.Mine = to.In(mine.is)
		text, changed := d.Text, false
		for _, t := range texts(theirs) {
			m, err := newMoves(text, t.After.Text.Edits)
			if err != nil {
				return nil, err
			}
			var touched bool
			p, touched = m.room(p)
			changed = changed || touched
			text = m.is
		}
		clash.Place, clash.Theirs = p, p.In(text)
		if changed && clash.Theirs != clash.Mine {
			out = append(out, clash)
		}
	}
	return out, nil
}

// paragraphOf is the lines that the span touches, without the last one's end.
func paragraphOf(text string, s story.Span) story.Span {
	start := strings.LastIndexAny(text[:s.Start], "\r\n") + 1
	end := len(text)
	if i := strings.IndexAny(text[s.End:], "\r\n"); i >= 0 {
		end = s.End + i
	}
	return story.Span{Start: start, End: end}
}

// Again proposes a refused step anew on the document with theirs applied, over whatever they set. Words that both have
// edited make it fail: then a person has to say how they are to read.
func (d *Document) Again(mine, theirs []Correction, recheck Recheck) ([]Correction, error) {
	if len(mine) > 0 && mine[0].Undoes != "" {
		return nil, errors.New("the story has changed since: undo again if it is still wanted")
	}
	var through []moves
	later := takingBack{d: d, later: theirs}
	text := later.texts()
	for i, t := range texts(theirs) {
		m, err := newMoves(text[i], t.After.Text.Edits)
		if err != nil {
			return nil, err
		}
		through = append(through, m)
	}
	if c := lead(mine); c.What == Text {
		edits := c.After.Text.Edits
		for _, m := range through {
			var ok bool
			if edits, ok = m.edited(edits); !ok {
				return nil, errors.New("somebody else has edited the same words")
			}
		}
		return d.EditText(edits, c.Cause, recheck)
	}
	acts := make([]func(*Document) ([]Correction, error), len(mine))
	for i, c := range mine {
		acts[i] = func(d *Document) ([]Correction, error) { return d.again(c, through) }
	}
	return d.Together(acts...)
}

func (d *Document) again(c Correction, through []moves) ([]Correction, error) {
	for _, m := range through {
		var ok bool
		if c.After, ok = c.After.moved(m); !ok {
			return nil, fmt.Errorf("the words of “%s” were edited by somebody else", Describe(c))
		}
	}
	switch e := c.After.Exhibit; {
	case c.Table == SignOffs:
		return nil, errors.New("the story has changed since: look through the list again before you sign")
	case c.What == Added && e != nil && d.quote(e.Quote) == nil:
		return nil, errNoRow(Quotes, e.Quote)
	case c.What == Added && c.After.SourceText != nil && d.keeps(*c.After.SourceText):
		return nil, nil
	case c.What == Added:
		return []Correction{c}, nil
	}
	if !d.has(c.Table, c.Target) || d.gone(c.Table, c.Target) {
		return nil, errNoRow(c.Table, c.Target)
	}
	if v := c.After.Verdict; v != nil && v.Ruling != Unchecked && !v.For.same(d.Claim(*d.quote(c.Target))) {
		return nil, fmt.Errorf("the quotation was changed by somebody else: look at it again before you rule on it")
	}
	if c.What == Removed {
		c.Before = d.present(c.Table, c.Target, c.Before)
		return []Correction{c}, nil
	}
	if none := ""; c.What == Status && c.After.Reason == nil {
		c.After.Reason = &none // theirs may have left one
	}
	c.Before = d.present(c.Table, c.Target, c.After)
	return []Correction{c}, nil
}
