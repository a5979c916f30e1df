package furniture

import (
	"strings"

	"quotedesk/app/extract/token"
)

// maxDateline is how many tokens may stand before the dash.
const maxDateline = 30

// alerts are words in capitals before a colon that are no place.
var alerts = map[string]bool{
	"breaking": true, "update": true, "exclusive": true, "watch": true, "opinion": true, "analysis": true, "note": true,
	"correction": true, "q": true, "a": true, "live": true, "video": true, "explainer": true, "read": true, "editorial": true,
	"comment": true, "factbox": true, "timeline": true, "profile": true, "review": true, "related": true,
}

// small are the words in small letters that a dateline may hold.
var small = map[string]bool{
	"of": true, "the": true, "and": true, "near": true, "northern": true, "southern": true, "eastern": true, "western": true,
	"central": true, "north": true, "south": true, "east": true, "west": true, "es": true, "sur": true, "on": true, "off": true,
	"upon": true, "under": true, "aan": true, "am": true, "sous": true, "occupied": true, "aboard": true,
}

// dated are the words after which a dateline's places are over.
var dated = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true,
	"september": true, "october": true, "november": true, "december": true, "jan": true, "feb": true, "mar": true, "apr": true,
	"jun": true, "jul": true, "aug": true, "sep": true, "sept": true, "oct": true, "nov": true, "dec": true,
}

// findDateline reads the start of a paragraph: places, a date and an agency in any measure, then a dash or colon and
// the text.
func (f *Found) findDateline(d *token.Doc, p token.Run) bool {
	first := p.First
	t := &d.Tokens[first]
	if t.Kind != token.Word || !t.Cap {
		return false
	}
	end := dashAt(d, first, min(p.Last, first+maxDateline))
	if end == 0 || p.Last-end < 4 && p.Last-end > 1 || end+1 >= len(d.Tokens) {
		return false
	}
	next := &d.Tokens[end+1]
	sep := d.Word(end)
	alone := p.Last == end+1 && end-first < 12
	strong := strings.ToUpper(d.Word(first)) == d.Word(first) && len(d.Word(first)) > 1 || hasAgency(d, first, end)
	switch {
	case alone && strong && sep != "." && d.Word(end-1) != "." && !isTranscript(d, p):
	case !next.Cap && next.Kind == token.Word, alerts[d.Lower(first)] && end == first+1:
		return false
	case sep == ":" && (!strong || p.Last-end < 10 || isTranscript(d, p)), sep == "." && (end-first > 6 || p.Last-end < 10):
		return false
	case !strong && sep != "." && (end-first > 9 || p.Last-end < 8):
		return false
	}
	f.readPlaces(d, first, end)
	if len(f.Places) == 0 {
		return false
	}
	f.DatelineTokens = Tokens{first, end + 1}
	f.Dateline = d.Span(first, end+1)
	if sep == ":" || sep == "." {
		f.Dateline = d.Span(first, end)
	}
	f.Place = d.Span(f.Places[0].First, f.Places[len(f.Places)-1].Last).In(d.Text)
	if !f.AgencyTokens.Empty() {
		f.Agency = d.Span(f.AgencyTokens.First, f.AgencyTokens.Last).In(d.Text)
	}
	return true
}

// dashAt is the token that parts the dateline from the text, or 0.
func dashAt(d *token.Doc, first, limit int) int {
	depth, open := 0, ""
	for i := first; i < limit; i++ {
		t := &d.Tokens[i]
		w := d.Word(i)
		switch {
		case w == "(" || w == "/" && depth == 0 && i+2 < limit && t.Space:
			depth, open = 1, w
		case w == ")" || w == "/":
			depth = 0
		case i > first && isDash(d, i):
			if depth > 0 && open == "(" {
				return 0 // Ada Hale (4 May 1911 – 2 June 1980): the years of a life
			}
			return i
		case w == ":" && depth == 0:
			return i
		case w == "." && i > first+1 && onlyNames(d, first, i) && i+1 < limit && d.Tokens[i+1].Space && d.Tokens[i+1].Sentence != t.Sentence:
			return i
		case depth > 0, t.Cap, t.Kind == token.Number, w == ",", w == ";", w == ".", w == "'", w == "’":
		case w == "-" && !t.Space, !t.Space && i > first && d.Word(i-1) == "-", small[d.Lower(i)], particles[d.Lower(i)]:
		case t.Kind == token.Word && strings.ContainsAny(w, "'’") && !strings.HasSuffix(w, "s"):
		case t.Kind == token.Word && i+1 < limit && d.Word(i+1) == "-":
		default:
			return 0
		}
	}
	return 0
}

// isDash says that token i is a dash between dateline and text: spaced on one side at least, or a long one.
func isDash(d *token.Doc, i int) bool {
	switch d.Word(i) {
	case "—", "–", "--", "---", "―":
		return true
	case "-", "‒", "−":
		return d.Tokens[i].Space || i+1 < len(d.Tokens) && d.Tokens[i+1].Space
	}
	return false
}

// onlyNames says that the tokens are capitalised words with nothing but particles between: a sentence that is a place.
func onlyNames(d *token.Doc, first, end int) bool {
	for i := first; i < end; i++ {
		if !d.Tokens[i].Cap && !small[d.Lower(i)] && !particles[d.Lower(i)] && d.Word(i) != "," && d.Word(i) != "-" {
			return false
		}
	}
	return d.Tokens[end-1].Cap
}

// isTranscript says that one of the next paragraphs, too, begins with a name and a colon.
func isTranscript(d *token.Doc, p token.Run) bool {
	n := d.Paragraph(p.First) + 1
	for i := n; i < min(n+8, len(d.Paragraphs)); i++ {
		q := d.Paragraphs[i]
		for k := q.First; k < min(q.First+4, q.Last) && (d.Tokens[k].Cap || d.Word(k) == ":"); k++ {
			if d.Word(k) == ":" {
				return true
			}
		}
	}
	return false
}

func hasAgency(d *token.Doc, first, end int) bool {
	return d.Word(end-1) == ")" || d.Word(end-1) == "/" && end-first > 3
}

// readPlaces splits the tokens before the dash into places, date and agency.
func (f *Found) readPlaces(d *token.Doc, first, end int) {
	f.Places, f.AgencyTokens = nil, Tokens{}
	open := first
	over := false
	flush := func(i int) {
		if i > open && !over && d.Tokens[open].Kind == token.Word {
			f.Places = append(f.Places, Tokens{open, i})
		}
		open = i + 1
	}
	for i := first; i < end; i++ {
		w := d.Word(i)
		switch {
		case w == "," || w == ";" || w == ".":
			flush(i)
		case w == "(" || w == "/" && i > first && d.Tokens[i].Space:
			flush(i)
			shut := i + 1
			for shut < end && d.Word(shut) != ")" && d.Word(shut) != "/" {
				shut++
			}
			if shut > i+1 {
				f.AgencyTokens = Tokens{i + 1, shut}
			}
			i, open, over = shut, shut+1, true
		case d.Tokens[i].Space && (d.Tokens[i].Kind == token.Number || dated[strings.TrimSuffix(d.Lower(i), ".")]):
			flush(i)
			over = true
		}
	}
	flush(end)
}
