package quote

import (
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

// glyphs lists the quotation marks of a paragraph; apostrophes inside words are left out.
func glyphs(text string, para story.Span) []glyph {
	var out []glyph
	prev := ' '
	for i := para.Start; i < para.End; {
		r, w := utf8.DecodeRuneInString(text[i:para.End])
		if !isMark(r) {
			prev, i = r, i+w
			continue
		}
		g := glyph{span: story.Span{Start: i, End: i + w}, prev: prev, next: ' '}
		second, w2 := utf8.DecodeRuneInString(text[i+w : para.End])
		doubled := w2 > 0 && second == r && (r == '\'' || r == '’' || r == '‘' || r == '`')
		if doubled {
			g.span.End += w2
		}
		for g.span.End < para.End && !utf8.RuneStart(text[g.span.End]) {
			g.span.End++ // broken bytes belong to what they follow
		}
		if g.span.End < para.End {
			g.next, _ = utf8.DecodeRuneInString(text[g.span.End:para.End])
		}
		if g.judge(r, doubled, text) {
			out = append(out, g)
		}
		prev, i = r, g.span.End
	}
	return out
}

func isMark(r rune) bool {
	switch r {
	case '"', '\'', '`', '“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '‹', '›':
		return true
	}
	return false
}

// judge settles the family of the mark and whether it may open or close; false when it is no quotation mark.
func (g *glyph) judge(r rune, doubled bool, text string) bool {
	before := edge(g.prev) || isMark(g.prev) && g.prev != '’' && g.prev != '”' && g.prev != '\''
	after := !unicode.IsSpace(g.next)
	switch r {
	case '“', '‟', '„':
		g.family, g.opens = curly, true
		if r == '“' && !before && (!after || closingPunct(g.next)) { // the German closing mark
			g.opens, g.ends = false, true
		}
	case '”':
		g.family, g.ends = curly, true
		g.opens = edge(g.prev) && unicode.IsLetter(g.next)
	case '"':
		g.family = straight
		g.bySpacing(before, after)
	case '«', '»', '‹', '›':
		g.family = angle
		left := r == '«' || r == '‹'
		reversed := !left && before && after && !closingPunct(g.next) || left && !before && !after
		g.opens, g.ends = left != reversed, left == reversed
	default:
		if doubled {
			g.family = ticks
			if r == '`' || r == '‘' {
				g.opens = true
				return true
			}
			g.bySpacing(before, after)
			return true
		}
		if r == '`' {
			return false
		}
		return g.judgeSingle(r, before, after, text)
	}
	return true
}

// bySpacing decides for marks that look the same on both sides.
func (g *glyph) bySpacing(before, after bool) {
	g.opens = before && after && !closingPunct(g.next)
	g.ends = !unicode.IsSpace(g.prev)
	if !g.opens && !g.ends { // a space on both sides: it closes what is open, or opens
		g.opens, g.ends = after, true
	}
	if g.opens && g.ends && g.prev != '—' && g.prev != '–' && g.prev != '-' && g.prev != '…' {
		g.ends = false
	}
}

func (g *glyph) judgeSingle(r rune, before, after bool, text string) bool {
	g.family = single
	letterAfter := unicode.IsLetter(g.next) || unicode.IsDigit(g.next)
	switch r {
	case '‘', '‛', '‚':
		if r == '‘' && !before && (!after || closingPunct(g.next)) {
			g.ends = true // the German closing mark
			return true
		}
		g.opens = after && !elision(text[g.span.End:])
		return g.opens
	case '’':
		g.ends = !unicode.IsSpace(g.prev) && !letterAfter
		return g.ends
	}
	g.opens = before && after && !closingPunct(g.next) && !elision(text[g.span.End:])
	g.ends = !g.opens && !unicode.IsSpace(g.prev) && !letterAfter
	return g.opens || g.ends
}

// edge says that r may stand before an opening mark.
func edge(r rune) bool {
	switch r {
	case '(', '[', '{', '—', '–', '-', '/', '…', '‒', '―':
		return true
	}
	return unicode.IsSpace(r)
}

func closingPunct(r rune) bool {
	switch r {
	case '.', ',', ';', ':', '!', '?', ')', ']', '}':
		return true
	}
	return false
}

// elision says that the text after a mark is a clipped word or year (’em, ’tis, ’90s), so the mark is an apostrophe.
func elision(rest string) bool {
	word := rest
	for i, r := range rest {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			word = rest[:i]
			break
		}
		if i > 8 {
			return false
		}
	}
	switch word {
	case "em", "tis", "twas", "til", "till", "cause", "n", "bout", "Twas", "Tis":
		return true
	}
	if len(word) < 2 || len(word) > 3 || !isDigit(word[0]) || !isDigit(word[1]) {
		return false
	}
	return len(word) == 2 || word[2] == 's'
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
