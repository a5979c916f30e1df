package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

// reading is a text with what all rules ask of it.
type reading struct {
	text    string
	found   story.Findings
	by      Given
	paras   []story.Span // with their edge spaces, without line ends
	marks   []marks      // of each paragraph
	carried []mark       // the mark of the paragraph before that a paragraph closes without opening one of its own
	quoted  []story.Span // stretches inside quotation marks, the marks included; sorted, apart
	cut     []term       // see terms; nil until asked for

	persons      []story.Entity // see people
	listedPeople bool
	numbers      []figure // see figures
	counted      bool
	spokenOf     *said  // see said
	apartness    []bool // see apart
}

func read(text string, f story.Findings, by Given) *reading {
	unseen := func(p story.Span) bool { return edgeless(text, p).Empty() }
	r := &reading{text: text, found: f, by: by, paras: slices.DeleteFunc(story.Paragraphs(text), unseen)}
	var quoted []story.Span
	var carried mark // a double mark of the paragraph before that is still open
	for _, p := range r.paras {
		m := pairUp(text, p)
		var closed mark
		for _, pr := range m.pairs {
			quoted = append(quoted, pr.span())
		}
		if carried.sign != 0 && len(m.strays) > 0 {
			quoted = append(quoted, story.Span{Start: p.Start, End: m.strays[0].span().End})
			m.strays = m.strays[1:]
			closed = carried
		}
		carried = mark{}
		for _, u := range m.unclosed {
			quoted = append(quoted, story.Span{Start: u.at, End: p.End})
			carried = u
		}
		r.marks, r.carried = append(r.marks, m), append(r.carried, closed)
	}
	for _, q := range f.Quotes {
		if q.Kind == story.Direct {
			for _, s := range q.Parts {
				if s.Valid(text) {
					quoted = append(quoted, s)
				}
			}
		}
	}
	r.quoted = merge(quoted)
	return r
}

// merge sorts spans and joins those that overlap.
func merge(spans []story.Span) []story.Span {
	slices.SortFunc(spans, func(a, b story.Span) int { return a.Start - b.Start })
	var out []story.Span
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// inQuote says that the span touches a stretch inside quotation marks. An empty span at the edge of one is outside.
func (r *reading) inQuote(s story.Span) bool { return touches(r.quoted, s) }

// touches says that s overlaps one of the spans, which are sorted and apart; an empty s lies inside one.
func touches(spans []story.Span, s story.Span) bool {
	i, _ := slices.BinarySearchFunc(spans, s.Start, func(q story.Span, at int) int {
		if q.End <= at {
			return -1
		}
		return 1
	})
	if i == len(spans) {
		return false
	}
	if s.Empty() {
		return spans[i].Start < s.Start && s.Start < spans[i].End
	}
	return spans[i].Overlaps(s)
}

// paragraph is the paragraph that holds the offset; the zero Span when none does.
func (r *reading) paragraph(at int) story.Span {
	if i := r.index(at); i >= 0 {
		return r.paras[i]
	}
	return story.Span{}
}

// index is the number of the paragraph that holds the offset or ends there; -1 when none does.
func (r *reading) index(at int) int {
	i, _ := slices.BinarySearchFunc(r.paras, at, func(p story.Span, at int) int {
		if p.End < at {
			return -1
		}
		return 1
	})
	if i < len(r.paras) && r.paras[i].Start <= at {
		return i
	}
	return -1
}

// edgeless is the span without white space at its edges.
func edgeless(text string, s story.Span) story.Span {
	piece := text[s.Start:s.End]
	left := len(piece) - len(strings.TrimLeftFunc(piece, blank))
	piece = strings.TrimRightFunc(piece[left:], blank)
	return story.Span{Start: s.Start + left, End: s.Start + left + len(piece)}
}

// blank is a rune that shows nothing: white space, no-break space, zero-width characters.
func blank(r rune) bool { return unicode.IsSpace(r) || zeroWidth(r) }

// fields are the words of a line, parted by all that shows nothing.
func fields(line string) []string { return strings.FieldsFunc(line, blank) }

func zeroWidth(r rune) bool { return r == '\u200B' || r == '\uFEFF' || r == '\u2060' }

var credit = regexp.MustCompile(`(?i)^(?:by|from|words by|text by|story by|photos? by|pictures? by|par|von|por|(?:additional |further )?(?:reporting|writing|editing|edited|written|compiled|translated|translation)(?: by)?)[ \x{A0}:]+\p{Lu}`)

var listItem = regexp.MustCompile(`^(?:[-*•·■▪●○◦‣→+]|\d{1,3}[.)]|[a-z][.)]|[—–][ \x{A0}]|\d{1,2}[:.]\d\d[ \x{A0}]+[–—-])`)

// apart is furniture, worked out once for each paragraph.
func (r *reading) apart(i int) bool {
	if r.apartness == nil {
		r.apartness = make([]bool, len(r.paras))
		for k := range r.paras {
			r.apartness[k] = r.furniture(k)
		}
	}
	return r.apartness[i]
}

// furniture says that paragraph i is no running text: headline, byline, credit, place line, list item, a line of a
// table, a name alone, or a post whose author stands on the next line.
func (r *reading) furniture(i int) bool {
	p := edgeless(r.text, r.paras[i])
	line := visible(r.text[p.Start:p.End])
	f := r.found.Furniture
	for _, s := range []story.Span{f.Headline, f.Byline} {
		if !s.Empty() && s.Overlaps(p) {
			return true
		}
	}
	if !f.Dateline.Empty() && f.Dateline.Overlaps(p) && p.End-f.Dateline.End < 8 {
		return true
	}
	if i == 0 && len(r.paras) > 1 && len(fields(line)) <= 25 && !stops(line) && lastSentence(line) == 0 {
		return true
	}
	return credit.MatchString(line) && !strings.Contains(line, ". ") || listItem.MatchString(line) || namesOnly(line) ||
		titled(line) || r.tabular(i) || i+1 < len(r.paras) && signature(r.text[r.paras[i+1].Start:r.paras[i+1].End])
}

// signature is the line under a quoted post: a dash and a name.
func signature(line string) bool {
	line = strings.TrimLeftFunc(line, blank)
	return strings.HasPrefix(line, "— ") || strings.HasPrefix(line, "– ") || strings.HasPrefix(line, "—\u00A0")
}

// namesOnly is a short line in which every longer word begins with a capital letter: a byline, a place.
func namesOnly(line string) bool {
	words := fields(line)
	if len(words) > 7 {
		return false
	}
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(w, func(r rune) bool { return !wordy(r) }))
		if utf8.RuneCountInString(w) > 3 && !unicode.IsUpper(first) {
			return false
		}
	}
	return true
}

// stops says that the line ends as a sentence does, closing marks and brackets aside.
func stops(line string) bool {
	line = strings.TrimRightFunc(line, func(r rune) bool { return blank(r) || strings.ContainsRune("”’“‘\"'»›«)]}*_", r) })
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…‽。！？．｡।॥؟۔։።:;,—–", last)
}

// titled is a headline set as English titles are: of its longer words nearly all begin with a capital letter.
func titled(line string) bool {
	long, capitals := 0, 0
	for w := range strings.FieldsFuncSeq(line, blank) {
		first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(w, func(r rune) bool { return !wordy(r) }))
		if utf8.RuneCountInString(w) > 3 && unicode.IsLetter(first) {
			long++
			if unicode.IsUpper(first) {
				capitals++
			}
		}
	}
	return long > 2 && capitals*5 >= long*4
}

var gap = regexp.MustCompile(`[^\s\x{A0}\x{202F}\x{200B}\x{2060}\x{FEFF}](?:\t+| {3,}| *\| *)[^\s\x{A0}\x{202F}\x{200B}\x{2060}\x{FEFF}]`)

// tabular says that paragraph i and a neighbour are laid out in columns: tabs, wide gaps or bars inside the line.
func (r *reading) tabular(i int) bool {
	columns := func(k int) bool {
		if k < 0 || k >= len(r.paras) {
			return false
		}
		line := r.text[r.paras[k].Start:r.paras[k].End]
		return (strings.ContainsAny(line, "\t|") || strings.Contains(line, "   ")) && gap.MatchString(line)
	}
	return columns(i) && (columns(i-1) || columns(i+1))
}
