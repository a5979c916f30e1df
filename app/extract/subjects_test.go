package extract

import "testing"

// TestSubjects asks who says the last quotation of short texts in which the nearest noun is not the speaker.
func TestSubjects(t *testing.T) {
	e := engine(t)
	for _, c := range []struct{ name, text, speaker, mention string }{
		{"party in brackets", "Mary Ellis (Labour) said the bridge would hold until spring.", "Mary Ellis", "Mary Ellis"},
		{"name behind an office", "“The pilot was calm and the landing was hard,” said the airline’s chief engineer, Tom Reyes.", "Tom Reyes", ""},
		{"narrowed noun", "Three people briefed on the talks said the bank would close by June.", "Three people", "Three people briefed on the talks"},
		{"narrowed noun behind the verb", "“The site will be down until noon,” said a post by the crew.", "post", "a post by the crew"},
		{"object of a relative clause", "A charity that keeps a night telephone for sailors said it had answered 900 calls.", "charity", "A charity"},
		{"two people are no he", "Peter Hargreaves came first. Two nurses on duty said the ward was full. “It was loud in there,” he said.", "Peter Hargreaves", "he"},
		{"office of the headline", "Coordinator says vaccine drive will reach every village\n\nDina Farouk, coordinator of the drive, opened the first clinic on Monday.\n\nFarouk said the clinic would stay.", "Dina Farouk", "Farouk"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := findings(t, e, c.text)
			if len(f.Quotes) == 0 {
				t.Fatal("no quotation")
			}
			q := f.Quotes[len(f.Quotes)-1]
			mention := ""
			if len(q.Speaker) > 0 {
				mention = q.Speaker[0].In(c.text)
			}
			if q.SpeakerName != c.speaker || c.mention != "" && mention != c.mention {
				t.Errorf("speaker %q as %q, want %q as %q (%s)", q.SpeakerName, mention, c.speaker, c.mention, q.Why)
			}
		})
	}
}
