package review

import (
	"fmt"
	"strings"

	"quotedesk/app/story"
)

// verbs say in a word or two what an act changed.
var verbs = map[What]string{
	Attribution: "speaker", Role: "role", Kind: "kind", Edges: "edges", Cue: "cue", Note: "note",
	Type: "type", Label: "name", Mentions: "mentions", Relay: "who passed it on",
	Ruled: "verdict", Changed: "evidence", Answered: "answer", Assigned: "checker",
}

// Word is what a person calls that which an act changes: speaker, edges, words.
func (w What) Word() string {
	if word, ok := verbs[w]; ok {
		return word
	}
	switch w {
	case Text:
		return "words"
	case Removed:
		return "whole row"
	}
	return string(w)
}

// TypeWords say what a name stands for, as a person reads it. The map is not to be changed.
var TypeWords = map[story.EntityType]string{
	story.Person: "person", story.Organisation: "organisation", story.Place: "place",
	story.Misc: "other", story.NORP: "group", story.Date: "date",
}

// Title names a step for a menu: "change of speaker", "rejection".
func Title(step []Correction) string {
	if len(step) == 0 {
		return ""
	}
	c := lead(step)
	switch c.What {
	case Text:
		return rewriteTitle(c)
	case Added, Removed:
		return comingTitle(c)
	case Ticked:
		return tickTitle(c)
	case Status:
		return statusTitle(c)
	case Merged:
		return "merging two names"
	case Split:
		return "taking a name apart"
	case NotAName:
		return "taking a mention out of the names"
	case Carried:
		return "keeping a verdict"
	case Read:
		return "reading the story again"
	}
	return "change of " + verbs[c.What]
}

// lead is the correction that a step is about: alerts come and go with a change of the text.
func lead(step []Correction) Correction {
	for _, c := range step {
		if c.What == Text || c.What == Read {
			return c
		}
	}
	return step[0]
}

func rewriteTitle(c Correction) string {
	if c.After.Text == nil || len(c.After.Text.Edits) <= 1 {
		return "a change of the text"
	}
	return fmt.Sprintf("%d changes of the text", len(c.After.Text.Edits))
}

// rewritten says in a line what an edit of the text did.
func rewritten(c Correction) string {
	if c.After.Text == nil || c.Before.Text == nil || len(c.After.Text.Edits) == 0 || len(c.Before.Text.Edits) == 0 {
		return rewriteTitle(c)
	}
	line := "text: " + told(c.Before.Text.Edits[0].Text, c.After.Text.Edits[0].Text)
	if n := len(c.After.Text.Edits) - 1; n > 0 {
		line += fmt.Sprintf(", and %d more", n)
	}
	return line
}

func comingTitle(c Correction) string {
	switch {
	case c.Table == SignOffs && c.What == Added && c.After.SignOff != nil:
		return fmt.Sprintf("signing off version %d", c.After.SignOff.Version)
	case c.Table == SignOffs:
		return "taking a sign-off back"
	case c.Table == Sources && c.What == Added:
		return "protecting a source"
	case c.Table == Sources:
		return "taking the protection off a source"
	case c.Table == SourceTexts && c.What == Added:
		return "adding a source to compare with"
	case c.Table == SourceTexts:
		return "taking a source off the story"
	case c.Table == Exceptions && c.What == Added:
		return "ignoring a rule"
	case c.Table == Exceptions:
		return "minding a rule again"
	case c.Table == Evidence && c.What == Added:
		return "adding evidence"
	case c.Table == Evidence:
		return "removing evidence"
	case c.What == Added:
		return "adding a " + thing(c.Table)
	}
	return "removing a " + thing(c.Table)
}

func tickTitle(c Correction) string {
	if c.After.Tick != nil && len(c.After.Tick.In) > 0 {
		return "ticking a " + string(c.After.Tick.Kind)
	}
	return "taking a tick off"
}

func thing(t Table) string {
	switch t {
	case Queries:
		return "query"
	case Quotes:
		return "quotation"
	case Names:
		return "name"
	}
	return "check"
}

func statusTitle(c Correction) string {
	if c.After.Status == nil {
		return "change of status"
	}
	switch *c.After.Status {
	case story.Confirmed:
		return "confirming a " + thing(c.Table)
	case story.Rejected:
		if c.Table == Checks {
			return "ignoring a check"
		}
		return "rejecting a " + thing(c.Table)
	case story.ForChecker:
		return "asking for a checker"
	}
	return "restoring a " + thing(c.Table)
}

// Describe says in one line what a correction changed, from what to what.
func Describe(c Correction) string {
	switch c.What {
	case Text:
		return rewritten(c)
	case Status:
		if why := c.After.Reason; why != nil && *why != "" {
			return statusTitle(c) + ": " + *why
		}
		return statusTitle(c)
	case Added, Removed:
		return comingTitle(c) + particulars(c)
	case Ticked:
		if t := c.After.Tick; t != nil {
			return tickTitle(c) + ": " + t.Words
		}
		return tickTitle(c)
	case Merged, Split, NotAName, Read, Carried:
		return Title([]Correction{c})
	}
	from, to := shown(c.Before), shown(c.After)
	if from == to {
		return "change of " + verbs[c.What]
	}
	return fmt.Sprintf("%s: %s, was %s", verbs[c.What], orNone(to), orNone(from))
}

// particulars say which row came or went beside the rows of the tables.
func particulars(c Correction) string {
	for _, p := range []Patch{c.After, c.Before} {
		switch {
		case p.Exhibit != nil:
			return ": " + p.Exhibit.Title()
		case p.Query != nil:
			return ": " + brief(p.Query.Question)
		case p.Source != nil:
			return ": " + p.Source.Pseudonym
		case p.SourceText != nil:
			return ": " + p.SourceText.Title
		case p.Exception != nil:
			return ": " + p.Exception.Rule + " " + p.Exception.Excepted()
		}
	}
	return ""
}

// saidBecause is a word with its reason behind it, if there is one.
func saidBecause(word, reason string) string {
	if reason == "" {
		return word
	}
	return word + " (" + brief(reason) + ")"
}

func shown(p Patch) string {
	switch {
	case p.Verdict != nil && p.Verdict.Waiver != (Waiver{}):
		return saidBecause(p.Verdict.Ruling.Word(), "evidence waived by "+p.Verdict.Waiver.Name+": "+p.Verdict.Waiver.Reason)
	case p.Verdict != nil:
		return saidBecause(p.Verdict.Ruling.Word(), p.Verdict.Note)
	case p.Answer != nil:
		return saidBecause(string(p.Answer.How), p.Answer.Reason)
	case p.Checker != nil:
		return *p.Checker
	case p.Exhibit != nil:
		return p.Exhibit.Title()
	case p.Tick != nil && len(p.Tick.In) > 0:
		return "ticked"
	case p.Tick != nil:
		return "not ticked"
	case p.Speaker != nil:
		return p.Speaker.Name
	case p.Role != nil:
		return *p.Role
	case p.Kind != nil:
		return string(*p.Kind)
	case p.Type != nil:
		return TypeWords[*p.Type]
	case p.Label != nil:
		return *p.Label
	case p.Note != nil:
		return *p.Note
	case p.Status != nil:
		return string(*p.Status)
	}
	return ""
}

func orNone(s string) string {
	if strings.TrimSpace(s) == "" {
		return "none"
	}
	return s
}
