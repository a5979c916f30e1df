package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"quotedesk/app/story"
)

func leftovers() Rule {
	return Rule{
		ID: "SF03", Name: "Note or mark-up left over", Safety: story.Warn, Severity: Error, Scope: Both,
		What:    "TK, XX, CHECK, a bracketed note to the desk, tags and entities of a web page, filler text.",
		Why:     "It was never meant for the reader.",
		Example: "The mayor, XX, has held the post since [CHECK year].",
		Source:  "Common editing practice.",
		find:    findLeftovers,
	}
}

// noted are the words with which desks begin a note to themselves.
const noted = `TK|TKTK|XXX?|CHECK|CQ|CONFIRM|VERIFY|NOTE|EDS?|EDITORS?|DESK|SUBS?|LEGAL|INSERT|ADD|FIXME|FIX|TODO|TBC|TBD|MORE|LINK|PHOTO|PIC|PICTURE|CAPTION|IMAGE|VIDEO|EMBED|QUERY`

var (
	bracketed = regexp.MustCompile(`[\[{(]{1,2}\s*(?:` + noted + `|(?i:check|tk|editor['’]s note|note to (?:desk|editor|subs)|insert|tbc|to come)\b)[^\])}\n]{0,200}[\])}]{1,2}`)
	elided    = regexp.MustCompile(`\[(?:…|\.{3})\]`)
	bareNote  = regexp.MustCompile(`\b(?:TKTK|TKS?|XX|XXX|FIXME|TODO|CHECK|TBC)\b`)
	markUp    = regexp.MustCompile(`</?(?i:p|br|b|i|em|strong|a|span|div|h[1-6]|li|ul|ol|blockquote|img|script|style)(?:\s[^<>\n]{0,300})?/?>|&(?:nbsp|amp|quot|lt|gt|apos|[lr][sd]quo|[mn]dash|hellip|#\d{2,5}|#x[0-9a-fA-F]{2,5});|\*\*\p{L}[^*\n]{0,200}\*\*|\{\{[^{}\n]{0,200}\}\}`)
	filler    = regexp.MustCompile(`(?i)\blorem ipsum\b`)
)

func findLeftovers(r *reading) []story.Check {
	var spans, before []story.Span
	add := func(re *regexp.Regexp, keep func(story.Span) bool) {
		for _, m := range re.FindAllStringIndex(r.text, -1) {
			if s := (story.Span{Start: m[0], End: m[1]}); keep(s) && !touches(before, s) {
				spans = append(spans, s)
			}
		}
		before = merge(slices.Clone(spans))
	}
	always := func(story.Span) bool { return true }
	add(bracketed, always)
	add(markUp, always)
	add(filler, always)
	add(elided, func(s story.Span) bool { return !r.inQuote(s) })
	add(bareNote, r.noteAlone)
	var out []story.Check
	for _, s := range spans {
		out = append(out, warn(s, "This looks like a note or mark-up left over: "+s.In(r.text)))
	}
	return out
}

// near is the part of the paragraph within about 200 bytes of s.
func (r *reading) near(s story.Span) story.Span {
	p := r.paragraph(s.Start)
	if p.Start < s.Start-200 {
		p.Start = s.Start - 200
		for !utf8.RuneStart(r.text[p.Start]) {
			p.Start++
		}
	}
	if p.End > s.End+200 {
		p.End = s.End + 200
		for !utf8.RuneStart(r.text[p.End]) {
			p.End--
		}
	}
	return p
}

// noteAlone tells a note from the same letters in a name, a Roman number or a line in capitals: it stands in a
// line of mixed case, with no capitalised word or figure next to it that it could belong to.
func (r *reading) noteAlone(s story.Span) bool {
	p := r.near(s)
	if line := p.In(r.text); strings.ToUpper(line) == line && len(line) > s.Len() {
		return false
	}
	before := strings.Fields(r.text[p.Start:s.Start])
	after := strings.Fields(r.text[s.End:p.End])
	word := s.In(r.text)
	if len(before) > 0 && s.Start > p.Start && r.text[s.Start-1] == ' ' && capitalised(before[len(before)-1]) && word[0] == 'X' {
		return false // Super Bowl XX
	}
	if len(after) > 0 && s.End < p.End && r.text[s.End] == ' ' {
		first := []rune(after[0])[0]
		if strings.HasPrefix(word, "TK") && first >= 'A' && first <= 'Z' || word[0] == 'X' && (after[0] == "century" || strings.HasPrefix(after[0], "chromosome")) {
			return false
		}
	}
	return s.Start == p.Start || !strings.ContainsRune("-/#@._&", rune(r.text[s.Start-1]))
}
