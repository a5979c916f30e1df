package profile

// Kind is how a point is settled.
type Kind int

// The kinds of points: one of a few values, yes or no, a figure (0: nothing is asked), a word, a list of words, words
// with a reason each.
const (
	Pick Kind = iota
	YesNo
	Number
	Word
	Words
	Reasons
)

// Point is one thing that a house style settles.
type Point struct {
	Key     string // in the file, and in check.House as JSON has it
	Group   string
	Title   string
	Kind    Kind
	Choices []Choice // of a Pick
	Least   int
	Most    int
	Example string // what shows it, where the choices do not
}

// Choice is one way to settle a point.
type Choice struct {
	Value   string
	Words   string
	Example string
}

// Shows is a sentence that shows the point as it is settled.
func (p Point) Shows(text string) string {
	for _, c := range p.Choices {
		if c.Value == text {
			return c.Example
		}
	}
	return p.Example
}

const anyHouse = "as the story has it"

// Points are all that a house style settles, group by group.
func Points() []Point {
	out := markPoints()
	out = append(out, quotePoints()...)
	out = append(out, saidPoints()...)
	return append(out, namePoints()...)
}

func markPoints() []Point {
	const g = "Marks"
	opening := func(sentence func(open, shut string) string) []Choice {
		return []Choice{{"", anyHouse, "“Fine,” she said. / \"Fine,\" she said."},
			{"“", "double, curly", sentence("“", "”")}, {"\"", "double, straight", sentence("\"", "\"")},
			{"‘", "single, curly", sentence("‘", "’")}, {"'", "single, straight", sentence("'", "'")},
			{"«", "guillemets", sentence("«", "»")}, {"„", "low and high", sentence("„", "“")}}
	}
	return []Point{
		{Key: "outer", Group: g, Title: "Marks round a quotation", Choices: opening(func(a, b string) string { return a + "We leave at dawn," + b + " Pell said." })},
		{Key: "headline", Group: g, Title: "Marks in a headline", Choices: opening(func(a, b string) string { return "Minister says " + a + "no" + b })},
		{Key: "stops", Group: g, Title: "Comma and full stop at a closing mark", Choices: []Choice{
			{"", anyHouse, "He called it “a mess”. / He called it “a mess.”"},
			{"inside", "always inside", "He called it “a mess.”"},
			{"logical", "inside only when they are quoted", "He called it “a mess”. She said: “It is a mess.”"}}},
		{Key: "before", Group: g, Title: "Between “said” and a quoted sentence", Choices: []Choice{
			{"", anyHouse, "He said, “No.” / He said: “No.”"}, {",", "a comma", "He said, “No.”"}, {":", "a colon", "He said: “No.”"}}},
		{Key: "dash", Group: g, Title: "Dash between words", Choices: []Choice{
			{"", anyHouse, "The pier – or what is left—stays."}, {" – ", "en dash with spaces", "The pier – or what is left – stays."},
			{" — ", "em dash with spaces", "The pier — or what is left — stays."}, {"—", "em dash without", "The pier—or what is left—stays."}}},
		{Key: "ellipsis", Group: g, Title: "Ellipsis", Choices: []Choice{
			{"", anyHouse, "“We tried … and failed.”"}, {"…", "one character", "“We tried … and failed.”"},
			{"...", "three full stops", "“We tried ... and failed.”"}, {". . .", "three full stops with spaces", "“We tried . . . and failed.”"}}},
		{Key: "bare_edge", Group: g, Title: "No ellipsis at the edge of a quotation", Kind: YesNo, Example: "“… we tried.” becomes “We tried.”"},
	}
}

func quotePoints() []Point {
	const g = "Inside quotations"
	return []Point{
		{Key: "brackets", Group: g, Title: "Most words in a bracketed insertion", Kind: Number, Most: 50, Example: "“[The town council] ignored us.”"},
		{Key: "fillers", Group: g, Title: "Um and er", Choices: []Choice{
			{"", "nothing is asked", "“I, um, left.”"}, {"kept", "kept as spoken", "“I, um, left.”"}, {"out", "taken out", "“I left.”"}}},
		{Key: "obscene", Group: g, Title: "Words that need a look", Kind: Words, Example: "“Sod off,” he told the board."},
		{Key: "long_quote", Group: g, Title: "Most words of a quotation", Kind: Number, Most: 2000, Example: "A block of 90 words and no paraphrase."},
		{Key: "fragments", Group: g, Title: "Most fragments in a sentence", Kind: Number, Most: 20, Example: "It was “slow”, “late” and “costly”."},
	}
}

func saidPoints() []Point {
	const g = "Attribution"
	return []Point{
		{Key: "said", Group: g, Title: "The plain word for saying", Kind: Word, Example: "“Fine,” he fumed. becomes “Fine,” he said."},
		{Key: "loaded", Group: g, Title: "Words for saying that judge", Kind: Reasons, Example: "“Fine,” he claimed."},
		{Key: "tense", Group: g, Title: "Tense of words for saying", Choices: []Choice{
			{"", "as most in the story", "Ruiz says … Hale said …"}, {"past", "past", "Ruiz said."}, {"present", "present", "Ruiz says."}}},
		{Key: "named_within", Group: g, Title: "Most sentences before the speaker is named", Kind: Number, Most: 50, Example: "“One. Two. Three. Four. Five,” said Ruiz."},
		{Key: "same_tag", Group: g, Title: "Most times in a row for one tag", Kind: Number, Most: 50, Example: "… he said. … he said. … he said."},
		{Key: "headline_speaker", Group: g, Title: "A headline quotation names its speaker", Kind: YesNo, Example: "‘Never again’, says Ruiz"},
		{Key: "place_in_text", Group: g, Title: "The place of the place line stands in the text too", Kind: YesNo, Example: "LIMA (Wire) – Traders in Lima closed their shops."},
		{Key: "unnamed", Group: g, Title: "A nameless source is described", Kind: YesNo, Example: "a source said / a source close to the talks, who feared for her job, said"},
	}
}

func namePoints() []Point {
	const n, f = "Names and titles", "Figures and days"
	return []Point{
		{Key: "full_first", Group: n, Title: "First by the full name", Kind: YesNo, Example: "Lena Ruiz opened the talks."},
		{Key: "role_first", Group: n, Title: "A person is explained by a role", Kind: YesNo, Example: "Lena Ruiz, the mayor, opened the talks."},
		{Key: "short_later", Group: n, Title: "Later by the surname", Kind: YesNo, Example: "Lena Ruiz … Ruiz …"},
		{Key: "honorifics", Group: n, Title: "Mr, Mrs and Ms later", Kind: YesNo, Example: "Lena Ruiz … Ms Ruiz …"},
		{Key: "title_case", Group: n, Title: "Capitals of a title", Choices: []Choice{
			{"", anyHouse, "Mayor Lena Ruiz; Lena Ruiz, the Mayor"}, {"capital-before", "before a name only", "Mayor Lena Ruiz; Lena Ruiz, the mayor"},
			{"small", "never", "the mayor Lena Ruiz; Lena Ruiz, the mayor"}}},
		{Key: "spelled_out", Group: n, Title: "A body is spelled out first", Kind: YesNo, Example: "the Leith Harbour Trust (LHT) … the LHT"},
		{Key: "well_known", Group: n, Title: "Abbreviations that need no spelling out", Kind: Words, Example: "the UN said"},
		{Key: "full_stops", Group: n, Title: "Abbreviations with full stops", Kind: YesNo, Example: "the U.S."},
		{Key: "thousands", Group: f, Title: "What parts thousands", Choices: []Choice{
			{"", anyHouse, "12,500 / 12 500"}, {",", "comma", "12,500"}, {".", "full stop", "12.500"}, {" ", "space", "12 500"}}},
		{Key: "currency", Group: f, Title: "A bare $ says whose", Kind: YesNo, Example: "US$2m and A$3m"},
		{Key: "superlative", Group: f, Title: "Words that need support", Kind: Words, Example: "It is the largest pier of the north."},
		{Key: "relative", Group: f, Title: "Today and yesterday by the day’s name", Kind: YesNo, Example: "He left yesterday. becomes He left on Monday."},
	}
}
