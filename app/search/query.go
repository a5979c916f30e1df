package search

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

// Query is a question as it was understood. Of several values of one field any may fit; all fields must.
type Query struct {
	Terms    []Term   // in the text or the title; in the words of the quotation when one is asked for
	Title    []Term   // in the title
	Outlet   []Term   // in the agency line or in where the story came from
	Speakers []string // names, as typed
	Status   []story.Status
	Verdicts []string // of Verdicts
	Kinds    []story.Kind
	Rules    []string  // of alerts, in capitals; each may be a beginning
	States   []string  // of stories: States
	From, To time.Time // when the story came in; To is the first moment that no longer counts; zero: no bound
	Problems []string  // what could not be understood, a sentence each
}

// Empty says that nothing is asked.
func (q Query) Empty() bool {
	return len(q.Terms)+len(q.Title)+len(q.Outlet)+len(q.Rules)+len(q.States) == 0 && q.From.IsZero() && q.To.IsZero() && !q.Quoted()
}

// Quoted says that quotations are asked for, not stories.
func (q Query) Quoted() bool {
	return len(q.Speakers)+len(q.Status)+len(q.Verdicts)+len(q.Kinds) > 0
}

// Field is what can be asked for beside words.
type Field string

// The fields.
const (
	Speaker Field = "speaker"
	Status  Field = "status"
	Verdict Field = "verdict"
	Kind    Field = "kind"
	Outlet  Field = "outlet"
	Title   Field = "title"
	Rule    Field = "rule"
	State   Field = "state"
	After   Field = "after"
	Before  Field = "before"
	On      Field = "on"
)

// Fields lists them in the order a person is told of them.
var Fields = []Field{Speaker, Status, Verdict, Kind, Outlet, Title, Rule, State, After, Before, On}

// otherNames are words that people try for a field.
var otherNames = map[string]Field{"by": Speaker, "said": Speaker, "who": Speaker, "verified": Verdict, "agency": Outlet, "source": Outlet,
	"headline": Title, "check": Rule, "since": After, "from": After, "until": Before, "date": On}

// piece is one word, phrase or field of what was typed.
type piece struct {
	story.Span        // in what was typed
	field      Field  // "" for words
	value      string // without the marks around it
	phrase     bool   // stands between marks
	open       bool   // the second mark is not there
}

const quotationMarks = "\"“”„‟«»"

// cut takes apart what was typed.
func cut(typed string) []piece {
	var out []piece
	for at := 0; at < len(typed); {
		r, n := utf8.DecodeRuneInString(typed[at:])
		if unicode.IsSpace(r) {
			at += n
			continue
		}
		p := pieceAt(typed, at)
		out = append(out, p)
		at = p.End
	}
	return out
}

func pieceAt(typed string, at int) piece {
	p := piece{Span: story.Span{Start: at}}
	if f, n := fieldAt(typed[at:]); f != "" {
		p.field, at = f, at+n
	}
	if r, n := utf8.DecodeRuneInString(typed[at:]); strings.ContainsRune(quotationMarks, r) && at < len(typed) {
		p.phrase, at = true, at+n
		end := strings.IndexAny(typed[at:], quotationMarks)
		if end < 0 { // still being typed
			p.value, p.End, p.open = typed[at:], len(typed), true
			return p
		}
		p.value = typed[at : at+end]
		_, n := utf8.DecodeRuneInString(typed[at+end:])
		p.End = at + end + n
		return p
	}
	end := strings.IndexFunc(typed[at:], unicode.IsSpace)
	if end < 0 {
		end = len(typed) - at
	}
	p.value, p.End = typed[at:at+end], at+end
	return p
}

// fieldAt is the field that the text begins with, and how many bytes its name takes with the colon.
func fieldAt(text string) (Field, int) {
	i := strings.IndexByte(text, ':')
	if i <= 0 || i > 16 {
		return "", 0
	}
	name := strings.ToLower(text[:i])
	if f, ok := otherNames[name]; ok {
		return f, i + 1
	}
	if slices.Contains(Fields, Field(name)) {
		return Field(name), i + 1
	}
	return "", 0
}

// Parse understands what was typed. Days are those of the place named. It never fails: what cannot be understood is told
// in Problems and left out.
func Parse(typed string, in *time.Location) Query {
	var q Query
	for _, p := range cut(typed) {
		if p.field == "" {
			if t, ok := termOf(p.value); ok && len(q.Terms) < mostTerms {
				q.Terms = append(q.Terms, t)
			}
			continue
		}
		if value := strings.TrimSpace(p.value); value != "" {
			q.field(p.field, value, in)
		}
	}
	return q
}

// Typing is Parse while somebody is still at the keyboard: the last word may go on.
func Typing(typed string, in *time.Location) Query {
	pieces := cut(typed)
	if len(pieces) == 0 {
		return Parse(typed, in)
	}
	last := pieces[len(pieces)-1]
	words := Words(last.value)
	if last.field != "" || last.phrase || last.End < len(typed) || len(words) == 0 || words[len(words)-1].End < len(last.value) ||
		utf8.RuneCountInString(words[len(words)-1].Text) < leastBegun {
		return Parse(typed, in)
	}
	return Parse(typed+"*", in)
}

// leastBegun is how many letters the beginning of a word needs: fewer would find nearly every story.
const leastBegun = 3

func (q *Query) field(f Field, value string, in *time.Location) {
	switch f {
	case Speaker:
		q.Speakers = append(q.Speakers, value)
	case Title, Outlet:
		to := &q.Title
		if f == Outlet {
			to = &q.Outlet
		}
		if t, ok := termOf(value); ok && len(*to) < mostTerms {
			*to = append(*to, t)
		}
	case Rule:
		for _, v := range strings.Split(value, ",") {
			if w := strings.ToUpper(strings.Join(strings.Fields(Plain(v)), "")); w != "" {
				q.Rules = append(q.Rules, w)
			}
		}
	case After, Before, On:
		q.day(f, value, in)
	default:
		for _, v := range strings.Split(value, ",") {
			q.oneOf(f, v)
		}
	}
}

func (q *Query) oneOf(f Field, value string) {
	is, ok := choose(f, value)
	if !ok {
		q.problem("%s: is one of %s, not “%s”.", f, strings.Join(Values(f), ", "), value)
		return
	}
	switch f {
	case Status:
		q.Status = append(q.Status, meant(is)...)
	case Verdict:
		q.Verdicts = append(q.Verdicts, is)
	case Kind:
		q.Kinds = append(q.Kinds, story.Kind(is))
	case State:
		q.States = append(q.States, is)
	}
}

// day narrows the time. Of several bounds the narrowest counts.
func (q *Query) day(f Field, value string, in *time.Location) {
	from, to, ok := span(value, in)
	if !ok {
		q.problem("%s: needs a day such as 2026-01-31, a month such as 2026-01 or a year, not “%s”.", f, value)
		return
	}
	if f != Before && from.After(q.From) {
		q.From = from
	}
	if f == After {
		return
	}
	if f == Before {
		to = from
	}
	if q.To.IsZero() || to.Before(q.To) {
		q.To = to
	}
}

// span is the time from the first moment of a year, month or day to the first one after it.
func span(value string, in *time.Location) (from, to time.Time, ok bool) {
	for _, l := range []struct {
		layout              string
		years, months, days int
	}{{"2006", 1, 0, 0}, {"2006-1", 0, 1, 0}, {"2006-1-2", 0, 0, 1}} {
		if t, err := time.ParseInLocation(l.layout, value, in); err == nil && t.Year() > 0 {
			return t, t.AddDate(l.years, l.months, l.days), true
		}
	}
	return from, to, false
}

func (q *Query) problem(form string, args ...any) {
	q.Problems = append(q.Problems, fmt.Sprintf(form, args...))
}
