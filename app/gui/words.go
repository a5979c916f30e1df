package gui

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

func typeOf(word string) story.EntityType {
	for t, w := range review.TypeWords {
		if w == word {
			return t
		}
	}
	return story.EntityType(word)
}

func typeChoices() []string {
	var out []string
	for _, t := range story.EntityTypes {
		out = append(out, review.TypeWords[t])
	}
	return out
}

// flagWords say what a flag means to a reader.
var flagWords = map[string]string{
	story.FlagUnclosed:       "the closing mark is missing",
	story.FlagVerbless:       "no verb between speaker and words",
	story.FlagSecondHand:     "second-hand",
	story.FlagNoSpeaker:      "nobody is named",
	story.FlagHeadline:       "in the headline",
	story.FlagIncompleteName: "the name is incomplete",
}

func flagLine(flags []string) string {
	var out []string
	for _, f := range flags {
		if w, ok := flagWords[f]; ok {
			out = append(out, w)
		}
	}
	return strings.Join(out, " · ")
}

// statusColor is the badge of a status: a colour beside the word, never instead of it.
func statusColor(s story.Status) fyne.ThemeColorName {
	switch s {
	case story.Confirmed:
		return colorConfirmed
	case story.Corrected:
		return colorCorrected
	case story.ForChecker:
		return colorWarn
	case story.Added:
		return colorAdded
	case story.Rejected:
		return colorRejected
	case story.NeedsLook:
		return colorWarn
	}
	return colorOpen
}

func kindColor(k story.Kind) fyne.ThemeColorName {
	switch k {
	case story.Direct:
		return colorDirectBar
	case story.Mixed:
		return colorMixedBar
	}
	return colorIndirectBar
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// when shows a time as near as a reader needs it: the clock today, the day this year, else the date.
func when(t, now time.Time) string {
	t, now = t.Local(), now.Local()
	switch {
	case t.Year() == now.Year() && t.YearDay() == now.YearDay():
		return t.Format("15:04")
	case t.Year() == now.Year():
		return t.Format("2 Jan 15:04")
	}
	return t.Format("2 Jan 2006")
}

// sentence begins with a capital, as an error does not.
func sentence(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// oneLine folds white space, for a cell or a menu.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// short cuts words to at most n code points, on a word's edge where there is one.
func short(s string, n int) string {
	r := []rune(oneLine(s))
	if len(r) <= n {
		return string(r)
	}
	cut := string(r[:n])
	if i := strings.LastIndexByte(cut, ' '); i > n/2 && r[n] != ' ' {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:") + "…"
}
