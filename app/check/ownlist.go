package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

// piece is a word or a sign of a text, for comparing phrases: case folded, apostrophes alike.
type piece struct {
	at    story.Span
	word  string // as it stands, but for its apostrophe
	low   string
	apart bool // white space stands before it
}

// piecesOf takes a text apart.
func piecesOf(text string) []piece {
	var out []piece
	apart := false
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if blank(r) {
			apart = true
			i += n
			continue
		}
		end := i + n
		for wordy(r) && end < len(text) {
			next, m := utf8.DecodeRuneInString(text[end:])
			if !wordy(next) {
				break
			}
			end += m
		}
		word := text[i:end]
		if word == "’" {
			word = "'"
		}
		out = append(out, piece{at: story.Span{Start: i, End: end}, word: word, low: strings.ToLower(word), apart: apart})
		apart, i = false, end
	}
	return out
}

// phrase is an entry of a list. One with a capital letter is meant with just these capitals, any other in any case.
type phrase struct {
	words []piece
	exact bool
	with  string
	swap  bool
}

func newPhrase(words, with string, swap bool) phrase {
	return phrase{words: piecesOf(words), exact: strings.ToLower(words) != words, with: with, swap: swap}
}

// at says that the phrase stands at the beginning of the pieces.
func (p phrase) at(pieces []piece) bool {
	if len(pieces) < len(p.words) {
		return false
	}
	for i, w := range p.words {
		is := pieces[i]
		if i > 0 && is.apart != w.apart || p.exact && is.word != w.word || is.low != w.low {
			return false
		}
	}
	return true
}

func listRule(rule Rule, o Own) (Rule, error) {
	var all []phrase
	for _, w := range o.Words {
		all = append(all, newPhrase(w, "", false))
	}
	for was, is := range o.Swaps {
		if was == is {
			return rule, fmt.Errorf("%q is changed to itself", was)
		}
		all = append(all, newPhrase(was, is, true))
	}
	if len(all) > MostOwnWords {
		return rule, fmt.Errorf("it has %d words; at most %d are allowed in one rule", len(all), MostOwnWords)
	}
	byFirst := map[string][]phrase{}
	for i, p := range all {
		if len(p.words) == 0 {
			return rule, fmt.Errorf("one of its words is empty")
		}
		if long := max(len(p.with), p.words[len(p.words)-1].at.End); long > LongestWords {
			return rule, fmt.Errorf("%q is too long: at most %d characters are allowed", all[i].words[0].word+"…", LongestWords)
		}
		if strings.ContainsAny(p.with, "\r\n") {
			return rule, fmt.Errorf("what stands for %q has a line end in it", p.words[0].word)
		}
		byFirst[p.words[0].low] = append(byFirst[p.words[0].low], p)
	}
	for _, same := range byFirst { // the longest first, and one with capitals before the same in any case
		slices.SortFunc(same, func(a, b phrase) int {
			return cmp.Or(cmp.Compare(len(b.words), len(a.words)), cmp.Compare(rank(b.exact), rank(a.exact)), cmp.Compare(a.with, b.with))
		})
	}
	rule.What = fmt.Sprintf("One of %d words or phrases.", len(all))
	if len(all) == 1 {
		rule.What = "A word or phrase."
	}
	if len(o.Swaps) > 0 {
		rule.Safety = story.Offer
	}
	rule.find = perParagraph(rule, func(text string) []ownHit { return listed(byFirst, text) })
	return rule, nil
}

func rank(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// listed are the phrases that stand in a paragraph, each place once, the longest first.
func listed(byFirst map[string][]phrase, text string) []ownHit {
	var out []ownHit
	pieces := piecesOf(text)
	for i := 0; i < len(pieces); {
		used := 1
		for _, p := range byFirst[pieces[i].low] {
			if !p.at(pieces[i:]) {
				continue
			}
			used = len(p.words)
			at := story.Span{Start: pieces[i].at.Start, End: pieces[i+used-1].at.End}
			h := ownHit{at: at, fixable: p.swap}
			if p.swap {
				h.with = inCaseOf(at.In(text), p)
			}
			if !p.swap || h.with != at.In(text) {
				out = append(out, h)
			}
			break
		}
		i += used
	}
	return out
}

// inCaseOf is what stands for the phrase, begun with a capital where the words were, and all in capitals where they were.
func inCaseOf(was string, p phrase) string {
	first, n := utf8.DecodeRuneInString(p.with)
	if p.exact || n == 0 || !unicode.IsLower(first) {
		return p.with
	}
	if shouted(was) && was != strings.ToLower(was) {
		return strings.ToUpper(p.with)
	}
	if is, _ := utf8.DecodeRuneInString(was); unicode.IsUpper(is) {
		return string(unicode.ToUpper(first)) + p.with[n:]
	}
	return p.with
}
