package search

import (
	"slices"
	"strings"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// Words of a status that stand for several.
const (
	open    = "open"
	settled = "settled"
)

// States of a story, as the list of stories has them.
var States = []string{"new", "in progress", "done"}

// The words for a verdict that no longer says anything, see review.Standing.
const (
	stale         = "stale"
	needsEvidence = "needs evidence"
)

// Verdicts are the words for how a quotation stands with the checker.
var Verdicts = []string{review.Unchecked.Word(), review.Verified.Word(), review.VerifiedTrimmed.Word(), review.ParaphraseOnly.Word(),
	review.Disputed.Word(), review.CannotVerify.Word(), review.Wrong.Word(), review.Skipped.Word(), stale, needsEvidence}

// Values are what a field may be, in the order a person is offered them; nil when it may be anything.
func Values(f Field) []string {
	switch f {
	case Status:
		return []string{open, settled, string(story.Unreviewed), string(story.NeedsLook), string(story.Confirmed), string(story.Corrected),
			string(story.Added), string(story.ForChecker), string(story.Rejected)}
	case Verdict:
		return Verdicts
	case Kind:
		var out []string
		for _, k := range story.Kinds {
			out = append(out, string(k))
		}
		return out
	case State:
		return States
	}
	return nil
}

// Meant is the value of a field that was typed, in full; "" when it is none of them.
func Meant(f Field, typed string) string {
	v, _ := choose(f, typed)
	return v
}

// choose is the value of a field that was typed: in full, by its beginning, or by the beginning of a word of it.
func choose(f Field, typed string) (string, bool) {
	want := Plain(typed)
	if want == "" {
		return "", false
	}
	values := Values(f)
	for _, fits := range []func(string) bool{
		func(v string) bool { return v == want },
		func(v string) bool { return strings.HasPrefix(v, want) },
		func(v string) bool { return strings.Contains(" "+v, " "+want) },
	} {
		if i := slices.IndexFunc(values, fits); i >= 0 {
			return values[i], true
		}
	}
	return "", false
}

// meant are the statuses that a word stands for.
func meant(word string) []story.Status {
	switch word {
	case open:
		return []story.Status{story.Unreviewed, story.NeedsLook}
	case settled:
		return []story.Status{story.Confirmed, story.Corrected, story.Added}
	}
	return []story.Status{story.Status(word)}
}
