package check

import "strings"

// office is a title by which a person is explained: its noun, and whether it is a lower one (deputy, vice).
type office struct {
	noun  string
	lower bool
	once  bool // former, acting, designate: another may stand beside it
}

// officeNoun gives the noun by which titles are told apart; the words for one trade are one noun. "" for words that
// are no title or go with every other one (leader, official, member).
func officeNoun(low string) string {
	switch low {
	case "chair", "chairman", "chairwoman", "chairperson":
		return "chair"
	case "spokesman", "spokeswoman", "spokesperson":
		return "spokesman"
	case "lawyer", "attorney", "solicitor", "barrister", "counsel":
		return "lawyer"
	case "doctor", "physician", "surgeon", "paediatrician", "pediatrician", "cardiologist":
		return "doctor"
	case "teacher", "schoolteacher", "headteacher", "principal", "headmaster", "headmistress":
		return "teacher"
	case "farmer", "grower", "herder", "rancher":
		return "farmer"
	case "president", "director", "minister", "secretary", "mayor", "governor", "commissioner", "treasurer", "ambassador", "chancellor", "inspector",
		"superintendent", "sheriff", "judge", "prosecutor", "coach", "curator", "dean", "rector", "bishop", "priest", "nurse",
		"veterinarian", "vet", "epidemiologist", "economist", "geologist", "seismologist", "engineer", "architect", "painter", "designer", "driver",
		"fisherman", "plumber", "baker", "butcher", "undersecretary", "senator", "magistrate", "librarian", "pharmacist", "psychologist", "harbourmaster", "historian",
		"carpenter", "electrician", "accountant", "bookkeeper", "meteorologist", "forecaster", "goalkeeper", "striker", "midwife":
		return low
	}
	return ""
}

// officeIn reads a title out of words such as “its Director General” or “the county's veterinarian”: the last noun
// before “of”, “for” and the like. ok is false when there is none.
func officeIn(words []string) (office, bool) {
	var o office
	for _, w := range words {
		low := lower(strings.Trim(w, ",.;:()"))
		switch low {
		case "of", "for", "at", "in", "who", "which", "from", "with", "on", "to", "and":
			if o.noun != "" {
				return o, true
			}
			return office{}, false
		case "deputy", "vice", "assistant", "associate", "junior", "under":
			o.lower = true
		case "former", "acting", "ex", "interim", "retired", "then", "designate", "elect", "outgoing", "incoming", "one-time", "honorary":
			o.once = true
		}
		if strings.HasPrefix(low, "vice-") {
			o.lower, low = true, strings.TrimPrefix(low, "vice-")
		}
		if n := officeNoun(low); n != "" {
			o.noun = n
		}
	}
	return o, o.noun != ""
}

// against says that one person can hardly hold both titles at once.
func (o office) against(p office) bool {
	if o.once || p.once {
		return false
	}
	return o.noun != p.noun || o.lower != p.lower
}
