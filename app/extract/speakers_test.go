package extract

import "testing"

// TestSpeakers asks who says the last quotation of each short text, and who passes it on.
func TestSpeakers(t *testing.T) {
	e := engine(t)
	for _, c := range []struct{ name, text, speaker, role, relayed string }{
		{"surname to full name", "Mayor Joan Petrie opened the pier. “It held,” Petrie said.", "Joan Petrie", "Mayor", ""},
		{"pronoun by gender", "Helen Marsh met Peter Hargreaves on the pier. “It held,” she said.", "Helen Marsh", "", ""},
		{"pronoun of the other", "Helen Marsh met Peter Hargreaves on the pier. “It held,” he said.", "Peter Hargreaves", "", ""},
		{"subject before object", "Paul Rennick told Peter Hargreaves the bridge would hold. “It held,” he said.", "Paul Rennick", "", ""},
		{"office to its holder", "The lawyer, Emi Sato, came late. “I was lost,” the lawyer said.", "Emi Sato", "", ""},
		{"body by noun", "Brightwater Foods Ltd lost a van. The company said it would buy another.", "Brightwater Foods Ltd", "", ""},
		{"document by pronoun", "The report says 40 wells were unfit. It adds that repairs will cost too much.", "report", "", ""},
		{"crowd by pronoun", "Ann Reed left. The crowd cheered. “Good,” it shouted.", "crowd", "", ""},
		{"listener is no speaker", "“It held,” Helen Marsh told Peter Hargreaves.", "Helen Marsh", "", ""},
		{"outlet is no speaker", "“It held,” Helen Marsh told the Tarnby Herald.", "Helen Marsh", "", ""},
		{"aside with a verb of its own", "Helen Marsh, who said no to Peter Hargreaves, said the bridge would hold.", "Helen Marsh", "", ""},
		{"aside that is no role", "Helen Marsh, quoting her lawyer, said the case was over.", "Helen Marsh", "", ""},
		{"role behind the name", "“It held,” said Helen Marsh, the bridge keeper.", "Helen Marsh", "the bridge keeper", ""},
		{"quoted as saying", "Helen Marsh quoted the minister as saying “no deal is better than this one”.", "minister", "", "Helen Marsh"},
		{"anonymous", "Two people familiar with the matter said the bank would close.", "Two people familiar with the matter", "", ""},
		{"next sentence in marks", "“It held,” said Helen Marsh. “It always does.”", "Helen Marsh", "", ""},
		{"answered after a question", "“Who pays?” asked Lena Ortiz. “We do,” Peter Hargreaves answered.", "Peter Hargreaves", "", ""},
		{"announced by a colon", "Helen Marsh put it plainly:\n\n“The bridge will hold for a hundred years.”", "Helen Marsh", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := findings(t, e, c.text)
			if len(f.Quotes) == 0 {
				t.Fatal("no quotation")
			}
			q := f.Quotes[len(f.Quotes)-1]
			relayed := q.RelayedBy
			for _, ent := range f.Entities {
				if ent.ID == relayed {
					relayed = ent.Name
				}
			}
			if q.SpeakerName != c.speaker || relayed != c.relayed {
				t.Errorf("speaker %q relayed by %q, want %q and %q (%s)", q.SpeakerName, relayed, c.speaker, c.relayed, q.Why)
			}
			if c.role != "" && q.SpeakerRole != c.role {
				t.Errorf("role %q, want %q", q.SpeakerRole, c.role)
			}
			if c.name == "aside that is no role" && q.SpeakerRole != "" {
				t.Errorf("role %q, want none", q.SpeakerRole)
			}
		})
	}
}
