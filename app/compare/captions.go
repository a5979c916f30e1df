package compare

import (
	"regexp"
	"strings"

	"quotedesk/app/story"
)

var (
	captionTag  = regexp.MustCompile(`<[^<>]{0,200}>|\{\\[^{}]{0,60}\}`)
	voiceTag    = regexp.MustCompile(`^<v(?:\.[^\s>]*)*\s+([^>]*?)\s*>$`)
	entity      = regexp.MustCompile(`&(?:amp|lt|gt|nbsp|lrm|rlm|quot|apos|#\d{1,6});`)
	blockStart  = regexp.MustCompile(`^(?:NOTE|STYLE|REGION)(?:\s|$)`)
	cueNumber   = regexp.MustCompile(`^\s*\d{1,7}\s*$`)
	speakerDash = regexp.MustCompile(`^\s*(?:[-–]\s*[\p{Lu}\p{Lo}\p{N}“"'‘¿¡]|>>+\s*)`) // a long dash goes on with a sentence
)

// flashing is how long, in milliseconds, a cue stands that only moves rolling captions up.
const flashing = 50

// captionReader puts cues together.
type captionReader struct {
	source *Source
	lines  []line
	at     int

	last     string // the last line of the cue before, to tell rolling captions
	label    string // a name that goes on in the next cues
	ended    int    // when the cue before ended
	numbered int
}

// readCaptions reads .srt and .vtt.
func readCaptions(s *Source, lines []line) {
	r := captionReader{source: s, lines: lines}
	for r.at < len(lines) {
		r.block()
	}
}

func (r *captionReader) text(i int) string { return r.lines[i].In(r.source.Text) }

func (r *captionReader) blank(i int) bool {
	return i >= len(r.lines) || r.lines[i].blank(r.source.Text)
}

// block reads what stands up to the next blank line or line of times.
func (r *captionReader) block() {
	text := r.text(r.at)
	switch {
	case r.blank(r.at):
		r.at++
	case strings.Contains(text, "-->"):
		r.cue()
	case r.at == 0 && strings.HasPrefix(strings.TrimSpace(text), "WEBVTT"), r.source.Format == WebVTT && blockStart.MatchString(text):
		for !r.blank(r.at) && !strings.Contains(r.text(r.at), "-->") {
			r.at++
		}
	case !r.blank(r.at+1) && strings.Contains(r.text(r.at+1), "-->"):
		r.at++ // number or name of a cue
	default:
		r.source.note(r.lines[r.at].Span, "this line belongs to no cue: it is read without a time")
		r.at++
		r.words(r.at-1, Untimed, Untimed)
	}
}

// cue reads the line of times and the words below it.
func (r *captionReader) cue() {
	from, to, ok := cueTimes(r.text(r.at))
	if !ok {
		from, to = Untimed, Untimed
		r.source.note(r.lines[r.at].Span, "the times of this cue cannot be read")
	} else if to < from || from < r.ended && from+60_000 < r.ended {
		r.source.note(r.lines[r.at].Span, "the times run backwards here")
	}
	r.at++
	r.words(r.at, from, to)
	r.ended = max(r.ended, to)
}

// words reads the lines of a cue from line first on.
func (r *captionReader) words(first, from, to int) {
	last := first
	for !r.blank(last) && !strings.Contains(r.text(last), "-->") {
		numbers := r.source.Format == SubRip && cueNumber.MatchString(r.text(last))
		if numbers && last+1 < len(r.lines) && strings.Contains(r.text(last+1), "-->") {
			break
		}
		last++
	}
	r.at = max(r.at, last)
	if last == first {
		return
	}
	if plain(r.text(first)) == r.last && r.last != "" && (last > first+1 || from != Untimed && to-from <= flashing) {
		first++ // rolling captions show each line twice
	}
	if last == first {
		return
	}
	r.last = plain(r.text(last - 1))
	r.numbered++
	now := Passage{From: from, To: to, Label: r.label, Number: r.numbered, Page: 1, Span: story.Span{Start: r.lines[first].Start, End: r.lines[first].Start}}
	for i := first; i < last; i++ {
		now = r.line(now, i)
	}
	r.finish(now)
}

// finish keeps a passage that holds more than tags.
func (r *captionReader) finish(p Passage) {
	if p.Span = trim(r.source.Text, p.Span); !p.Span.Empty() {
		r.source.Passages = append(r.source.Passages, p)
	}
}

// line adds one line of a cue. A speaker who begins in the middle of a cue begins a passage.
func (r *captionReader) line(now Passage, i int) Passage {
	s, at := r.source, r.lines[i].Span
	for _, m := range captionTag.FindAllStringIndex(at.In(s.Text), -1) {
		tag := story.Span{Start: at.Start + m[0], End: at.Start + m[1]}
		s.skips = append(s.skips, tag)
		if v := voiceTag.FindStringSubmatchIndex(tag.In(s.Text)); v != nil {
			now = r.turn(now, tag.Start)
			now.LabelSpan = story.Span{Start: tag.Start + v[2], End: tag.Start + v[3]}
			now.Label, r.label = now.LabelSpan.In(s.Text), ""
			now.Span = story.Span{Start: tag.End, End: tag.End}
		}
	}
	for _, m := range entity.FindAllStringIndex(at.In(s.Text), -1) {
		e := story.Span{Start: at.Start + m[0], End: at.Start + m[1]}
		if e.In(s.Text) == "&amp;" {
			e.Start++ // the sign stays
		}
		s.skips = append(s.skips, e)
	}
	start := at.Start
	if m := captionTag.FindStringIndex(at.In(s.Text)); m != nil && strings.TrimSpace(at.In(s.Text)[:m[0]]) == "" {
		start += m[1]
	}
	if now.Span.Empty() && now.Span.Start == at.Start {
		now.Span = story.Span{Start: start, End: start}
	}
	now = r.speaker(now, story.Span{Start: start, End: at.End})
	s.readRemarks(at)
	now.Span.End = max(now.Span.End, at.End)
	return now
}

// speaker reads a name or a dash at the start of the words.
func (r *captionReader) speaker(now Passage, at story.Span) Passage {
	text := at.In(r.source.Text)
	if h, ok := headingOf(text); ok && !h.label.Empty() && h.strong && h.rest < len(text) {
		now = r.turn(now, at.Start)
		now.LabelSpan = story.Span{Start: at.Start + h.label.Start, End: at.Start + h.label.End}
		now.Label = now.LabelSpan.In(r.source.Text)
		r.label = now.Label
		low := strings.ToLower(h.remark)
		now.Translated = strings.Contains(low, "transl") || strings.Contains(low, "interpret")
		now.Span = story.Span{Start: at.Start + h.rest, End: at.Start + h.rest}
		return now
	}
	if m := speakerDash.FindStringIndex(text); m != nil {
		now = r.turn(now, at.Start)
		now.Label, now.LabelSpan, now.Translated, r.label = "", story.Span{}, false, ""
		words := at.Start + len(text) - len(strings.TrimLeft(text, " \t-–>"))
		now.Span = story.Span{Start: words, End: words}
	}
	return now
}

// turn ends the passage so far when it holds words and begins another in the same cue.
func (r *captionReader) turn(now Passage, at int) Passage {
	if words := trim(r.source.Text, story.Span{Start: now.Span.Start, End: at}); now.Span.Start < at && !words.Empty() && plain(words.In(r.source.Text)) != "" {
		done := now
		done.Span = words
		r.finish(done)
	}
	return now
}

// plain is a line without tags and space at its ends.
func plain(text string) string { return strings.TrimSpace(captionTag.ReplaceAllString(text, "")) }
