package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// TestJSONCarriesTheChecking: verdicts, ticks, evidence, queries, sign-offs and sources come back as they were.
func TestJSONCarriesTheChecking(t *testing.T) {
	d := harbourDesk(t).Document
	s := NewSheet(d)
	got, err := ReadJSON(strings.NewReader(sheetJSON(t, s)))
	if diff := cmp.Diff(s, got, cmpopts.EquateEmpty()); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
	if len(got.Evidence) != 4 || len(got.Queries) != 1 || len(got.SignOffs) != 1 || len(got.Protected) != 1 || len(got.Sources) != 1 || len(got.Facts) == 0 {
		t.Errorf("%+v", got)
	}
	if q := got.Quotes[0]; q.Verdict.Ruling != review.Verified || q.Verdict.Note != "NOTE-2" || len(q.Ticks) != 1 {
		t.Errorf("%+v", q)
	}
	if at := got.Queries[0].Span; at.In(got.Text) != "fine" {
		t.Errorf("the question stands at %q", at.In(got.Text))
	}
}

func sheetJSON(t interface{ Fatal(...any) }, s Sheet) string {
	var b strings.Builder
	if err := JSON(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAnySheetReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := NewSheet(anyChecked(t).Document)
		got, err := ReadJSON(strings.NewReader(sheetJSON(t, s)))
		if diff := cmp.Diff(s, got, cmpopts.EquateEmpty()); diff != "" || err != nil {
			t.Fatalf("%v\n%s", err, diff)
		}
		again, err := ReadJSON(strings.NewReader(sheetJSON(t, got)))
		if diff := cmp.Diff(got, again); diff != "" || err != nil {
			t.Fatalf("written again: %v\n%s", err, diff)
		}
	})
}

// FuzzReadFactCheck reads what may have been written by anybody: it is refused, or says of its own text only what is so
// and is the same when it is written and read again.
func FuzzReadFactCheck(f *testing.F) {
	const text = "“Ja 🎉”"
	k := newDesk(f, text, story.Findings{Quotes: []story.Quote{{ID: "q1", Kind: story.Direct, SpeakerName: "A", Parts: []story.Span{{End: len(text)}}}}})
	f.Add([]byte(written(f, NewFactCheck(k.Document, Internal, checkedAt).JSON)))
	k.do(k.AddExhibit("q1", proofs()[3], "key"))
	k.do(k.Ask("q1", at(text, "Ja"), "Ja?", "", "key"))
	whole := written(f, NewFactCheck(k.Document, Internal, checkedAt).JSON)
	f.Add([]byte(whole))
	f.Add([]byte(regexp.MustCompile(`"evidence": \[\s*1\s*\]`).ReplaceAllString(whole, `"evidence": [2]`))) // there is one
	f.Add([]byte(written(f, NewFactCheck(newDesk(f, "", story.Findings{}).Document, External, checkedAt).JSON)))
	f.Add([]byte(`{"format":"quotedesk-factcheck","version":1,"sha256":"","file":{}}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		// The sum is put right, or hardly anything would be read at all.
		got, err := ReadFactCheck(strings.NewReader(resummed(in)))
		if err != nil {
			return
		}
		for _, q := range got.Quotes {
			for i, s := range q.Parts {
				if !s.Valid(got.Text) || s.In(got.Text) != q.Words[i] {
					t.Fatalf("quotation %q is at %v of %q", q.Words, q.Parts, got.Text)
				}
			}
		}
		for _, k := range got.Queries {
			if k.Span.Start < 0 || k.Span.End > len(got.Text) {
				t.Fatalf("a query at %v", k.Span)
			}
		}
		again, err := ReadFactCheck(strings.NewReader(written(t, got.JSON)))
		if diff := cmp.Diff(got, again, cmpopts.EquateEmpty()); diff != "" || err != nil {
			t.Fatalf("%v\n%s", err, diff)
		}
		for form, write := range forms(got) {
			if page := written(t, write); form == "html" {
				if why := harmless(t, page); why != "" {
					t.Fatal(why)
				}
			}
		}
	})
}

// resummed is a file with the sum of what it holds, when it can be taken apart at all.
func resummed(in []byte) string {
	var w wrapper
	var body bytes.Buffer
	if json.Unmarshal(in, &w) != nil || json.Compact(&body, w.File) != nil {
		return string(in)
	}
	return fmt.Sprintf(`{"format":%q,"version":%d,"sha256":%q,"file":%s}`, FactCheckFormat, w.Version, sumOf(body.Bytes()), body.Bytes())
}
