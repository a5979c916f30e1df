package memory

import (
	"slices"
	"strings"
)

// RoleDiffers says that a role printed here is not one of those the person was last known with: no word of weight in
// common, or one of them former, deputy or the like and the other not. With a side empty nothing differs.
func RoleDiffers(here, known string) bool {
	x, y := roleWords(here), roleWords(known)
	if len(x.words) == 0 || len(y.words) == 0 {
		return false
	}
	if !slices.Equal(x.ranks, y.ranks) {
		return true
	}
	return !slices.ContainsFunc(x.words, func(w string) bool {
		return slices.ContainsFunc(y.words, func(v string) bool { return sameStem(w, v) })
	})
}

// aRole is a role as roles are compared.
type aRole struct {
	words []string // of weight
	ranks []string // that make another role of it, in order of the letters
}

// rankWords make another role of the one they stand before.
var rankWords = strings.Fields("former ex late deputy vice acting interim assistant associate under shadow designate elect emeritus retired outgoing incoming")

// lightWords say nothing of what somebody is.
var lightWords = strings.Fields("a an the of for in at on to and or with from by his her its their our this that s who is was then now")

func roleWords(role string) aRole {
	var r aRole
	for _, w := range Words(strings.NewReplacer("’s", " ", "'s", " ").Replace(role)) {
		switch {
		case slices.Contains(rankWords, w):
			if w == "ex" || w == "late" {
				w = "former"
			}
			if !slices.Contains(r.ranks, w) {
				r.ranks = append(r.ranks, w)
			}
		case !slices.Contains(lightWords, w):
			r.words = append(r.words, w)
		}
	}
	slices.Sort(r.ranks)
	return r
}

// stemLength is how many letters two forms of one word share: minister and ministry, adviser and advisor.
const stemLength = 5

func sameStem(a, b string) bool {
	return a == b || len(a) >= stemLength && len(b) >= stemLength && a[:stemLength] == b[:stemLength]
}
