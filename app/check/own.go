package check

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"quotedesk/app/story"
)

// Own is a rule that a desk has written itself, without code. It looks for one of three things: words, words with what is to
// stand for them, or a pattern. What it offers changes nothing inside quotation marks.
type Own struct {
	ID       string
	Name     string
	Why      string
	Severity Severity
	Scope    Scope

	Words   []string          // words or phrases to be looked at
	Swaps   map[string]string // words or phrases and what stands for them
	Pattern string            // an expression as package regexp reads it; see CompileOwn for what it may not be
	Replace string            // what stands for a match, with $1 for its first group; "" is no fix
}

// The bounds of rules of one's own. Matching takes time in proportion to the text and to the size of the expression
// (package regexp keeps no way back), so that these bound it.
const (
	MostOwn       = 100  // rules
	MostOwnWords  = 2000 // words or phrases of a rule
	LongestWords  = 120  // bytes of a word or phrase, or of what stands for it
	LongestPatt   = 300  // bytes of an expression
	MostRepeats   = 50   // times that an expression may ask for in braces
	mostSteps     = 600  // instructions that an expression may come to
	mostHits      = 100  // alerts of a rule in a paragraph
	longestSearch = 20_000
	ownTime       = time.Second // of a rule in a story
)

// CompileOwn makes a rule of it. The error says what is not allowed, in words for whoever wrote it.
func CompileOwn(o Own) (Rule, error) {
	rule := Rule{ID: o.ID, Name: o.Name, Severity: o.Severity, Scope: o.Scope, Why: o.Why, Safety: story.Warn, Source: "this desk"}
	if rule.Why == "" {
		rule.Why = "A rule of this desk."
	}
	kinds := 0
	for _, there := range []bool{len(o.Words) > 0, len(o.Swaps) > 0, o.Pattern != ""} {
		if there {
			kinds++
		}
	}
	switch {
	case kinds == 0:
		return rule, fmt.Errorf("it looks for nothing: give words, change or pattern")
	case kinds > 1:
		return rule, fmt.Errorf("words, change and pattern cannot stand in one rule: make a rule of each")
	case !slices.Contains([]Scope{Narration, Quotation, Both}, o.Scope):
		return rule, fmt.Errorf("scope is %q; it can be narration, quotation or both", o.Scope)
	case o.Pattern != "":
		return patternRule(rule, o)
	}
	return listRule(rule, o)
}

// ownHit is a place that a rule of a desk's own has found, with what is to stand there; fixable says that it may.
type ownHit struct {
	at      story.Span
	with    string
	fixable bool
}

// ownAlerts turns hits into alerts, by the scope and by the guard: inside quotation marks the words are the speaker's.
func (r *reading) ownAlerts(rule Rule, hits []ownHit) []story.Check {
	var out []story.Check
	for _, h := range hits {
		quoted := r.inQuote(h.at)
		if quoted && rule.Scope == Narration || !quoted && rule.Scope == Quotation {
			continue
		}
		words := "“" + h.at.In(r.text) + "”"
		switch {
		case !h.fixable:
			out = append(out, warn(h.at, rule.Name+": "+words+"."))
		case quoted:
			out = append(out, warn(h.at, fmt.Sprintf("%s: %s. Elsewhere it would be “%s”; inside quotation marks the words are the speaker’s.", rule.Name, words, h.with)))
		case h.with == "":
			out = append(out, offer(h.at, rule.Name+": "+words+" can go.", story.Edit{Span: h.at}))
		default:
			out = append(out, offer(h.at, fmt.Sprintf("%s: “%s” for %s.", rule.Name, h.with, words), story.Edit{Span: h.at, Text: h.with}))
		}
	}
	return out
}

// perParagraph looks through the paragraphs until the time is up. A rule that is stopped says so once.
func perParagraph(rule Rule, look func(text string) []ownHit) func(*reading) []story.Check {
	return func(r *reading) []story.Check {
		var hits []ownHit
		end := time.Now().Add(ownTime)
		for _, p := range r.paras {
			if time.Now().After(end) {
				first := edgeless(r.text, r.paras[0])
				return []story.Check{warn(story.Span{Start: first.Start, End: first.Start}, rule.Name+": this rule was stopped, as it took longer than a second for the story.")}
			}
			found := look(p.In(r.text))
			for _, h := range found[:min(len(found), mostHits)] {
				h.at.Start, h.at.End = h.at.Start+p.Start, h.at.End+p.Start
				hits = append(hits, h)
			}
		}
		return r.ownAlerts(rule, hits)
	}
}

func patternRule(rule Rule, o Own) (Rule, error) {
	if len(o.Pattern) > LongestPatt {
		return rule, fmt.Errorf("the pattern has %d characters; at most %d are allowed", len(o.Pattern), LongestPatt)
	}
	tree, err := syntax.Parse(o.Pattern, syntax.Perl)
	if err != nil {
		return rule, unreadable(err)
	}
	if n := repeats(tree); n > MostRepeats {
		return rule, fmt.Errorf("the pattern repeats something %d times; at most %d are allowed", n, MostRepeats)
	}
	program, err := syntax.Compile(tree.Simplify())
	if err != nil {
		return rule, unreadable(err)
	}
	if n := len(program.Inst); n > mostSteps {
		return rule, fmt.Errorf("the pattern is too much work: it comes to %d steps, and at most %d are allowed", n, mostSteps)
	}
	re, err := regexp.Compile(o.Pattern)
	switch {
	case err != nil:
		return rule, unreadable(err)
	case re.MatchString(""):
		return rule, fmt.Errorf("the pattern matches nothing at all, and so everywhere: ask for at least one character")
	case len(o.Replace) > LongestWords || strings.ContainsAny(o.Replace, "\r\n"):
		return rule, fmt.Errorf("replace is a line of at most %d characters", LongestWords)
	}
	rule.What = "What the pattern " + o.Pattern + " matches."
	if o.Replace != "" {
		rule.Safety = story.Offer
	}
	rule.find = perParagraph(rule, func(text string) []ownHit { return matches(re, o.Replace, text) })
	return rule, nil
}

// repeats is the largest number in braces of the expression, times those of the braces round it.
func repeats(e *syntax.Regexp) int {
	most := 1
	for _, sub := range e.Sub {
		most = max(most, repeats(sub))
	}
	if e.Op == syntax.OpRepeat {
		most *= max(e.Min, e.Max, 1)
	}
	return most
}

// matches are the places of the expression in a paragraph, of a very long one in its beginning.
func matches(re *regexp.Regexp, replace, text string) []ownHit {
	for len(text) > longestSearch {
		text = text[:longestSearch]
		for !utf8.ValidString(text[max(0, len(text)-utf8.UTFMax):]) && !utf8.RuneStart(text[len(text)-1]) {
			text = text[:len(text)-1]
		}
	}
	var out []ownHit
	for _, m := range re.FindAllStringSubmatchIndex(text, mostHits) {
		at := story.Span{Start: m[0], End: m[1]}
		if at.Empty() || !at.Valid(text) {
			continue
		}
		h := ownHit{at: at}
		if replace != "" {
			h.with = string(re.ExpandString(nil, replace, text, m))
			h.fixable = h.with != at.In(text) && len(h.with) <= 4*LongestWords
			if h.with == at.In(text) {
				continue
			}
		}
		out = append(out, h)
	}
	return out
}

// unreadable says what is wrong with an expression, without the words that package regexp puts before it.
func unreadable(err error) error {
	return fmt.Errorf("the pattern cannot be read: %s", strings.TrimPrefix(err.Error(), "error parsing regexp: "))
}
