package newsroom

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// span is a stretch of the story's text under a tag; offsets in code points.
type span struct {
	tag        string
	start, end int
	attrs      map[string]string
}

var (
	tagForm  = regexp.MustCompile(`<(/?)(PER|ORG|LOC|MISC|NORP|DATE|R|QQ|Q|S|C|P|NQ|BYLINE|DATELINE|X)((?:\s+[a-z]+="[^"]*")*)\s*>`)
	attrForm = regexp.MustCompile(`([a-z]+)="([^"]*)"`)
	leftover = regexp.MustCompile(`</?[A-Z]+\b[^>]*>?`)
)

// needed are the attributes a tag must have.
var needed = map[string][]string{
	"PER": {"id"}, "ORG": {"id"}, "LOC": {"id"}, "MISC": {"id"}, "R": {"of"}, "Q": {"id", "kind", "by"}, "QQ": {"by"},
	"S": {"q"}, "C": {"q"}, "P": {"ref"}, "NQ": {"why"}, "X": {"rule"},
}

// parse takes the tags out of body. The spans stand in the order in which their tags close.
func parse(body string, fault func(string, ...any)) (string, []span) {
	var text strings.Builder
	var spans, open []span
	at, points := 0, 0
	for _, m := range tagForm.FindAllStringSubmatchIndex(body, -1) {
		plain := body[at:m[0]]
		text.WriteString(plain)
		points += utf8.RuneCountInString(plain)
		at = m[1]
		name, attrs := body[m[4]:m[5]], attributes(body[m[6]:m[7]])
		if m[2] == m[3] {
			for _, a := range needed[name] {
				if _, ok := attrs[a]; !ok {
					fault("<%s> lacks %s", name, a)
				}
			}
			open = append(open, span{tag: name, start: points, attrs: attrs})
			continue
		}
		if len(open) == 0 || open[len(open)-1].tag != name {
			fault("</%s> closes %s near …%q", name, topOf(open), tail(text.String(), 40))
			continue
		}
		s := open[len(open)-1]
		open = open[:len(open)-1]
		s.end = points
		if s.start == s.end {
			fault("empty <%s>", s.tag)
		}
		spans = append(spans, s)
	}
	text.WriteString(body[at:])
	if len(open) > 0 {
		var names []string
		for _, s := range open {
			names = append(names, s.tag)
		}
		fault("never closed: %s", strings.Join(names, ", "))
	}
	if left := leftover.FindString(text.String()); left != "" {
		fault("unknown tag left: %s", left)
	}
	return text.String(), spans
}

func attributes(text string) map[string]string {
	out := map[string]string{}
	for _, a := range attrForm.FindAllStringSubmatch(text, -1) {
		out[a[1]] = a[2]
	}
	return out
}

func topOf(open []span) string {
	if len(open) == 0 {
		return "nothing"
	}
	return fmt.Sprintf("<%s>", open[len(open)-1].tag)
}

// tail is the last n code points of text.
func tail(text string, n int) string {
	at := len(text)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return text[at:]
}

// byPlace orders spans by where they begin, the outer one first; otherwise as they close.
func byPlace(spans []span) []span {
	out := slices.Clone(spans)
	slices.SortStableFunc(out, func(a, b span) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	})
	return out
}
