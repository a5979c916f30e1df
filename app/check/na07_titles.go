package check

import (
	"strings"

	"quotedesk/app/story"
)

func twoTitles() Rule {
	return Rule{
		ID: "NA07", Whole: true, Name: "Two titles for one person", Safety: story.Warn, Severity: Warning, Scope: Narration,
		What:    "A person who stands with one office or trade here and another elsewhere.",
		Why:     "One of the two is wrong, or two people have become one.",
		Example: "Deputy minister Lena Ruiz spoke. Later the minister, Ruiz, left.",
		Source:  "Common editing practice; the offices are a fixed list.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for _, e := range r.people() {
				var first office
				for _, m := range e.Mentions {
					if r.inQuote(m) {
						continue
					}
					o, at, ok := r.titleAt(m)
					if !ok {
						continue
					}
					if first.noun == "" {
						first = o
						continue
					}
					if first.against(o) {
						out = append(out, warn(at, "Another title stands with "+r.fullest(e)+" above."))
						break
					}
				}
			}
			return out
		},
	}
}

// titleAt reads the title beside a mention: right before it, before it and a comma, or behind it and a comma.
func (r *reading) titleAt(m story.Span) (office, story.Span, bool) {
	p := r.paragraph(m.Start)
	if at := r.titleBefore(p, m); !at.Empty() {
		if o, ok := officeIn(strings.Fields(at.In(r.text))); ok {
			return o, at, true
		}
	}
	rest, ok := strings.CutPrefix(r.text[m.End:p.End], ", ")
	if !ok {
		return office{}, story.Span{}, false
	}
	if i := strings.IndexAny(rest, ",.;:“\"()–—"); i >= 0 {
		rest = rest[:i]
	}
	words := strings.Fields(rest)
	if len(words) == 0 || len(words) > 12 || !article(lower(words[0])) && officeNoun(lower(words[0])) == "" && !strings.Contains(rest, " of ") {
		return office{}, story.Span{}, false
	}
	o, ok := officeIn(words)
	at := story.Span{Start: m.End + 2, End: m.End + 2 + len(rest)}
	return o, edgeless(r.text, at), ok
}

func article(low string) bool {
	switch low {
	case "a", "an", "the", "its", "his", "her", "their", "one", "another":
		return true
	}
	return strings.HasSuffix(low, "'s")
}

// titleBefore is the stretch of the sentence before the mention that may be a title: the words right before the name
// back to an article or a mark of punctuation, or, behind a comma, the whole stretch before it when it begins so.
func (r *reading) titleBefore(p, m story.Span) story.Span {
	head := strings.TrimRight(r.text[p.Start:m.Start], " \u00A0")
	apposed := strings.HasSuffix(head, ",")
	head = strings.TrimRight(head, ", ")
	cut := strings.LastIndexAny(head, ",;:!?“”\"()–—")
	if dot := strings.LastIndex(head, ". "); dot > cut && !shortForms.MatchString(head[max(0, dot-16):dot]) {
		cut = dot
	}
	from := 0
	if cut >= 0 {
		from = cut + 1
		for from < len(head) && head[from]&0xC0 == 0x80 {
			from++
		}
	}
	words := strings.Fields(head[from:])
	if len(words) == 0 || len(words) > 14 {
		return story.Span{}
	}
	if apposed {
		return r.apposed(p, from, len(head))
	}
	k := len(words)
	for k > 0 && len(words)-k < 4 && titleWord(words[k-1]) {
		k--
	}
	if k == len(words) {
		return story.Span{}
	}
	start := from + strings.LastIndex(head[from:], strings.Join(words[k:], " "))
	if start < from {
		return story.Span{}
	}
	return story.Span{Start: p.Start + start, End: p.Start + len(head)}
}

// apposed is the title that begins with an article in the stretch from one offset of paragraph p to another: the last
// article with a title behind it.
func (r *reading) apposed(p story.Span, from, to int) story.Span {
	piece := r.text[p.Start+from : p.Start+to]
	for end := len(piece); end > 0; {
		k := strings.LastIndexByte(piece[:end], ' ')
		word, _, _ := strings.Cut(piece[k+1:], " ")
		if article(lower(word)) || k < 0 && officeNoun(lower(word)) != "" {
			if _, ok := officeIn(strings.Fields(piece[k+1:])); ok {
				return edgeless(r.text, story.Span{Start: p.Start + from + k + 1, End: p.Start + to})
			}
		}
		end = k
	}
	return story.Span{}
}

// titleWord is a word that may stand in a title right before a name: an office, a rank, courtesy, or what goes with them.
func titleWord(w string) bool {
	low := lower(strings.Trim(w, ",."))
	if officeNoun(low) != "" || honorific(low) {
		return true
	}
	switch low {
	case "deputy", "vice", "assistant", "associate", "acting", "former", "general", "board", "prime", "foreign", "interior", "agriculture", "finance", "health",
		"education", "defence", "defense", "state", "police", "club", "council", "city", "county", "district", "head", "chief", "senior", "junior":
		return true
	}
	return false
}
