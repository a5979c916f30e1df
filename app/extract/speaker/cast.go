// Package speaker decides who says the words of a quotation: it weighs the people and bodies of the story for each
// draft of package quote and resolves pronouns, surnames and offices.
//
// It reads names as it is given them and finds none of its own, and it never moves the edges of a quotation. Every
// choice carries the number behind it, a line in plain words, and the others it weighed.
package speaker

import (
	"strings"

	"quotedesk/app/extract/quote"
	"quotedesk/app/story"
)

// Gender is what is known of a person for the sake of pronouns.
type Gender uint8

// The genders a name can tell.
const (
	Unknown Gender = iota
	Female
	Male
)

// Cast is the people, bodies and places of one story.
type Cast struct {
	Entities []story.Entity // Entities[i] is mentioned by a quote.Mention with Entity i
	Gender   []Gender       // one an entity
}

// scene is a sheet with what the ranking needs to look up fast.
type scene struct {
	*quote.Sheet
	cast      Cast
	judge     *Judge
	names     []int   // units that are names outside marks, byline and dateline left out
	before    []int32 // for each unit, how many of names stand before it
	subjects  []int   // entity that is the subject of each sentence, -1 when unknown
	gender    []Gender
	count     []int // mentions outside marks
	roles     map[string][]int
	listeners []int      // paragraph plus one in which an entity was last spoken to
	speaking  [2]*Choice // who has the floor, and who had it before somebody else took over
}

func newScene(sheet *quote.Sheet, cast Cast, skip func(unit int) bool) *scene {
	s := &scene{Sheet: sheet, cast: cast, before: make([]int32, len(sheet.Units)+1), count: make([]int, len(cast.Entities))}
	s.listeners = make([]int, len(cast.Entities))
	s.gender = make([]Gender, len(cast.Entities))
	copy(s.gender, cast.Gender)
	for i := range sheet.Units {
		s.before[i] = int32(len(s.names))
		u := &sheet.Units[i]
		if u.Kind == quote.Name && named(u.Type()) && !skip(i) {
			s.names = append(s.names, i)
			s.count[s.entity(i)]++
		}
	}
	s.before[len(sheet.Units)] = int32(len(s.names))
	s.indexRoles()
	s.readSubjects()
	return s
}

// namesBefore is how many of names stand before the unit.
func (s *scene) namesBefore(unit int) int { return int(s.before[unit]) }

func named(t story.EntityType) bool { return t == story.Person || t == story.Organisation }

// entity is the entity a name unit mentions.
func (s *scene) entity(unit int) int { return s.Mentions[s.Units[unit].Ref].Entity }

// genderedWords in a role tell the gender of who bears it.
var genderedWords = map[string]Gender{
	"mr": Male, "mr.": Male, "sir": Male, "lord": Male, "king": Male, "prince": Male, "father": Male, "brother": Male,
	"chairman": Male, "spokesman": Male, "congressman": Male, "councilman": Male, "businessman": Male, "son": Male,
	"husband": Male, "uncle": Male, "nephew": Male, "grandson": Male, "grandfather": Male, "sheikh": Male, "imam": Male, "alhaji": Male,
	"mrs": Female, "mrs.": Female, "ms": Female, "ms.": Female, "miss": Female, "dame": Female, "lady": Female,
	"queen": Female, "princess": Female, "mother": Female, "sister": Female, "chairwoman": Female, "mallama": Female,
	"spokeswoman": Female, "congresswoman": Female, "councilwoman": Female, "businesswoman": Female, "daughter": Female,
	"wife": Female, "aunt": Female, "niece": Female, "granddaughter": Female, "grandmother": Female, "widow": Female,
	"actress": Female, "midwife": Female, "waitress": Female, "smt.": Female, "daw": Female, "hajia": Female,
}

// indexRoles files each entity under the head nouns of its role, and reads gender from titles.
func (s *scene) indexRoles() {
	s.roles = map[string][]int{}
	for i := range s.cast.Entities {
		e := &s.cast.Entities[i]
		s.fileRole(i, e.Role)
		for _, r := range e.RoleSpans {
			if r.Valid(s.Text) {
				s.fileRole(i, r.In(s.Text))
			}
		}
	}
}

// fileRole remembers that entity i bears the role.
func (s *scene) fileRole(i int, role string) {
	head := roleHead(role)
	if head == "" {
		return
	}
	for _, have := range s.roles[head] {
		if have == i {
			head = ""
			break
		}
	}
	if head != "" {
		s.roles[head] = append(s.roles[head], i)
	}
	if s.gender[i] == Unknown {
		for _, w := range strings.Fields(strings.ToLower(role)) {
			if g := genderedWords[w]; g != Unknown {
				s.gender[i] = g
				break
			}
		}
	}
}

// roleHead is the noun a role turns on: president of the council → president, deputy mayor → mayor.
func roleHead(role string) string {
	words := strings.Fields(strings.ToLower(role))
	head := ""
	for _, w := range words {
		w = strings.Trim(w, ",.;()")
		switch w {
		case "of", "for", "at", "in", "with", "from", "on", "who", "and", "to":
			if head != "" {
				return head
			}
			continue
		}
		if i := strings.LastIndexByte(w, '-'); i >= 0 {
			w = w[i+1:]
		}
		head = w
	}
	return head
}

// readSubjects finds the subject of each sentence: the first name that is no possessive and follows no preposition, or
// for a sentence that begins with a pronoun the last subject it fits.
func (s *scene) readSubjects() {
	s.subjects = make([]int, len(s.Sentences))
	last := [3]int{-1, -1, -1} // by gender
	recent := -1
	for n, sent := range s.Sentences {
		s.subjects[n] = -1
		if e := s.firstName(sent); e >= 0 {
			s.subjects[n] = e
			recent = e
			last[s.gender[e]] = e
			continue
		}
		switch s.Units[sent.First].Low {
		case "he", "his":
			s.subjects[n] = fit(last, recent, Male)
		case "she", "her":
			s.subjects[n] = fit(last, recent, Female)
		case "it", "they", "its", "their":
			if recent >= 0 && s.cast.Entities[recent].Type == story.Organisation {
				s.subjects[n] = recent
			}
		}
		if e := s.subjects[n]; e >= 0 {
			recent = e
		}
	}
}

func fit(last [3]int, recent int, g Gender) int {
	if recent >= 0 && (recent == last[g] || recent == last[Unknown]) {
		return recent
	}
	if last[g] >= 0 {
		return last[g]
	}
	return last[Unknown]
}

func (s *scene) firstName(sent quote.Sentence) int {
	lo, hi := s.namesBefore(sent.First), s.namesBefore(sent.Last)
	for _, unit := range s.names[lo:min(hi, lo+4)] {
		if unit+1 < sent.Last && s.Units[unit+1].Kind == quote.Genitive {
			continue
		}
		if unit > sent.First && s.Units[unit-1].Kind == quote.Plain && s.Units[unit-1].Class&quote.Preposition != 0 {
			continue
		}
		return s.entity(unit)
	}
	return -1
}
