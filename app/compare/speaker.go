package compare

import (
	"regexp"
	"strings"

	"quotedesk/app/story"
)

// Agreement says whether a speaker label and a name stand for the same person.
type Agreement string

// The ways a label and a name agree.
const (
	CannotSay Agreement = "cannot-say" // one is missing, or the label names nobody (“Q”, “Speaker 1”)
	Agrees    Agreement = "agrees"
	Differs   Agreement = "differs"
)

// titles stand before a name and tell nobody apart.
var titles = set(`mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron rev reverend fr father sister brother
	pastor bishop archbishop cardinal pope rabbi imam sheikh sen senator rep representative congressman congresswoman gov governor
	lt lieutenant pres president vp vice prime minister premier chancellor secretary deputy assistant acting former mayor councillor
	councilman councilwoman councilor cllr ambassador amb judge justice attorney general gen major maj col colonel capt captain cmdr
	commander sgt sergeant cpl private pvt adm admiral chief chairman chairwoman chair chairperson director commissioner inspector
	superintendent supt detective det officer constable king queen prince princess emir sultan coach hon honourable honorable
	speaker mp mep msp am msgr spokesman spokeswoman spokesperson ceo analyst reporter anchor correspondent host alhaji alhaja chief`)

var suffixesOfNames = set(`jr sr ii iii iv phd md qc kc obe mbe cbe esq`)

// nobody are labels that name no person.
var nobody = set(`q a question answer interviewer interviewee reporter reporters moderator host anchor speaker speakers man woman boy
	girl male female voice voices narrator narration participant participants translator interpreter all both crowd audience operator
	witness court clerk announcer unidentified unknown unnamed multiple caller callers officer guest presenter panellist panelist
	chair chairman plaintiff defendant counsel subject respondent protester protesters unidentifiable press member children child
	resident journalist v/o vo sot`)

// nicknames are short forms that do not begin like the long one.
var nicknames = map[string][]string{
	"bob": {"robert"}, "bobby": {"robert"}, "rob": {"robert"}, "bill": {"william"}, "billy": {"william"}, "will": {"william"},
	"liam": {"william"}, "dick": {"richard"}, "rick": {"richard"}, "jim": {"james"}, "jimmy": {"james"}, "jack": {"john"},
	"johnny": {"john"}, "ted": {"edward", "theodore"}, "ned": {"edward"}, "tony": {"anthony", "antonio"}, "hank": {"henry"},
	"harry": {"henry", "harold"}, "chuck": {"charles"}, "peggy": {"margaret"}, "meg": {"margaret"}, "maggie": {"margaret"},
	"liz": {"elizabeth"}, "betty": {"elizabeth"}, "beth": {"elizabeth"}, "lizzie": {"elizabeth"}, "kate": {"katherine", "catherine"},
	"kathy": {"katherine", "catherine"}, "polly": {"mary"}, "molly": {"mary"}, "sally": {"sarah"}, "sasha": {"alexander", "aleksandr"},
	"alex": {"alexander", "alexandra"}, "sandy": {"alexander"}, "misha": {"mikhail"}, "vova": {"vladimir"}, "pepe": {"josé", "jose"},
	"gus": {"august", "angus"}, "larry": {"lawrence"}, "jerry": {"gerald", "jerome"}, "gerry": {"gerald"}, "andy": {"andrew"},
	"drew": {"andrew"}, "steve": {"stephen", "steven"}, "mike": {"michael"}, "mick": {"michael"}, "nick": {"nicholas"},
	"dave": {"david"}, "pat": {"patrick", "patricia"}, "paddy": {"patrick"}, "peg": {"margaret"}, "nancy": {"ann", "anne"},
}

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

var insideBrackets = regexp.MustCompile(`[(\[][^()\[\]]*[)\]]`)

// SameSpeaker compares a speaker label of a source with the names a story gives a speaker. Any of the names may agree.
func SameSpeaker(label string, names ...string) Agreement {
	said, ok := labelWords(label)
	if !ok {
		return CannotSay
	}
	out := CannotSay
	for _, name := range names {
		switch sameName(said, nameWords(name)) {
		case Agrees:
			return Agrees
		case Differs:
			out = Differs
		}
	}
	return out
}

// generic says that a label names a role in the conversation and nobody in it.
func generic(label string) bool {
	if numbered.MatchString(strings.TrimSpace(label)) {
		return true
	}
	words := foldedWords(label)
	for _, w := range words {
		if !nobody[w] && !isFigure(rune(w[0])) && w != "the" && len(w) > 1 {
			return false
		}
	}
	return len(words) > 0 && (len(words) > 1 || nobody[words[0]])
}

// labelWords are the words of a name in a label; false when it names nobody.
func labelWords(label string) ([]string, bool) {
	label = insideBrackets.ReplaceAllString(label, " ")
	if before, _, ok := strings.Cut(label, ","); ok {
		label = before
	}
	if generic(label) {
		return nil, false
	}
	words := nameWords(label)
	return words, len(words) > 0
}

// nameWords are the words of a name without titles before and suffixes behind it. The last that is left stays: King
// and Bishop are surnames too.
func nameWords(name string) []string {
	words := foldedWords(name)
	for len(words) > 1 && titles[words[0]] {
		words = words[1:]
	}
	for len(words) > 1 && suffixesOfNames[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return words
}

// foldedWords are words in small letters without accents and full stops.
func foldedWords(text string) []string {
	folded := strings.Map(func(r rune) rune {
		switch {
		case isApostrophe(r):
			return -1
		case isWordRune(r), r == '/':
			return r
		}
		return ' '
	}, story.Fold(text))
	return strings.Fields(folded)
}

// sameName compares the words of two names, the label's first.
func sameName(said, name []string) Agreement {
	if len(said) == 0 || len(name) == 0 {
		return CannotSay
	}
	if len(said) == 1 && len(said[0]) <= 3 && !contains(name, said[0]) {
		if said[0] == initials(name) {
			return Agrees
		}
		return CannotSay // initials, or short for an office
	}
	last := said[len(said)-1]
	if last == name[len(name)-1] || contains(name, last) && (len(name) > 1 || len(said) == 1) {
		return sameGiven(said[:len(said)-1], without(name, last))
	}
	if contains(said, name[len(name)-1]) { // the story prints one name of several, or family name first
		return sameGiven(without(said, name[len(name)-1]), name[:len(name)-1])
	}
	return Differs
}

// sameGiven compares what stands beside an equal surname. Where one side has nothing there is nothing against it.
func sameGiven(said, name []string) Agreement {
	if len(said) == 0 || len(name) == 0 {
		return Agrees
	}
	for _, s := range said {
		for _, n := range name {
			if s == n || len(s) == 1 && strings.HasPrefix(n, s) || len(n) == 1 && strings.HasPrefix(s, n) || contains(nicknames[s], n) || contains(nicknames[n], s) {
				return Agrees
			}
		}
	}
	if s, n := said[0], name[0]; len(s) > 2 && len(n) > 2 && s[:3] == n[:3] {
		return CannotSay // Mike or Mikhail, Chris or Christine
	}
	return Differs
}

func initials(name []string) string {
	var out strings.Builder
	for _, w := range name {
		for _, r := range w {
			out.WriteRune(r)
			break
		}
	}
	return out.String()
}

func contains(words []string, w string) bool {
	for _, x := range words {
		if x == w {
			return true
		}
	}
	return false
}

func without(words []string, w string) []string {
	var out []string
	gone := false
	for _, x := range words {
		if x == w && !gone {
			gone = true
			continue
		}
		out = append(out, x)
	}
	return out
}
