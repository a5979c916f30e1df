package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

// proseWords is the number of words from which a paragraph without an inner full stop is taken for a sentence
// rather than a crosshead.
const proseWords = 12

func missingStop() Rule {
	return Rule{
		ID: "QP07", Name: "Sentence ends without punctuation", Safety: story.Safe, Severity: Warning, Scope: Both,
		What:    "A paragraph of running text whose last sentence has no full stop, question mark or the like.",
		Why:     "It is a slip, or the end of the sentence was lost.",
		Example: "The board will meet again on Thursday to hear the two engineers who signed the report",
		Source:  "Common usage.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for i := range r.paras {
				if c, ok := r.missingStopIn(i); ok {
					out = append(out, c)
				}
			}
			return out
		},
	}
}

// credited is the end of a quotation set apart, whose speaker stands behind a dash.
var credited = regexp.MustCompile(`[.!?,…"”’»][ \x{A0}]*[-–—][ \x{A0}]*\p{Lu}[^.!?]{0,80}$`)

// finite are verb forms that make a short line a sentence: forms of be, have, do, the modals, and said.
var finite = regexp.MustCompile(`(?i)\b(?:is|are|was|were|has|have|had|will|would|can|could|does|did|must|may|might|should|said|says)\b`)

func (r *reading) missingStopIn(i int) (story.Check, bool) {
	p := edgeless(r.text, r.paras[i])
	line := visible(r.text[p.Start:p.End])
	last := lastSentence(line)
	if stops(line) || r.apart(i) || !endsInWord(line) || credited.MatchString(line) || namesOnly(line[last:]) || len(r.marks[i].unclosed) > 0 {
		return story.Check{}, false // a quotation left open has its own alert
	}
	at := story.Span{Start: p.Start + lastSentence(r.text[p.Start:p.End]), End: r.paras[i].End}
	fix := story.Edit{Span: story.Span{Start: p.End, End: p.End}, Text: "."}
	const message = "This sentence ends without a full stop."
	end, _ := utf8.DecodeLastRuneInString(line)
	words := len(fields(line))
	switch {
	case !wordy(end) && end != '%':
		return offer(at, message, fix), words >= 4
	case words >= proseWords || words >= 5 && last > 0:
		return safe(at, message, fix), true
	}
	return offer(at, message, fix), words >= 3 && finite.MatchString(line) && i == len(r.paras)-1
}

// visible is the line without its zero-width characters.
func visible(line string) string {
	return strings.Map(func(r rune) rune {
		if zeroWidth(r) {
			return -1
		}
		return r
	}, line)
}

// endsInWord says that the line, closing marks and brackets aside, ends in a word or number of a script that
// ends its sentences with a full stop, and not in an address, a tag or an account name.
func endsInWord(line string) bool {
	words := fields(line)
	if len(words) == 0 {
		return false
	}
	tail := words[len(words)-1]
	if strings.ContainsAny(tail, "@#/\\") || strings.Contains(tail, "www.") {
		return false
	}
	tail = strings.TrimRightFunc(tail, func(r rune) bool { return strings.ContainsRune("”’“\"'»›)]%", r) })
	last, _ := utf8.DecodeLastRuneInString(tail)
	return unicode.In(last, unicode.Latin, unicode.Cyrillic, unicode.Greek) || unicode.IsDigit(last)
}

var sentenceEnd = regexp.MustCompile(`[.!?…]["”’'»)\]]*[\s\x{A0}\x{202F}\x{200B}\x{2060}\x{FEFF}]+["“‘'«„(\[]*[\p{Lu}\d]`)

// shortForms are the abbreviations that a capital letter commonly follows.
var shortForms = regexp.MustCompile(`(?i)(?:^|[\s(“‘"'])(?:mr|mrs|ms|dr|prof|rev|hon|st|gen|lt|col|maj|capt|cpl|sgt|cmdr|adm|sen|rep|gov|pres|cllr|jr|sr|no|vs|fig|inc|ltd|co|corp|bros|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[a-z]|(?:[a-z]\.)+[a-z])$`)

// lastSentence is the byte offset in line at which its last sentence begins.
func lastSentence(line string) int {
	start := 0
	for _, m := range sentenceEnd.FindAllStringIndex(line, -1) {
		if line[m[0]] == '.' && shortForms.MatchString(line[max(0, m[0]-16):m[0]]) {
			continue
		}
		body := line[m[0]:m[1]]
		start = m[0] + strings.IndexFunc(body, blank)
		start += len(line[start:m[1]]) - len(strings.TrimLeftFunc(line[start:m[1]], blank))
	}
	return start
}
