// Package check holds the editorial rules: each looks for one kind of blemish in a story, says where it stands
// and, where that can be known, how to put it right.
//
// It must never offer a change to a word inside quotation marks, and a Safe fix must never change a word at all.
package check

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"quotedesk/app/story"
)

// Rule describes one rule to a person.
type Rule struct {
	ID      string       // for example QM01
	Name    string       // a few words
	What    string       // what it flags
	Why     string       // why an editor should care
	Example string       // a text it flags
	Safety  story.Safety // the most it ever offers

	Severity Severity // how much it matters where the desk has said nothing else
	Scope    Scope    // where it looks
	Source   string   // who asks for it
	Whole    bool     // it judges a place by the rest of the story; the others need the paragraph and its neighbours, see Around

	find func(*reading) []story.Check // without ids; Rule is filled in by Run
}

// Severity is how much an alert matters.
type Severity string

// Error is a fault beyond doubt or one that must not be printed; Warning is a likely fault; Hint is a matter of taste
// or a place worth a look.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Hint    Severity = "hint"
)

// Scope is the part of a story that a rule looks at.
type Scope string

// The paper's own words, the words inside quotation marks, or all of them.
const (
	Narration Scope = "narration"
	Quotation Scope = "quotation"
	Both      Scope = "both"
)

// Rules lists every rule in the order of their ids.
func Rules() []Rule {
	return []Rule{
		noSpeaker(), lateSpeaker(), unclearPronoun(), twoTags(), loadedWord(), mixedTense(), sameTag(), unison(), unsaidMedium(), unnamedSource(),
		twoSpeakersOneQuote(), twoWordings(), quotedAgain(), headlineOnly(), headlineSpeaker(), deadSpeaker(), verblessAttribution(), secondHand(),
		twoNumbers(), partsAndTotal(), wrongPercent(), dayAndDate(), relativeDay(), numberStyle(), superlative(), bareDollar(),
		fullFirst(), unexplained(), fullAgain(), twoSpellings(), unlikeMemory(), sharedSurname(), twoTitles(), endedTitle(), titleCase(), incompleteName(),
		twoAges(), lostSign(), notSpelledOut(), twoAbbreviations(), wrongPronoun(), protectedName(), wordName(), placeName(),
		unclosedMark(), strayMark(), closedEarly(), leftOpen(), notReopened(), mixedMarks(), turnedMark(), innerMarks(), headlineMarks(),
		apostrophe(), spacedMark(), foreignMarks(), inchSign(), adjacentQuotes(),
		ellipsisInside(), ellipsisEdge(), ellipsisForm(), insertion(), roundBrackets(), sic(), fillerWords(), obscene(), longQuote(), oneWord(),
		manyFragments(), personShift(), changedPerson(), scareQuotes(),
		stopSide(), fragmentStop(), missingComma(), stopBeforeTag(), capitalAfterTag(), leadIn(), mixedDashes(), questionSide(), missingStop(), doublePunctuation(), strangeSpace(),
		strayByline(), placeUnused(), leftovers(), captionQuote(), repeatedWord(), headlineTwice(),
	}
}

// Run applies every rule to the text and returns what they find in text order, with ids c1, c2 … The findings
// say what quotations and names the text holds; with the zero Findings the rules that need them stay silent. What
// the house asks and what is remembered comes with by.
// A cancelled context stops it between two rules and it returns nil.
func Run(ctx context.Context, text string, f story.Findings, by Given) []story.Check {
	out, ok := apply(ctx, read(text, f, by), by.Rules())
	if !ok {
		return nil
	}
	slices.SortStableFunc(out, func(a, b story.Check) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(a.Rule, b.Rule))
	})
	for i := range out {
		out[i].ID = "c" + strconv.Itoa(i+1)
	}
	return out
}

// apply is what the rules find, in their order; false when the context was cancelled.
func apply(ctx context.Context, r *reading, rules []Rule) ([]story.Check, bool) {
	var out []story.Check
	for _, rule := range rules {
		if ctx.Err() != nil {
			return nil, false
		}
		for _, c := range rule.find(r) {
			c.Rule = rule.ID
			out = append(out, c)
		}
	}
	return out, true
}

// ids are the ids of the rules.
func ids(rules []Rule) []string {
	var out []string
	for _, r := range rules {
		out = append(out, r.ID)
	}
	return out
}

func warn(at story.Span, message string) story.Check {
	return story.Check{Span: at, Message: message, Safety: story.Warn}
}

func offer(at story.Span, message string, fix ...story.Edit) story.Check {
	return story.Check{Span: at, Message: message, Safety: story.Offer, Fix: fix}
}

func safe(at story.Span, message string, fix ...story.Edit) story.Check {
	return story.Check{Span: at, Message: message, Safety: story.Safe, Fix: fix}
}
