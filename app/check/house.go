package check

// House is what a desk's style asks of a story, as plain values. The zero value of a field asks nothing, so that the
// rule that reads it stays silent; no rule knows of any other setting. Words are matched in any case.
type House struct {
	// Marks.
	Outer    string `json:"outer,omitempty"`     // opening mark of a quotation in the text: “ " ‘ ' « „; "" as the story has it
	Headline string `json:"headline,omitempty"`  // opening mark of a quotation in the headline
	Stops    Side   `json:"stops,omitempty"`     // where a comma or full stop meets the closing mark
	Before   string `json:"before,omitempty"`    // what stands between “said” and a quotation that is a sentence: "," or ":"
	Dash     string `json:"dash,omitempty"`      // the dash between words with its spaces: " – ", " — ", "—"
	Ellipsis string `json:"ellipsis,omitempty"`  // "…", "..." or ". . ."
	BareEdge bool   `json:"bare_edge,omitempty"` // no ellipsis at the beginning or end of a quotation

	// Inside quotations.
	Brackets  int      `json:"brackets,omitempty"`   // most words in a bracketed insertion
	Fillers   Fillers  `json:"fillers,omitempty"`    // um and er: kept or taken out
	Obscene   []string `json:"obscene,omitempty"`    // words that need a look
	LongQuote int      `json:"long_quote,omitempty"` // most words of a quotation
	Fragments int      `json:"fragments,omitempty"`  // most fragments in marks in one sentence

	// Attribution.
	Said            string            `json:"said,omitempty"`             // the plain word: said
	Loaded          map[string]string `json:"loaded,omitempty"`           // words for saying that judge, with why
	Tense           Tense             `json:"tense,omitempty"`            // of words for saying; "" the one most used in the story
	NamedWithin     int               `json:"named_within,omitempty"`     // most sentences of a quotation before its speaker is named
	SameTag         int               `json:"same_tag,omitempty"`         // most times in a row that one tag (“he said”) may stand
	PlaceInText     bool              `json:"place_in_text,omitempty"`    // the place of the place line stands in the text too
	Unnamed         bool              `json:"unnamed,omitempty"`          // a nameless source needs a description or a reason
	HeadlineSpeaker bool              `json:"headline_speaker,omitempty"` // a quotation in the headline names its speaker

	// Names.
	FullFirst   bool      `json:"full_first,omitempty"`  // first reference by the full name
	RoleFirst   bool      `json:"role_first,omitempty"`  // a person is explained by role or title
	ShortLater  bool      `json:"short_later,omitempty"` // later references by the surname
	Honorifics  bool      `json:"honorifics,omitempty"`  // Mr, Mrs, Ms in later references
	TitleCase   TitleCase `json:"title_case,omitempty"`  // capitals of a title beside a name
	SpelledOut  bool      `json:"spelled_out,omitempty"` // a body is spelled out before it is abbreviated
	WellKnown   []string  `json:"well_known,omitempty"`  // abbreviations that need no spelling out
	FullStops   bool      `json:"full_stops,omitempty"`  // abbreviations with full stops: U.S.
	Thousands   string    `json:"thousands,omitempty"`   // what parts thousands: "," "." " "
	Currency    bool      `json:"currency,omitempty"`    // a bare $ needs its country where the story has two
	Superlative []string  `json:"superlative,omitempty"` // words that need support: first, only, largest
	Relative    bool      `json:"relative,omitempty"`    // today, yesterday and tomorrow are told apart from the day of printing
}

// Side is where commas and full stops stand at a closing mark.
type Side string

// Inside always, as most American papers; or Logical: inside when they belong to the quoted sentence, outside behind a fragment,
// as most British ones.
const (
	Inside  Side = "inside"
	Logical Side = "logical"
)

// Fillers is what becomes of um and er in a quotation.
type Fillers string

// Kept as spoken, or taken Out.
const (
	Kept Fillers = "kept"
	Out  Fillers = "out"
)

// Tense is that of the words for saying.
type Tense string

// Past is “said”, Present is “says”.
const (
	Past    Tense = "past"
	Present Tense = "present"
)

// TitleCase is how a title beside a name is set.
type TitleCase string

// CapitalBefore: capitals before the name, small letters behind it or alone. Small: small letters everywhere.
const (
	CapitalBefore TitleCase = "capital-before"
	Small         TitleCase = "small"
)

// Plain is the house without a style of its own: only what nearly every desk asks, no choice between customs.
func Plain() House {
	return House{
		Brackets: 4, LongQuote: 90, Fragments: 3, Said: "said", NamedWithin: 4, SameTag: 4, FullFirst: true,
		Loaded:    loadedWords(),
		Obscene:   obsceneWords(),
		WellKnown: wellKnown(),
	}
}

// loadedWords are words for saying that tell the reader what to think of it, after the advice of the news agencies'
// style books.
func loadedWords() map[string]string {
	return map[string]string{
		"admitted": "it says that there was guilt", "confessed": "it says that there was guilt", "conceded": "it says that there was an argument to lose",
		"claimed": "it casts doubt on the words", "alleged": "it belongs to charges", "boasted": "it mocks", "bragged": "it mocks",
		"fumed": "it plays a feeling", "raged": "it plays a feeling", "snapped": "it plays a feeling", "quipped": "it says that this was funny",
		"joked": "it says that this was funny", "gushed": "it mocks", "whined": "it mocks", "moaned": "it mocks", "thundered": "it plays a feeling",
		"sneered": "it plays a feeling", "blasted": "it takes a side", "slammed": "it takes a side", "enthused": "it plays a feeling",
		"opined": "it mocks", "chuckled": "nobody chuckles words", "smiled": "nobody smiles words", "laughed": "nobody laughs words",
		"sighed": "nobody sighs words", "shrugged": "nobody shrugs words", "grinned": "nobody grins words",
		"refuted": "it says that the other was proved wrong", "revealed": "it says that this is a fact",
	}
}

// obsceneWords are words that papers print only with a reason.
func obsceneWords() []string {
	return []string{"fuck", "fucks", "fucked", "fucker", "fuckers", "fucking", "motherfucker", "motherfucking", "shit", "shits", "shitty", "bullshit",
		"cunt", "cunts", "bollocks", "wanker", "wankers", "arsehole", "arseholes", "asshole", "assholes", "bastard", "bastards", "bitch", "sod off", "piss off", "pissed off"}
}

// wellKnown are abbreviations that the papers use without spelling out.
func wellKnown() []string {
	return []string{"US", "USA", "UK", "EU", "UN", "NATO", "BBC", "CNN", "ITV", "NBC", "CBS", "ABC", "PBS", "NPR", "AP", "AFP", "FBI", "CIA", "NASA", "NHS", "GP", "MP", "MPs", "PM", "QC", "KC",
		"AI", "TV", "DNA", "HIV", "AIDS", "ISIS", "IS", "UNICEF", "UNESCO", "WHO", "IMF", "OPEC", "FIFA", "UEFA", "NBA", "NFL", "PhD", "MBE", "OBE", "CBE", "CEO", "CCTV",
		"IT", "PR", "HR", "ID", "GDP", "VAT", "OK", "DIY", "GPS", "USB", "SMS", "FM", "AM", "PC", "DJ", "UAE", "DC", "NGO", "NGOs", "SUV", "MEP", "MEPs", "RAF", "IRA", "BMW", "IBM", "HSBC", "YMCA", "GMT", "COVID", "MSP", "MSPs", "CV", "A&E", "RNLI", "RSPCA", "GMB", "TUC", "CBI", "IPSO", "US-led"}
}
