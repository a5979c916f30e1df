package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
)

// guessCharset asks the statistics and ranks what they say by how the text reads; "" when nothing reads
// without a loss.
func guessCharset(b []byte) string {
	sample := b[:min(len(b), 256<<10)]
	best, top := "", 0.0
	for _, c := range candidates(sample) {
		text, bad := read(sample, c.name)
		if bad >= 0 && (len(sample) == len(b) || bad < len(sample)-8) {
			continue
		}
		if bad >= 0 {
			text, _ = read(sample[:bad], c.name)
		}
		if score := plausible(text) + c.weight; best == "" || score > top {
			if len(sample) == len(b) || readable(b, c.name) {
				best, top = c.name, score
			}
		}
	}
	return best
}

func readable(b []byte, name string) bool {
	_, bad := read(b, name)
	return bad < 0
}

type candidate struct {
	name   string
	weight float64 // added to plausible's score, which runs from -3 to 1
}

// candidates are the detector's answers corrected for its known slips (measured on nineteen samples: never
// MacCyrillic where windows-1251 was meant, Windows supersets before ISO-8859), then the usual suspects.
func candidates(b []byte) []candidate {
	var out []candidate
	seen := map[string]bool{}
	add := func(name string, weight float64) {
		if name = canonical(name); name != "" && name != UTF8 && name != Damaged && !isWide(name) && !seen[name] {
			seen[name] = true
			out = append(out, candidate{name, weight})
		}
	}
	for _, r := range chardet.DetectAll(b) {
		if super, ok := superset(r.Encoding); ok {
			add(super, r.Confidence*0.5)
			continue
		}
		add(r.Encoding, r.Confidence*0.5)
	}
	for i, name := range []string{"windows-1252", "windows-1250", "windows-1251", "macintosh", "windows-1254"} {
		add(name, 0.05-0.02*float64(i))
	}
	return out
}

// superset is the Windows code page that people's files really use where the detector names its narrower kin.
func superset(name string) (string, bool) {
	switch strings.ToLower(name) {
	case "maccyrillic", "x-mac-cyrillic":
		return "windows-1251", true
	case "iso-8859-1", "us-ascii", "ascii":
		return "windows-1252", true
	case "iso-8859-2":
		return "windows-1250", true
	case "iso-8859-7":
		return "windows-1253", true
	case "iso-8859-8":
		return "windows-1255", true
	case "iso-8859-9":
		return "windows-1254", true
	case "iso-8859-13":
		return "windows-1257", true
	case "tis-620", "iso-8859-11":
		return "windows-874", true
	case "gb2312", "gbk":
		return "GB18030", true
	case "macroman", "macintosh":
		return "macintosh", true
	}
	return "", false
}

// plausible scores how the characters above ASCII sit among their neighbours, from about -3 (noise) to 1.
func plausible(text string) float64 {
	var sum float64
	n := 0
	var before rune
	runes := []rune(text)
	for i, r := range runes {
		after := ' '
		if i+1 < len(runes) {
			after = runes[i+1]
		}
		if r >= utf8.RuneSelf {
			sum += fits(before, r, after)
			n++
		}
		before = r
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// fits scores one character between its neighbours: letters belong with letters of their own script and case,
// quotation marks and dashes at the edges of words, symbols nowhere inside one.
func fits(before, r, after rune) float64 {
	inside := unicode.IsLetter(before) && unicode.IsLetter(after)
	switch {
	case r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Co, r):
		return -3
	case strings.ContainsRune("‘’“”„‚–—…«»\u00A0€£°·•", r):
		if inside && r != '’' && r != '–' && r != '—' {
			return -2
		}
		return 1
	case unicode.IsLetter(r):
		return letterFits(before, r, after)
	case unicode.IsMark(r), unicode.IsPunct(r) && r > 0x2FFF:
		return 0.8
	case inside:
		return -2
	}
	return -0.3
}

func letterFits(before, r, after rune) float64 {
	score := 0.5
	for _, near := range []rune{before, after} {
		if !unicode.IsLetter(near) {
			continue
		}
		if latin(near) != latin(r) {
			return -2
		}
		score += 0.25
	}
	if unicode.IsLower(before) && unicode.IsUpper(r) || unicode.IsUpper(r) && unicode.IsLower(after) && unicode.IsLetter(before) {
		return -1
	}
	return score
}

func latin(r rune) bool { return unicode.Is(unicode.Latin, r) }
