package token

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func words(text string) []string {
	d := Split(text)
	out := make([]string, len(d.Tokens))
	for i := range d.Tokens {
		out[i] = d.Word(i)
	}
	return out
}

func TestSplitWords(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Dr. Abena Owusu met the U.S. envoy at 5 p.m. on Nov. 5.", "Dr.|Abena|Owusu|met|the|U.S.|envoy|at|5|p.m.|on|Nov.|5|."},
		{"They can't, won’t; it's Kenya’s.", "They|ca|n't|,|wo|n’t|;|it|'s|Kenya|’s|."},
		{"Ra’ed Sha'lan’s aides", "Ra’ed|Sha'lan|’s|aides"},
		{"Sinéad O'Brien D'Souza Ka‘abi", "Sinéad|O'Brien|D'Souza|Ka‘abi"},
		{"the teachers’ union", "the|teachers|’|union"},
		{"al-Haddad, US-led", "al|-|Haddad|,|US|-|led"},
		{"See https://example.org/a?b=c. Or example.com, @desk #press x@y.org.", "See|https://example.org/a?b=c|.|Or|example.com|,|@desk|#press|x@y.org|."},
		{"1,200.50 4.5% 10:30 3rd 1990s ’90s $5m G20", "1,200.50|4.5%|10:30|3rd|1990s|’90s|$|5m|G20"},
		{"``Well'' he said... “No…”", "``|Well|''|he|said|...|“|No|…|”"},
		{"J. K. Osei and J.K. Osei of Acme Inc. left", "J.|K.|Osei|and|J.K.|Osei|of|Acme|Inc.|left"},
		{"No. 10 said no.", "No.|10|said|no|."},
		{"(Agency) – text -- more", "(|Agency|)|–|text|--|more"},
		{"one co. two", "one|co|.|two"},
		{"He lost 3-0 (again).", "He|lost|3|-|0|(|again|)|."},
		{"", ""},
		{"\ufeffWord\u00a0next", "Word|next"},
	}
	for _, tt := range tests {
		if got := strings.Join(words(tt.text), "|"); got != tt.want {
			t.Errorf("Split(%q)\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestKinds(t *testing.T) {
	d := Split("Ama “said” 5% & more.")
	want := []Kind{Word, Mark, Word, Mark, Number, Punct, Word, Punct}
	for i, k := range want {
		if d.Tokens[i].Kind != k {
			t.Errorf("%q: kind %d, want %d", d.Word(i), d.Tokens[i].Kind, k)
		}
	}
}

func TestSentences(t *testing.T) {
	tests := []struct {
		name string
		text string
		want []string
	}{
		{"full stops", "It rained. They left! Why? Nobody knows.", []string{"It rained.", "They left!", "Why?", "Nobody knows."}},
		{"titles", "Dr. Owusu met Sen. Park. He left.", []string{"Dr. Owusu met Sen. Park.", "He left."}},
		{"initials", "J. K. Osei wrote it. A. Diallo read it.", []string{"J. K. Osei wrote it.", "A. Diallo read it."}},
		{"acronym then a sentence", "She moved to the U.S. The move was hard.", []string{"She moved to the U.S.", "The move was hard."}},
		{"acronym inside", "The U.S. Senate voted.", []string{"The U.S. Senate voted."}},
		{"quotation closes", "“We won.” The crowd sang.", []string{"“We won.”", "The crowd sang."}},
		{"question goes on", "“Why?” she asked. “Why?” Amina Sule asked.", []string{"“Why?” she asked.", "“Why?” Amina Sule asked."}},
		{"next quotation", "“One.” “Two.”", []string{"“One.”", "“Two.”"}},
		{"straight", `"One," he said. "Two."`, []string{`"One," he said.`, `"Two."`}},
		{"brackets", "It ended (at last.) Then rain fell.", []string{"It ended (at last.)", "Then rain fell."}},
		{"paragraph end", "A headline\n\nThe text", []string{"A headline", "The text"}},
		{"decimal", "It rose 3.5 points. Then fell.", []string{"It rose 3.5 points.", "Then fell."}},
		{"small letter after", "He works for Acme Inc. in Lagos.", []string{"He works for Acme Inc. in Lagos."}},
		{"spoken after a cry", "“Stop!” said Ama.", []string{"“Stop!” said Ama."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, s := range Split(tt.text).Sentences {
				got = append(got, s.In(tt.text))
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestParagraphs(t *testing.T) {
	wrapped := "The council met on Monday to hear what the harbour board had to\nsay about the new quay, and nobody left before midnight came and\nwent.\n\nAmina Sule\nmayor\n"
	tests := []struct {
		name, text string
		want       int
	}{
		{"one a line", "First line of a story that goes on for more than fifty letters\nSecond line of it.\nThird.", 3},
		{"blank lines", "One.\n\n\nTwo.\r\n\r\nThree.", 3},
		{"wrapped by hand", wrapped, 3},
		{"nothing", " \n\t\n", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := Split(tt.text); len(d.Paragraphs) != tt.want {
				t.Errorf("%d paragraphs, want %d: %v", len(d.Paragraphs), tt.want, d.Paragraphs)
			}
		})
	}
}

func TestAt(t *testing.T) {
	d := Split("One  two, three")
	for offset, want := range map[int]int{0: 0, 2: 0, 3: 1, 4: 1, 5: 1, 8: 2, 9: 3, 14: 3, 15: 4, 99: 4} {
		if got := d.At(offset); got != want {
			t.Errorf("At(%d) = %d, want %d", offset, got, want)
		}
	}
	if first, last := d.Range(d.Span(1, 3)); first != 1 || last != 3 {
		t.Errorf("Range = %d, %d", first, last)
	}
}

func TestLowerKeepsOffsets(t *testing.T) {
	d := Split("ÉCOLE İstanbul ẞ Ⱥ WORD")
	if len(d.low) != len(d.Text) {
		t.Fatalf("%d bytes, want %d", len(d.low), len(d.Text))
	}
	if got := d.Lower(0); got != "école" {
		t.Errorf("Lower = %q", got)
	}
	if got := d.Lower(len(d.Tokens) - 1); got != "word" {
		t.Errorf("Lower = %q", got)
	}
}

// checkDoc holds what every text must keep.
func checkDoc(t *testing.T, text string) {
	d := Split(text)
	end, covered := 0, make([]bool, len(text))
	for i, tok := range d.Tokens {
		sp := d.Span(i, i+1)
		if sp.Start < end || sp.Empty() || !sp.Valid(text) {
			t.Fatalf("token %d %v after %d in %q", i, sp, end, text)
		}
		end = sp.End
		for b := sp.Start; b < sp.End; b++ {
			covered[b] = true
		}
		s, p := d.SentenceOf(i), d.ParagraphOf(i)
		if i < s.First || i >= s.Last || s.First < p.First || s.Last > p.Last || !s.Valid(text) || !p.Valid(text) {
			t.Fatalf("token %d outside its sentence %v or paragraph %v", i, s, p)
		}
		if d.At(int(tok.Start)) != i {
			t.Fatalf("At(%d) is not %d", tok.Start, i)
		}
	}
	for i, r := range text {
		if r != utf8.RuneError && !covered[i] && wideClass(r) != space && !unicode.IsSpace(r) {
			t.Fatalf("%q at %d belongs to no token", r, i)
		}
	}
	at := 0
	for _, s := range d.Sentences {
		if s.First != at || s.Last <= s.First {
			t.Fatalf("sentence %v does not begin at token %d", s, at)
		}
		at = s.Last
	}
	if at != len(d.Tokens) {
		t.Fatalf("sentences hold %d tokens of %d", at, len(d.Tokens))
	}
}

var hardTexts = []string{
	"", " ", "\x80", "a\x80b \x80", "\xe2\x80", "“\xff”", "''''''''''", "a'", "'", "U.S", "..", "@", "#", "a@", "www.", "http://",
	"…\u0301", "\u200d\u200d", "日本語。中国", "x.com/", "1.", "1.2.", "No.", "n't", "'s", strings.Repeat("a", 5000), strings.Repeat("“", 5000),
	strings.Repeat("\r", 300), "\x00\x01", "İİİ", "a\u00adb", "🙂🙂 🏳️‍🌈", "!!!!\n\n????", "Ph.D.", "A.B.C.D.E.F",
}

func FuzzSplit(f *testing.F) {
	for _, s := range hardTexts {
		f.Add(s)
	}
	f.Add("“Dr. Owusu’s dog,” said J. K. Osei, “can't swim.” See http://a.b/c.")
	f.Fuzz(func(t *testing.T, text string) { checkDoc(t, text) })
}

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat("“We can’t wait,” said Dr. Abena Owusu, 54, who runs the port of Tema. She left at 5 p.m. on Nov. 5.\n\n", 5000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Split(text)
	}
}
