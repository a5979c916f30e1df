package check

import (
	"slices"
	"strconv"

	"quotedesk/app/story"
)

func twoNumbers() Rule {
	return Rule{
		ID: "FA01", Whole: true, Name: "Two numbers for one thing", Safety: story.Warn, Severity: Warning, Scope: Both,
		What:    "A number whose digits stand in another order elsewhere for the same unit; another number in a quotation than in the text for the same rare noun; two areas.",
		Why:     "One of them is wrong, or the story must say why they differ.",
		Example: "Ruiz ran 214 yards. Nobody else did. Later they said that she had run 241 yards.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			all := r.figures()
			byNoun := map[string][]int{}
			for i, f := range all {
				byNoun[f.noun] = append(byNoun[f.noun], i)
			}
			var out []story.Check
			for j, g := range all {
				for _, i := range byNoun[g.noun] {
					if i >= j {
						break
					}
					f := all[i]
					if r.headlineFigure(f) || f.value == g.value || !conflict(f, g, len(byNoun[g.noun])) {
						continue
					}
					out = append(out, warn(g.at, f.at.In(r.text)+" stands above: which is right?"))
					break
				}
			}
			return out
		},
	}
}

func (r *reading) headlineFigure(f figure) bool { return r.found.Furniture.Headline.Overlaps(f.at) }

// conflict says that two numbers for one noun, which has so many numbers in the story, hardly go together.
func conflict(f, g figure, n int) bool {
	switch {
	case swapped(f.digits, g.digits):
		return true
	case n != 2:
		return false
	case f.noun == "square kilometr" || f.noun == "square kilometer" || f.noun == "square mil" || f.noun == "square mile" || f.noun == "hectar" || f.noun == "hectare" || f.noun == "acre":
		return f.value < 4*g.value && g.value < 4*f.value
	}
	return f.quoted != g.quoted && rareNoun(f.noun) && f.value < 4*g.value && g.value < 4*f.value
}

// swapped says that two figures of at least three digits, or of two that are no round number, have the same digits in another order.
func swapped(a, b string) bool {
	if len(a) != len(b) || len(a) < 2 || a == b {
		return false
	}
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	if !slices.Equal(x, y) {
		return false
	}
	apart := 0
	for i := range a {
		if a[i] != b[i] {
			apart++
		}
	}
	n, _ := strconv.Atoi(a)
	return apart == 2 && (n >= 100 || a[len(a)-1] != '0' && b[len(b)-1] != '0')
}

// rareNoun says that the noun is none of those that stories count again and again in different connections.
func rareNoun(noun string) bool {
	switch noun {
	case "year", "years", "month", "week", "day", "hour", "minut", "second", "time", "people", "person", "per", "percent", "pound", "dollar", "euro", "kilometr", "kilometer",
		"metr", "meter", "mil", "mile", "point", "goal", "game", "old", "thing", "man", "men", "woman", "women", "child", "children", "other", "side", "way", "part",
		"degr", "degree", "ton", "tonn", "tonne", "kilo", "litr", "inch", "foot", "feet", "yard", "cent", "million", "billion", "thousand", "hundr", "dozen", "third", "half", "quart", "place", "end", "hand", "fam", "famili", "story", "stori",
		"word", "words", "kind", "step", "seat", "vot", "vote", "match", "season", "set", "win", "month's", "row", "mark", "lot", "copy", "copi", "month-old", "year-old":
		return false
	}
	return len(noun) > 3 && noun[0] >= 'a' && noun[0] <= 'z'
}
