package compare

import "strings"

// deniers are words that deny, in small letters.
var deniers = map[string]bool{
	"not": true, "no": true, "never": true, "none": true, "nobody": true, "nothing": true, "nowhere": true, "neither": true, "nor": true,
	"without": true, "cannot": true, "hardly": true, "barely": true, "scarcely": true, "cant": true, "dont": true, "wont": true,
	"didnt": true, "doesnt": true, "isnt": true, "wasnt": true, "arent": true, "werent": true, "nay": true, "nope": true, "ain't": true,
}

// denies says that the word (its key) denies.
func denies(key string) bool { return deniers[key] || strings.HasSuffix(key, "n't") }

func denials(words []word) int {
	n := 0
	for _, w := range words {
		if denies(w.key) {
			n++
		}
	}
	return n
}
