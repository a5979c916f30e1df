package furniture

import "quotedesk/app/extract/token"

// The work a byline credits.
const (
	reporter = "reporter"
	editor   = "editor"
)

// maxByline is how many tokens a byline may have.
const maxByline = 24

// leads are words that may stand between the start of a byline and its names.
var leads = map[string]string{
	"by": reporter, "from": reporter, "reporting by": reporter, "reported by": reporter, "written by": reporter,
	"words by": reporter, "par": reporter, "por": reporter, "story by": reporter, "additional reporting by": reporter, "writing by": reporter,
	"report by": reporter, "text by": reporter, "interview by": reporter, "editing by": editor, "edited by": editor,
	"photos by": editor, "photographs by": editor, "graphics by": editor, "with reporting by": reporter, "with": reporter,
}

// desk are words that show that what follows a comma is an employer or a post, not one more person.
var desk = map[string]bool{
	"press": true, "wire": true, "news": true, "newswire": true, "agency": true, "times": true, "post": true, "staff": true,
	"correspondent": true, "writer": true, "editor": true, "reporter": true, "bureau": true, "desk": true, "service": true,
	"herald": true, "tribune": true, "daily": true, "journal": true, "radio": true, "tv": true, "political": true, "chief": true,
	"senior": true, "special": true, "media": true, "contributor": true,
}

// particles may stand in small letters inside a person's name.
var particles = map[string]bool{
	"al": true, "el": true, "bin": true, "ibn": true, "bint": true, "van": true, "von": true, "der": true, "den": true, "de": true,
	"da": true, "do": true, "dos": true, "das": true, "del": true, "di": true, "la": true, "le": true, "du": true, "ten": true,
	"ter": true, "af": true, "av": true, "zu": true, "y": true, "e": true, "ag": true, "ould": true, "bte": true, "abu": true,
}

// lead is how many tokens of p introduce names, and what the names did; 0 when nothing does.
func lead(d *token.Doc, first, last int) (int, string) {
	words := ""
	for n := 0; n < 3 && first+n < last; n++ {
		if n > 0 {
			words += " "
		}
		words += d.Lower(first + n)
		if role := leads[words]; role != "" && (words != "with" && words != "from" || n == 0 && first+1 < last && d.Tokens[first+1].Cap) {
			return n + 1, role
		}
	}
	return 0, ""
}

// findByline reads a line at the top: "By NAME and NAME", "NAME in PLACE", "From NAME, PLACE" and, where bare is set,
// a line that holds a name and nothing else.
func (f *Found) findByline(d *token.Doc, p token.Run, bare bool) bool {
	if p.Last-p.First > maxByline || d.Paragraphs[len(d.Paragraphs)-1].First <= p.First {
		return false
	}
	first, n := p.First, 0
	for first < p.Last && d.Tokens[first].Kind != token.Word && !isBracket(d.Word(first)) {
		first++ // an ornament before the name
	}
	n, role := lead(d, first, p.Last)
	if n == 0 {
		role = reporter
		if !bare || endsWithStop(d, p) || !bareName(d, first, p.Last) {
			return false
		}
	}
	return f.readNames(d, first+n, p.Last, p, role)
}

func isBracket(w string) bool { return w == "(" || w == "[" }

func endsWithStop(d *token.Doc, p token.Run) bool {
	switch d.Word(p.Last - 1) {
	case ".", "!", "?", ":", "…":
		return true
	}
	return d.Tokens[p.Last-1].Kind == token.Mark
}

// bareName says that the tokens are two to four capitalised words, alone or before ", Place" or "in Place".
func bareName(d *token.Doc, first, last int) bool {
	end := nameEnd(d, first, last)
	if n := wordsIn(d, first, end); n < 2 || n > 4 || allDesk(d, first, end) {
		return false
	}
	if end == last {
		return true
	}
	if w := d.Lower(end); w != "," && w != "in" && w != "|" && w != "/" && w != "and" {
		return false
	}
	next := nameEnd(d, end+1, last)
	return next == last && next > end+1
}

func allDesk(d *token.Doc, first, last int) bool {
	for i := first; i < last; i++ {
		if desk[d.Lower(i)] {
			return true
		}
	}
	return false
}

func wordsIn(d *token.Doc, first, last int) int {
	n := 0
	for i := first; i < last; i++ {
		if d.Tokens[i].Cap {
			n++
		}
	}
	return n
}

// nameEnd is where the capitalised words that begin at first end, with the particles, hyphens and initials among them.
func nameEnd(d *token.Doc, first, last int) int {
	end := first
	for i := first; i < last; i++ {
		t := &d.Tokens[i]
		switch {
		case t.Kind == token.Word && t.Cap && d.Lower(i) != "and":
			end = i + 1
		case t.Kind == token.Word && (particles[d.Lower(i)] || !t.Space && i > first), d.Word(i) == "-" && !t.Space:
		default:
			return end
		}
	}
	return end
}

// readNames takes the names that begin at first, separated by commas, "and" or "&", and a place after "in" or a comma.
func (f *Found) readNames(d *token.Doc, first, last int, line token.Run, role string) bool {
	found := false
	for i := first; i < last; {
		if n, other := lead(d, i, last); n > 0 && found {
			role = other
			i += n
			continue
		}
		end := nameEnd(d, i, last)
		if end > i {
			found = f.readName(d, Tokens{i, end}, found, role) || found
			i = end
			continue
		}
		switch d.Lower(i) {
		case "in":
			end = nameEnd(d, i+1, last)
			if found && end > i+1 {
				f.BylinePlaces = append(f.BylinePlaces, Tokens{i + 1, end})
			}
			i = max(i+1, end)
		case "|", "-", "–", "—":
			i = max(i+1, nameEnd(d, i+1, last))
		case ",", "and", "&", ";", "/":
			i++
		default:
			i = last
		}
	}
	if found {
		f.BylineTokens = append(f.BylineTokens, Tokens{line.First, line.Last})
	}
	return found
}

// readName files the capitalised words at t: an employer is left out, one word after a comma is a place, the rest are
// people. It says whether a person was found.
func (f *Found) readName(d *token.Doc, t Tokens, found bool, role string) bool {
	switch {
	case allDesk(d, t.First, t.Last):
		return false
	case found && wordsIn(d, t.First, t.Last) == 1 && d.Word(t.First-1) == ",":
		f.BylinePlaces = append(f.BylinePlaces, t)
		return false
	}
	f.Credits = append(f.Credits, Credit{t, role})
	return true
}

// findCredits reads a line at the end: "Reporting by A and B; editing by C", with or without brackets.
func (f *Found) findCredits(d *token.Doc, p token.Run) {
	if p.Last-p.First > 2*maxByline || f.Has(p.First) {
		return
	}
	first, last := p.First, p.Last
	if isBracket(d.Word(first)) {
		first++
	}
	for last > first && (d.Tokens[last-1].Kind == token.Punct) {
		last--
	}
	n, role := lead(d, first, last)
	if n == 0 || n == 1 && (d.Lower(first) != "by" || last-first > 8) {
		return
	}
	f.readNames(d, first+n, last, p, role)
}
