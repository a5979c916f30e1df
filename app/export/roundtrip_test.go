package export

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

func bytesOf(t testing.TB, s Sheet, write func(io.Writer, Sheet) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, s); err != nil {
		t.Fatalf("%s: %v", s.ID, err)
	}
	return b.Bytes()
}

// same compares rows, an absent list being an empty one.
func same(t *testing.T, what string, s Sheet, got, want any) bool {
	t.Helper()
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("%s of %s (-want +got):\n%s", what, s.ID, d)
		return false
	}
	return true
}

// carried are the rows with no more than a format has room for.
func carried(rows []review.QuoteRow, keep func(review.QuoteRow) review.QuoteRow) []review.QuoteRow {
	var out []review.QuoteRow
	for _, q := range rows {
		out = append(out, keep(q))
	}
	return out
}

func TestJSONComesBack(t *testing.T) {
	for _, s := range corpus(t) {
		got, err := ReadJSON(bytes.NewReader(bytesOf(t, s, JSON)))
		if err != nil {
			t.Fatal(err)
		}
		if !same(t, "the JSON", s, got, s) {
			return
		}
	}
}

func TestAnnotationsComeBack(t *testing.T) {
	for _, s := range corpus(t) {
		quotes, names, err := readAnnotations(bytes.NewReader(bytesOf(t, s, Annotations)), s)
		if err != nil {
			t.Fatalf("%s: %v", s.ID, err)
		}
		want := carried(s.Quotes, func(q review.QuoteRow) review.QuoteRow {
			q.Confidence, q.Why, q.Flags, q.Alternatives = 0, "", nil, nil
			return q
		})
		if !same(t, "the quotations", s, quotes, want) || !same(t, "the names", s, names, s.Names) {
			return
		}
	}
}

func TestAnnotationsHaveTheirSelectors(t *testing.T) {
	s := harbourSheet(t)
	var page struct {
		Items []struct {
			ID     string
			Target []struct {
				Source   string
				Selector []map[string]any
			}
		}
	}
	if err := json.Unmarshal(bytesOf(t, s, Annotations), &page); err != nil {
		t.Fatal(err)
	}
	got := page.Items[0].Target[0]
	want := []map[string]any{
		{"type": "TextPositionSelector", "start": 48.0, "end": 59.0},
		{"type": "TextQuoteSelector", "exact": "“We leave,”", "prefix": "👩‍👩‍👧\n\nALTA (Wire) – ", "suffix": " said Åsa Ruud,\u00A0the mayor. “Nobody "},
	}
	same(t, "the selectors", s, got.Selector, want)
	if got.Source != "urn:quotedesk:story:s1#v2" || page.Items[0].ID != "urn:quotedesk:story:s1#q1" {
		t.Errorf("named %q in %q", page.Items[0].ID, got.Source)
	}
}

func TestCitronComesBack(t *testing.T) {
	for _, s := range corpus(t) {
		text, quotes, err := readCitron(bytes.NewReader(bytesOf(t, s, Citron)))
		if err != nil || text != s.Text {
			t.Fatalf("%s: %v", s.ID, err)
		}
		want := carried(s.Quotes, func(q review.QuoteRow) review.QuoteRow {
			return review.QuoteRow{Quote: story.Quote{ID: q.ID, Parts: q.Parts, Speaker: q.Speaker, Cue: q.Cue[:min(1, len(q.Cue))], Confidence: q.Confidence}}
		})
		if !same(t, "the quotations", s, quotes, want) {
			return
		}
	}
}

// alone keeps the quotations whose words, speakers and cues no other one shares, as a column holds one of them.
func alone(s Sheet) Sheet {
	var out []review.QuoteRow
	for i, q := range s.Quotes {
		shares := slices.ContainsFunc(append(slices.Clone(s.Quotes[:i]), s.Quotes[i+1:]...), func(o review.QuoteRow) bool {
			return overlap(q.Parts, o.Parts) || overlap(q.Speaker, o.Speaker) || overlap(q.Cue, o.Cue)
		})
		if !shares {
			out = append(out, q)
		}
	}
	s.Quotes = out
	return s
}

func overlap(a, b []story.Span) bool {
	return slices.ContainsFunc(a, func(x story.Span) bool { return slices.ContainsFunc(b, x.Overlaps) })
}

func TestColumnsComeBack(t *testing.T) {
	quotes := 0
	for _, s := range corpus(t) {
		s = alone(s)
		quotes += len(s.Quotes)
		got, err := readColumns(bytes.NewReader(bytesOf(t, s, Columns)), s.Text)
		if err != nil {
			t.Fatalf("%s: %v", s.ID, err)
		}
		byID := func(a, b review.QuoteRow) int { return strings.Compare(a.ID, b.ID) }
		want := carried(s.Quotes, func(q review.QuoteRow) review.QuoteRow {
			return review.QuoteRow{Quote: story.Quote{ID: q.ID, Kind: q.Kind, Parts: q.Parts, Speaker: q.Speaker, Cue: q.Cue}}
		})
		slices.SortFunc(got, byID)
		slices.SortFunc(want, byID)
		if !same(t, "the quotations", s, got, want) {
			return
		}
	}
	if quotes < 2000 {
		t.Errorf("only %d quotations stand alone", quotes)
	}
}

func TestColumnsLookLikeThis(t *testing.T) {
	out := string(bytesOf(t, harbourSheet(t), Columns))
	for _, want := range []string{
		ColumnHead + "\n1\t0\t7\tHarbour\tO\t_\tO\t_\t_\n", "\n2\t48\t49\t“\tO\t_\tB-direct:q1:1\t_\t_\n2\t49\t51\tWe\tO\t_\tI-direct:q1:1\t_\t_\n",
		"\tsaid\tO\t_\tO\t_\tq1\n2\t65\t68\tÅsa\tB-PER\te1\tO\tq1\t_\n", "\tNobody\tO\t_\tI-direct:q1:2\t_\t_\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
}

// said is what a TEI document holds: its lines and the words of each quotation.
type said struct {
	lines []string
	words map[string]string // by the id of the piece
	who   map[string]string
}

func readTEI(doc []byte) (said, error) {
	out := said{words: map[string]string{}, who: map[string]string{}}
	d := xml.NewDecoder(bytes.NewReader(doc))
	var line strings.Builder
	var open []string // the pieces that hold what is read
	last := ""        // piece begun by part="I"
	in := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			in = in || e.Name.Local == "body"
			if e.Name.Local != "said" {
				break
			}
			for _, a := range e.Attr {
				switch {
				case a.Name.Local == "id":
					last = a.Value
				case a.Name.Local == "who":
					out.who[last] = strings.TrimPrefix(a.Value, "#")
				}
			}
			open = append(open, last)
		case xml.EndElement:
			switch {
			case e.Name.Local == "said":
				open = open[:len(open)-1]
			case e.Name.Local == "p" && in:
				out.lines = append(out.lines, line.String())
				line.Reset()
			}
		case xml.CharData:
			if in && strings.TrimSpace(string(e)) != "" || len(open) > 0 || in && line.Len() > 0 {
				line.Write(e)
				for _, id := range open {
					out.words[id] += string(e)
				}
			}
		}
	}
}

func TestTEIComesBack(t *testing.T) {
	for _, s := range corpus(t) {
		s = alone(s)
		got, err := readTEI(bytesOf(t, s, TEI))
		if err != nil {
			t.Fatalf("%s: %v", s.ID, err)
		}
		var lines []string
		for _, p := range story.Paragraphs(s.Text) {
			lines = append(lines, p.In(s.Text))
		}
		wantWords, wantWho := map[string]string{}, map[string]string{}
		for _, q := range s.Quotes {
			for i, p := range q.Parts {
				id := xmlID(pieceID(q.ID, i+1))
				wantWords[id] = strings.NewReplacer("\n", "", "\r", "").Replace(p.In(s.Text))
				if q.SpeakerEntity != "" {
					wantWho[id] = xmlID(q.SpeakerEntity)
				}
			}
		}
		for i := range got.lines {
			got.lines[i] = strings.Trim(got.lines[i], "\n")
		}
		if !same(t, "the lines", s, got.lines, lines) || !same(t, "the words", s, got.words, wantWords) || !same(t, "who", s, got.who, wantWho) {
			return
		}
	}
}

func TestTEICrossing(t *testing.T) {
	text := "One “two three” four\nfive"
	s := Sheet{ID: "x", Text: text, Quotes: []review.QuoteRow{
		{Quote: story.Quote{ID: "q1", Kind: story.Direct, Parts: []story.Span{{Start: 4, End: 19}}}},
		{Quote: story.Quote{ID: "q2", Kind: story.Indirect, Parts: []story.Span{{Start: 11, End: 29}}}},
	}, Names: []review.NameRow{{Entity: story.Entity{ID: "e1", Type: story.Misc, Mentions: []story.Span{{Start: 0, End: 7}}}}}}
	_, body, _ := strings.Cut(string(bytesOf(t, s, TEI)), "<body>")
	want := "\n" + `<p><name type="MISC">One <said xml:id="rq1.1" direct="true" part="I">“</said></name><said direct="true" part="F">two <said xml:id="rq2.1" direct="false" part="I">three”</said></said><said direct="false" part="M"> four</said></p>` +
		"\n" + `<p><said direct="false" part="F">five</said></p>` + "\n</body></text>\n</TEI>\n"
	if body != want {
		t.Errorf("it is\n%s\nwant\n%s", body, want)
	}
}

// TestNinjsIsValid asks IPTC's own schema.
func TestNinjsIsValid(t *testing.T) {
	schema := ninjsOf(t)
	for _, s := range append(corpus(t), harbourSheet(t), Sheet{ID: "a b/ü", Text: ""}) {
		b := bytesOf(t, s, Ninjs)
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err == nil {
			err = schema.Validate(v)
		}
		if err != nil {
			t.Fatalf("%s: %v\n%s", s.ID, err, b)
		}
		var item newsItem
		if err := json.Unmarshal(b, &item); err != nil {
			t.Fatal(err)
		}
		clean, _ := s.Clean()
		if got := item.Bodies[0].Value; !strings.HasSuffix(clean, got) {
			t.Errorf("%s: the body is %q", s.ID, got)
		}
	}
	bad := map[string]any{"uri": "urn:x:y", "quotes": []any{}}
	if schema.Validate(bad) == nil {
		t.Error("the schema takes anything")
	}
}

func ninjsOf(t *testing.T) *jsonschema.Schema {
	t.Helper()
	f, err := os.Open("testdata/ninjs-schema_3.1.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	for url, of := range map[string]any{ninjsSchema: doc, "https://geojson.org/schema/GeoJSON.json": true} { // no place has a shape here
		if err := c.AddResource(url, of); err != nil {
			t.Fatal(err)
		}
	}
	schema, err := c.Compile(ninjsSchema)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestNinjsSays(t *testing.T) {
	var item newsItem
	if err := json.Unmarshal(bytesOf(t, harbourSheet(t), Ninjs), &item); err != nil {
		t.Fatal(err)
	}
	same(t, "the people", Sheet{}, item.People, []newsName{{"Åsa Ruud", "quoted", "e1"}, {"Per", "mentions", "e2"}})
	if item.Headlines[0].Value != "Harbour – a café “reopens” 👩‍👩‍👧" || item.Located != "ALTA" || strings.Contains(item.Bodies[0].Value, "reopens") {
		t.Errorf("%+v", item)
	}
	if item.EdNote != "1 quotations: 0 not settled by an editor, 0 looked at by a checker" {
		t.Errorf("the note is %q", item.EdNote)
	}
}

func TestSchemaOrgSaysWhoSpoke(t *testing.T) {
	for _, s := range corpus(t) {
		var page newsArticle
		if err := json.Unmarshal(bytesOf(t, s, SchemaOrg), &page); err != nil {
			t.Fatal(err)
		}
		i := 0
		for _, q := range s.Quotes {
			if q.Kind != story.Direct {
				continue
			}
			part := page.HasPart[i]
			spoken := ""
			if part.Spoken != nil {
				spoken = part.Spoken.Name
			}
			if part.Text != words(s.Text, q.Parts, " … ") || spoken != q.SpeakerName || part.Identifier != q.ID {
				t.Fatalf("%s %s: %+v", s.ID, q.ID, part)
			}
			i++
		}
		if i != len(page.HasPart) {
			t.Fatalf("%s: %d quotations too many", s.ID, len(page.HasPart)-i)
		}
	}
}
