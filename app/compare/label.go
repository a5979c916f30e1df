package compare

import (
	"regexp"
	"strings"
	"unicode"

	"quotedesk/app/story"
)

// heading is a line read as “label, time, words”. Spans are relative to the line; a zero span is absent.
type heading struct {
	label  story.Span
	time   string
	rest   int  // where the words begin
	strong bool // the form alone shows that it is a label; a weak one has to come back
	turn   bool // somebody else begins to speak, with or without a label
	remark string
}

const (
	timeMark  = `[\[(<{]?\s*(` + clock + `)\s*[\])>}]?`
	labelText = `[\p{Lu}\p{Lo}\p{N}][\p{L}\p{M}\p{N}.'’‘“”"_&/\- ]{0,58}?`
	aside     = `(\s*[(\[][^()\[\]:]{1,40}[)\]])?`
)

var (
	// [00:12:31] Jane Smith: …   SMITH (through translator): …   >> JONES, ANCHOR: …   Speaker 1 (00:03): …
	colonHeading = regexp.MustCompile(`^\s*(?:` + timeMark + `\s*[-–—]?\s*)?(?:>>+|[-–—•])?\s*(` + labelText + `)((?:,[^:;.!?]{1,60})?)` + aside + `\s*(?:` + timeMark + `)?\s*[:：](?:\s|$)`)
	// Speaker 1  00:03
	lineHeading = regexp.MustCompile(`^\s*(` + labelText + `)` + aside + `\s+[|–—-]?\s*` + timeMark + `\s*$`)
	// 00:03 Speaker 1
	timeHeading = regexp.MustCompile(`^\s*` + timeMark + `\s+(` + labelText + `)\s*$`)
	// Q. Did you see it?
	courtHeading = regexp.MustCompile(`^\s*([QA])(?:\.|[ \t]{2,}|\t)\s*\S`)
	onlyTime     = regexp.MustCompile(`^\s*` + timeMark + `(?:\s|$)`)
	turnHeading  = regexp.MustCompile(`^\s*(?:>>+)\s*`)
	numbered     = regexp.MustCompile(`(?i)^(?:speaker|participant|interviewee|interviewer|voice|person|spk|s|m|f|male|female|witness|respondent)[ _-]?#?\s*(?:\d{1,3}|[a-z])$`)
)

// headingOf reads the start of a line; ok is false when it is words alone.
func headingOf(text string) (h heading, ok bool) {
	at := func(m []int, i int) story.Span {
		if m[2*i] < 0 {
			return story.Span{}
		}
		return story.Span{Start: m[2*i], End: m[2*i+1]}
	}
	if m := colonHeading.FindStringSubmatchIndex(text); m != nil && !strings.HasPrefix(text[m[1]:], "//") {
		label := at(m, 2)
		h = heading{label: label, time: at(m, 1).In(text), rest: m[1], turn: true, remark: at(m, 4).In(text)}
		if h.time == "" {
			h.time = at(m, 5).In(text)
		}
		if isLabel(label.In(text)) {
			h.strong = h.time != "" || isStrong(label.In(text)) || strings.HasPrefix(strings.TrimSpace(text), ">>")
			return h, true
		}
	}
	if m := lineHeading.FindStringSubmatchIndex(text); m != nil && isLabel(at(m, 1).In(text)) {
		return heading{label: at(m, 1), time: at(m, 3).In(text), rest: len(text), strong: true, turn: true, remark: at(m, 2).In(text)}, true
	}
	if m := timeHeading.FindStringSubmatchIndex(text); m != nil && (isStrong(at(m, 2).In(text))) {
		return heading{label: at(m, 2), time: at(m, 1).In(text), rest: len(text), strong: true, turn: true}, true
	}
	if m := courtHeading.FindStringSubmatchIndex(text); m != nil {
		return heading{label: at(m, 1), rest: m[1] - 1 - lastRune(text[:m[1]]), turn: true}, true
	}
	if m := onlyTime.FindStringSubmatchIndex(text); m != nil {
		return heading{time: at(m, 1).In(text), rest: m[1], strong: true}, true
	}
	if m := turnHeading.FindStringIndex(text); m != nil {
		return heading{rest: m[1], strong: true, turn: true}, true
	}
	return heading{}, false
}

// lastRune is the size of the last rune less one byte.
func lastRune(s string) int {
	n := 0
	for i := len(s) - 1; i > 0 && s[i]&0xC0 == 0x80; i-- {
		n++
	}
	return n
}

// particles stand in small letters inside a name.
var particles = map[string]bool{
	"de": true, "da": true, "di": true, "du": true, "del": true, "della": true, "der": true, "den": true, "van": true, "von": true,
	"la": true, "le": true, "el": true, "al": true, "bin": true, "bint": true, "binti": true, "binte": true, "anak": true, "ap": true, "a/l": true, "a/p": true, "st": true,
	"ibn": true, "ben": true, "of": true, "the": true,
	"and": true, "y": true, "e": true, "dos": true, "das": true, "ter": true, "ten": true, "zu": true, "af": true, "av": true,
}

// isLabel says that the words may name a speaker: at most seven, each with a capital, a figure or a particle.
func isLabel(label string) bool {
	words := strings.Fields(label)
	if len(words) == 0 || len(words) > 7 {
		return false
	}
	if generic(label) {
		return true
	}
	letters := false
	for _, w := range words {
		first := []rune(strings.TrimLeft(w, "“”\"‘’'") + " ")[0]
		letters = letters || unicode.IsLetter(first)
		if !unicode.IsUpper(first) && !unicode.Is(unicode.Lo, first) && !unicode.IsDigit(first) && !particles[w] && !strings.HasPrefix(w, "al-") && !strings.HasPrefix(w, "el-") {
			return false
		}
	}
	return letters
}

// isStrong says that the words are a label even when they stand there once: capitals throughout, “Speaker 1”.
func isStrong(label string) bool {
	if generic(label) {
		return true
	}
	upper, letters := 0, 0
	for _, r := range label {
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				upper++
			}
		}
	}
	return letters > 0 && (upper == letters || strings.HasPrefix(label, "Mc") && upper >= letters-1 || letters > 4 && upper >= letters-1)
}
