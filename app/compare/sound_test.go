package compare

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"quotedesk/app/story"
)

// letters is all letters and figures of a text in small letters: what a reader calls its words.
func letters(text string) string {
	var b strings.Builder
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// spaced is the words of a text in small letters, each between spaces.
func spaced(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return " " + strings.Join(words, " ") + " "
}

// notSpoken is what captions hold beside words.
var notSpoken = regexp.MustCompile(`(?m)^\d+\n[\d:.,]+ --> [\d:.,]+$|<[^>]*>`)

// unsound names what is wrong with a comparison whatever the texts are; "" when nothing is.
func unsound(s *Source, q Quotation, c Comparison) string {
	quote, source, words := "", "", ""
	last := 0
	for _, o := range c.Ops {
		if !o.Quote.Valid(q.Text) || !o.Source.Valid(s.Text) {
			return "an operation lies outside its text"
		}
		if o.Quote.Start < last {
			return "the operations are not in the order of the quotation"
		}
		last = o.Quote.End
		quote += letters(o.Quote.In(q.Text))
		source += letters(o.Source.In(s.Text))
		if o.Kind == Same && letters(o.Quote.In(q.Text)) != letters(o.Source.In(s.Text)) {
			return "words called the same differ: " + o.Quote.In(q.Text) + " / " + o.Source.In(s.Text)
		}
	}
	for _, p := range q.Parts {
		words += letters(p.In(q.Text))
	}
	if len(c.Ops) > 0 && quote != words {
		return "the operations hold " + quote + " of " + words
	}
	for _, p := range append(c.Places, c.Rivals...) {
		if !p.Valid(s.Text) || p.Empty() {
			return "a place lies outside the source"
		}
	}
	if c.Grade == Verbatim && quote != source && len(q.Parts) == 1 {
		return "verbatim, but " + quote + " is " + source
	}
	if found := c.Grade != NotFound && c.Grade != NoWords; found != (len(c.Ops) > 0) || found != (c.First >= 0) {
		return "found without a passage, or a passage without being found"
	}
	return ""
}

// An edit of one word, or several, is never called verbatim, nor a matter of marks.
func TestNeverVerbatimWhenAWordDiffers(t *testing.T) {
	set, sources := labelled(t, true)
	var exact []int
	for i, p := range set.Pairs {
		if p.Grade == "verbatim" {
			exact = append(exact, i)
		}
	}
	if len(exact) == 0 {
		t.Fatal("no exact pair")
	}
	speech := make([]string, len(set.Sources))
	for i, s := range set.Sources {
		speech[i] = spaced(notSpoken.ReplaceAllString(s.Text, " "))
	}
	word := rapid.SampledFrom([]string{"not", "no", "the", "a", "is", "was", "very", "um", "7", "seven", "Tuesday", "s", "he", "them", "I", "é", "再", "o’clock"})
	rapid.Check(t, func(t *rapid.T) {
		p := set.Pairs[rapid.SampledFrom(exact).Draw(t, "pair")]
		fields := strings.Fields(p.Story[p.Parts[0][0]:p.Parts[0][1]])
		for range rapid.IntRange(1, 4).Draw(t, "edits") {
			i := rapid.IntRange(0, len(fields)-1).Draw(t, "at")
			switch rapid.IntRange(0, 4).Draw(t, "edit") {
			case 0:
				fields[i] = word.Draw(t, "word")
			case 1:
				if len(fields) > 1 {
					fields = append(fields[:i:i], fields[i+1:]...)
				}
			case 2:
				fields = append(fields[:i:i], append([]string{word.Draw(t, "word")}, fields[i:]...)...)
			case 3:
				j := rapid.IntRange(0, len(fields)-1).Draw(t, "other")
				fields[i], fields[j] = fields[j], fields[i]
			default:
				fields[i] += rapid.SampledFrom([]string{"s", "ed", "n’t", "1", "y"}).Draw(t, "ending")
			}
		}
		text := strings.Join(fields, " ")
		q := Quotation{Text: text, Parts: []story.Span{{Start: 0, End: len(text)}}}
		s := sources[p.Source]
		c := s.Compare(q)
		if wrong := unsound(s, q, c); wrong != "" {
			t.Fatal(wrong)
		}
		if c.Grade != Verbatim && (c.Grade != MarksOnly || numbersWritten(c, q.Text)) || c.Has(TwoSpeakers) {
			return
		}
		if !strings.Contains(speech[p.Source], spaced(text)) {
			t.Fatalf("%s: %q beside %q", c.Grade, text, c.Place().In(s.Text))
		}
	})
}

// numbersWritten says that some mark operation is about a number that is written in another way.
func numbersWritten(c Comparison, text string) bool {
	for _, o := range c.Ops {
		if o.Kind == Marks && strings.IndexFunc(o.Quote.In(text), func(r rune) bool { return unicode.IsDigit(r) || unicode.IsLetter(r) }) >= 0 {
			return true
		}
	}
	return false
}

func FuzzCompare(f *testing.F) {
	f.Add(speech, "we will not close the school", 0, 12)
	f.Add("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Bread &amp; butter", "Bread & butter …", 0, 5)
	f.Add("1\n00:00:01,000 --> 00:00:02,000\nA: b\n- c\n", "[T]he b (…) c", 3, 3)
	f.Add("[00:12:31] Jane Smith: a (ph) 1,400 five per cent — w- we", "1400 5% we", 0, 99)
	f.Fuzz(func(t *testing.T, text, quote string, a, b int) {
		s := Read(text)
		for _, p := range s.Passages {
			if !p.Span.Valid(s.Text) || p.Span.Empty() || !p.LabelSpan.Valid(s.Text) {
				t.Fatalf("passage %v lies outside the text", p)
			}
		}
		for i, w := range s.words {
			if !w.Valid(s.Text) || w.Empty() || i > 0 && w.Start < s.words[i-1].End {
				t.Fatalf("word %d of %v lies outside the text or its order", i, w.Span)
			}
		}
		quote = strings.ToValidUTF8(quote, "")
		cut := clamp(quote, a)
		q := Quotation{Text: quote, Parts: []story.Span{{Start: 0, End: cut}, {Start: cut, End: clamp(quote, max(b, cut))}}}
		if wrong := unsound(s, q, s.Compare(q)); wrong != "" {
			t.Fatal(wrong)
		}
		q.Parts = []story.Span{{Start: 0, End: len(quote)}}
		if wrong := unsound(s, q, s.Compare(q)); wrong != "" {
			t.Fatal(wrong)
		}
	})
}
