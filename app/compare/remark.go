package compare

import (
	"regexp"
	"strings"

	"quotedesk/app/story"
)

// remark is something in brackets that nobody said: what a transcriber notes. Times in brackets are among them.
var remark = regexp.MustCompile(`(?i)[(\[{]\s*(?:` + strings.Join([]string{
	`ph|phonetic|sp|sp\?|sic|\?+`,
	`(?:inaudible|unintelligible|indiscernible|unclear|no audio|audio (?:gap|drops?|lost))[^()\[\]{}]{0,30}`,
	`(?:cross[ -]?talk|overtalk(?:ing)?|overlapping|simultaneous)[^()\[\]{}]{0,30}`,
	`(?:through|via|speaking through|voice of) (?:an? )?(?:translator|interpreter|translation)`,
	`translated|translation|interpreted`,
	`(?:speaking|speaks|in) (?:in )?(?:a )?(?:foreign language|[\p{L}]+)`,
	`(?:laughter|laughs?|laughing|chuckles?|applause|cheers?|cheering|booing|music|sighs?|coughs?|crying|sobs|pause|silence|beep|gasps?|noise)[^()\[\]{}]{0,30}`,
	`off[ -](?:mike|mic|microphone|camera|screen)|voice[ -]?over|on camera|on screen|recording|video|audio`,
	`(?:begin|end|start)(?:ning)? (?:of )?(?:video|audio|tape|recording|clip)[^()\[\]{}]{0,20}`,
	clock,
}, "|") + `)\s*[)\]}]`)

// loud is a remark in capitals: (LAUGHTER), [MUSIC PLAYING].
var loud = regexp.MustCompile(`[(\[]\s*\p{Lu}[\p{Lu} ,'’-]{3,60}\s*[)\]]`)

// readRemarks puts every remark of the stretch among what is no speech, and keeps what a checker must know.
func (s *Source) readRemarks(at story.Span) {
	text := at.In(s.Text)
	if !strings.ContainsAny(text, "([{") {
		return
	}
	for _, pattern := range []*regexp.Regexp{remark, loud} {
		for _, m := range pattern.FindAllStringIndex(text, -1) {
			s.takeRemark(story.Span{Start: at.Start + m[0], End: at.Start + m[1]})
		}
	}
}

func (s *Source) takeRemark(at story.Span) {
	s.skips = append(s.skips, at)
	words := strings.ToLower(strings.Trim(at.In(s.Text), "()[]{} \t"))
	if ms, ok := millis(words); ok {
		s.times = append(s.times, stamp{at.Start, ms})
		return
	}
	switch {
	case words == "ph", words == "phonetic", words == "sp", words == "sp?":
		s.odd = append(s.odd, oddity{at: at, flag: Phonetic})
	case strings.Contains(words, "transl"), strings.Contains(words, "interpret"):
		s.odd = append(s.odd, oddity{at: at, flag: Translated})
	case hasAnyPrefix(words, "inaudible", "unintelligible", "indiscernible", "unclear", "no audio", "audio ", "?"):
		s.odd = append(s.odd, oddity{at: at, flag: Inaudible, lost: true})
	case hasAnyPrefix(words, "cross", "overtalk", "overlapping", "simultaneous"):
		s.odd = append(s.odd, oddity{at: at, flag: Inaudible})
	}
}

func hasAnyPrefix(s string, all ...string) bool {
	for _, p := range all {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
