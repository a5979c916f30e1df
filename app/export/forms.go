package export

import "io"

// Form is a kind of file that a story can go out as.
type Form struct {
	Name   string // on the command line
	Words  string // a plain sentence for a person
	Suffix string // of the file's name, behind the story's title
	Usual  bool   // what most people want
	Write  func(io.Writer, Sheet) error
}

// Forms are all of them, those for readers first; tables are written as t says.
func Forms(t Table) []Form {
	return []Form{
		{"txt", "Clean article, plain text (.txt)", ".txt", true, func(w io.Writer, s Sheet) error { return s.PlainText(w) }},
		{"html", "Clean article, web page (.html)", ".html", true, func(w io.Writer, s Sheet) error { return s.HTML(w) }},
		{"md", "Clean article, Markdown (.md)", ".md", false, func(w io.Writer, s Sheet) error { return s.Markdown(w) }},
		{"docx", "Story with comments and tracked changes, Word (.docx)", ".docx", false, DOCX},
		{"csv", "Quotations, table (.csv)", " quotations.csv", true, func(w io.Writer, s Sheet) error { return QuotesCSV(w, s, t) }},
		{"names-csv", "Names, table (.csv)", " names.csv", false, func(w io.Writer, s Sheet) error { return NamesCSV(w, s, t) }},
		{"xlsx", "Quotations, names and people, workbook (.xlsx)", ".xlsx", false, func(w io.Writer, s Sheet) error { return Workbook(w, []Sheet{s}, t) }},
		{"json", "Everything, for programs (.json)", ".json", false, JSON},
		{"ninjs", "Article for a news system, IPTC ninjs 3.1 (.json)", " ninjs.json", false, Ninjs},
		{"schema-org", "Article with quotations for a web page, schema.org (.jsonld)", " schema-org.jsonld", false, SchemaOrg},
		{"annotations", "Quotations and names as Web Annotations (.jsonld)", " annotations.jsonld", false, Annotations},
		{"tei", "Text with quotations and names marked, TEI (.xml)", " tei.xml", false, TEI},
		{"citron", "Quotations to train a model, Citron (.json)", " citron.json", false, Citron},
		{"conll", "Words with columns to train a model, CoNLL (.tsv)", " conll.tsv", false, Columns},
	}
}

// PlainText writes the clean article as text.
func (s Sheet) PlainText(w io.Writer) error {
	clean, _ := s.Clean()
	return Text(w, clean)
}
