package token

import (
	"strings"
	"unicode"
)

// word emits the word or number at the scanner's place: a web address, an acronym with full stops, a number, or plain
// letters with what clings to them ('s, n't) cut off.
func (s *scanner) word(c class) {
	if end := addressEnd(s.text, s.pos); end > 0 {
		s.emit(s.pos, end, Word)
		return
	}
	if c == digit {
		s.emit(s.pos, numberEnd(s.text, s.pos), Number)
		return
	}
	if end := initialsEnd(s.text, s.pos); end > 0 {
		s.emit(s.pos, end, Word)
		return
	}
	end := lettersEnd(s.text, s.pos)
	if end < len(s.text) && s.text[end] == '@' && handleEnd(s.text, end+1) > end+1 {
		s.emit(s.pos, urlEnd(s.text, end), Word)
		return
	}
	if end < len(s.text) && s.text[end] == '.' {
		if site := siteEnd(s.text, end); site > 0 {
			s.emit(s.pos, site, Word)
			return
		}
		if keepsStop(s.text, s.pos, end) {
			s.emit(s.pos, end+1, Word)
			return
		}
	}
	s.cut(s.pos, end)
}

// cut emits a word and the clitics at its end, each a token of its own.
func (s *scanner) cut(start, end int) {
	var cuts [4]int
	n, last := 0, end
	for n < len(cuts) {
		c := cliticStart(s.text[start:last])
		if c <= 0 {
			break
		}
		last = start + c
		cuts[n] = last
		n++
	}
	s.emit(start, last, Word)
	for ; n > 0; n-- {
		next := end
		if n > 1 {
			next = cuts[n-2]
		}
		s.emit(cuts[n-1], next, Word)
	}
}

// cliticStart is where 's, 're, 've, 'll, 'd, 'm or n't begins at the end of word, or 0.
func cliticStart(word string) int {
	i := strings.LastIndexAny(word, "'’‘`")
	if i <= 0 || len(word)-i > 6 {
		return 0
	}
	_, _, n := at(word, i)
	switch rest := word[i+n:]; rest {
	case "s", "re", "ve", "ll", "d", "m", "S", "RE", "VE", "LL", "D", "M":
		return i
	case "t", "T":
		if i > 1 && (word[i-1] == 'n' || word[i-1] == 'N') {
			return i - 1
		}
	}
	return 0
}

// lettersEnd is where the letters, digits and inner apostrophes that begin at i end.
func lettersEnd(text string, i int) int {
	for i < len(text) {
		c, r, n := at(text, i)
		if c == mark && isApostrophe(r) && i+n < len(text) {
			if next, _, _ := at(text, i+n); next != letter {
				return i
			}
		} else if c != letter && c != digit && c != joiner {
			return i
		}
		i += n
	}
	return i
}

// numberEnd is where the number at i ends: 1,200.50 · 10:30 · 3rd · 1990s · 4.5% · 3G.
func numberEnd(text string, i int) int {
	for i < len(text) {
		c, r, n := at(text, i)
		switch {
		case c == digit, c == letter, c == joiner:
			i += n
		case (r == '.' || r == ',' || r == ':') && i+1 < len(text) && asciiClass[text[i+1]&0x7f] == digit && text[i+1] < 0x80:
			i += 2
		case r == '%':
			return i + 1
		default:
			return i
		}
	}
	return i
}

// initialsEnd is the end of single letters with full stops (U.S., a.m., J.K., Ph.D.) or of one initial before a
// capital; 0 when there are none.
func initialsEnd(text string, i int) int {
	if strings.HasPrefix(text[i:], "Ph.D.") {
		return i + 5
	}
	count, p := 0, i
	for p < len(text) {
		c, r, n := at(text, p)
		if c != letter || p+n >= len(text) || text[p+n] != '.' {
			if count > 1 && c == letter && unicode.IsUpper(r) && !wordGoesOn(text, p+n) {
				return p + n
			}
			break
		}
		if count == 0 && p+n+1 < len(text) && unicode.IsLower(r) {
			if next, _, _ := at(text, p+n+1); next != letter {
				return 0
			}
		}
		count++
		p += n + 1
	}
	if count > 1 || count == 1 && initialAt(text, i, p) {
		return p
	}
	return 0
}

func wordGoesOn(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	c, _, _ := at(text, i)
	return c == letter || c == digit || c == joiner
}

// initialAt says that the one letter with a full stop from i to end is a name's initial: a capital before a capital.
func initialAt(text string, i, end int) bool {
	_, r, _ := at(text, i)
	if !unicode.IsUpper(r) || end >= len(text) {
		return false
	}
	if text[end] == ' ' && end+1 < len(text) {
		end++
	}
	_, next, _ := at(text, end)
	return unicode.IsUpper(next)
}

// addressEnd is the end of a web address that begins at i, or 0.
func addressEnd(text string, i int) int {
	rest := text[i:]
	for _, p := range [...]string{"https://", "http://", "www."} {
		if len(rest) > len(p) && strings.EqualFold(rest[:len(p)], p) {
			return urlEnd(text, i+len(p))
		}
	}
	return 0
}

// urlEnd reads on to the next space or mark and gives back closing punctuation.
func urlEnd(text string, i int) int {
	start := i
	for i < len(text) {
		c, r, n := at(text, i)
		if c == space || c == mark || r == '<' || r == '>' {
			break
		}
		i += n
	}
	for i > start && strings.IndexByte(".,;:!?)]}…", text[i-1]) >= 0 && text[i-1] < 0x80 {
		i--
	}
	return i
}

// siteEnd is the end of a bare site name such as example.com, given the place of its full stop, or 0.
func siteEnd(text string, stop int) int {
	end := stop
	for end < len(text) && text[end] == '.' {
		next := end + 1
		for next < len(text) && 'a' <= text[next] && text[next] <= 'z' {
			next++
		}
		if !topLevel[text[end+1:next]] {
			break
		}
		end = next
	}
	if end == stop || wordGoesOn(text, end) {
		return 0
	}
	if end < len(text) && text[end] == '/' {
		return urlEnd(text, end)
	}
	return end
}

var topLevel = map[string]bool{
	"com": true, "org": true, "net": true, "co": true, "uk": true, "gov": true, "edu": true, "info": true, "int": true,
	"eu": true, "io": true, "tv": true, "de": true, "fr": true, "au": true, "ca": true, "za": true, "ng": true, "ke": true,
}
