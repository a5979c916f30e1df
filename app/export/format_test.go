package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"quotedesk/app/story"
)

func TestText(t *testing.T) {
	for in, want := range map[string]string{"a": "a\n", "a\n": "a\n", "a\r\nb": "a\r\nb\r\n", "a\r\n": "a\r\n"} {
		var b bytes.Buffer
		if err := Text(&b, in); err != nil || b.String() != want {
			t.Errorf("%q: %q %v", in, b.String(), err)
		}
	}
}

func TestHTML(t *testing.T) {
	var b bytes.Buffer
	if err := harbourSheet(t).HTML(&b); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, want := range []string{
		`content="default-src 'none'; style-src 'unsafe-inline'"`, "<h1>Harbour – a café “reopens” 👩‍👩‍👧</h1>\n<p>ALTA (Wire)",
		"<p>=The board paid the crews.</p>", "<ul>\n<li>one</li>\n<li>two &lt;b&gt;&amp;</li>\n</ul>", "Ruud,\u00A0the mayor",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is missing in\n%s", want, page)
		}
	}
	if strings.Count(page, "reopens") != 2 {
		t.Error("the headline stands more than once in the body")
	}
}

func TestHTMLLines(t *testing.T) {
	body := func(text string) string {
		var b bytes.Buffer
		if err := HTML(&b, "t", "", text); err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(b.String(), "<body>\n")
		return strings.TrimSuffix(rest, "</body>\n</html>\n")
	}
	for in, want := range map[string]string{
		"one\ntwo":          "<p>one</p>\n<p>two</p>\n",
		"one\ntwo\n\nthree": "<p>one<br>\ntwo</p>\n<p>three</p>\n",
		"one\r\rtwo\r\n":    "<p>one</p>\n<p>two</p>\n",
		"":                  "",
	} {
		if got := body(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// FuzzHTML parses the page again: only the elements it is made of, no attribute that could load anything, and
// the words of the article.
func FuzzHTML(f *testing.F) {
	f.Add("Title", "Title\n\n<script src=//x.invalid></script> & “words”\n- a")
	f.Fuzz(func(t *testing.T, title, text string) {
		title, text = strings.ToValidUTF8(title, ""), strings.ToValidUTF8(text, "")
		var b bytes.Buffer
		if err := HTML(&b, title, title, text); err != nil {
			t.Fatal(err)
		}
		root, err := html.Parse(&b)
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if !strings.Contains(" html head meta title style body h1 p br ul li ", " "+n.Data+" ") {
				t.Fatalf("<%s> in the page", n.Data)
			}
			if n.Data != "meta" && len(n.Attr) > 0 {
				t.Fatalf("<%s> has %v", n.Data, n.Attr)
			}
		}
	})
}

func TestQuotesCSV(t *testing.T) {
	s := harbourSheet(t)
	var b bytes.Buffer
	if err := QuotesCSV(&b, s, Table{ByteOrderMark: true}); err != nil {
		t.Fatal(err)
	}
	text, ok := strings.CutPrefix(b.String(), "\uFEFF")
	if !ok {
		t.Error("no byte order mark")
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{QuoteColumns(), {"s1", "2", "1", "2", "48", "102", "48..59;86..102", "“We leave,” … “Nobody  stays.”", "direct", "said",
		"Åsa Ruud", "e1", "Åsa Ruud", "the mayor", "Per", "corrected", "'=HYPERLINK(\"http://x.invalid\")", "0.97",
		"‘said’ after the quotation", "second-hand", "", "q1"}}
	if d := cmp.Diff(want, rows); d != "" {
		t.Error(d)
	}
	runes := []rune(harbour)
	if got := string(runes[48:59]) + string(runes[86:102]); got != "“We leave,”“Nobody  stays.”" {
		t.Errorf("the offsets show %q", got)
	}
	b.Reset()
	if err := QuotesCSV(&b, s, Table{Rejected: true}); err != nil || strings.Count(b.String(), "\n") != 3 || !strings.Contains(b.String(), "scare quotes") {
		t.Errorf("with rejected rows: %v %s", err, b.String())
	}
}

func TestNamesCSV(t *testing.T) {
	var b bytes.Buffer
	if err := NamesCSV(&b, harbourSheet(t), Table{}); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{NameColumns(),
		{"s1", "e1", "PER", "Åsa Ruud", "Ruud", "the mayor", "2", "65..73;69..73", "1", "4", "confirmed", "", "", "yes", "1.00"},
		{"s1", "e2", "PER", "Per", "", "", "0", "", "0", "0", "unreviewed", "", "", "", "0.00"}}
	if d := cmp.Diff(want, rows); d != "" {
		t.Error(d)
	}
}

func TestGuard(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "\tx": "'\tx", "\rx": "'\rx", "  =x": "'  =x", "\u00A0=x": "'\u00A0=x",
		"＝x": "'＝x", "＋x": "'＋x", "－x": "'－x", "＠x": "'＠x", "'=x": "''=x", "\n=x": "'\n=x",
		"x=1": "x=1", "": "", "'tis": "'tis", "– dash": "– dash", "“-”": "“-”",
	} {
		if got := Guard(in); got != want {
			t.Errorf("Guard(%q) = %q, want %q", in, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("'=+-@\t\r\n ＝x\u00A0"))).Draw(t, "cell")
		if got := Unguard(Guard(s)); got != s {
			t.Fatalf("%q came back as %q", s, got)
		}
		if formula(Guard(s)) {
			t.Fatalf("%q is still a formula", Guard(s))
		}
	})
}

func TestJSONRoundTrip(t *testing.T) {
	s := harbourSheet(t)
	var b bytes.Buffer
	if err := JSON(&b, s); err != nil {
		t.Fatal(err)
	}
	var loose struct {
		Clean   string `json:"clean_text"`
		Changes []Change
		Quotes  []struct {
			Parts  [][2]int
			Status string
		}
	}
	if err := json.Unmarshal(b.Bytes(), &loose); err != nil {
		t.Fatal(err)
	}
	clean, changes := s.Clean()
	if loose.Clean != clean || len(loose.Changes) != len(changes) || loose.Quotes[0].Parts[1] != [2]int{86, 102} || loose.Quotes[1].Status != "rejected" {
		t.Errorf("%+v", loose)
	}
	back, err := ReadJSON(&b)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(s, back); d != "" {
		t.Error(d)
	}
}

func TestJSONRefusesOtherFiles(t *testing.T) {
	for _, in := range []string{"", "{}", "[1]", `{"format":"other"}`, `{"format":"` + Format + `","text":"a","quotes":[{"parts":[[0,9]]}]}`, `{"format":"` + Format + `","text":"a"`} {
		if _, err := ReadJSON(strings.NewReader(in)); err == nil {
			t.Errorf("%s was read", in)
		}
	}
}

func FuzzReadJSON(f *testing.F) {
	var b bytes.Buffer
	if err := JSON(&b, harbourSheet(f)); err != nil {
		f.Fatal(err)
	}
	f.Add(b.String())
	f.Fuzz(func(t *testing.T, in string) {
		s, err := ReadJSON(strings.NewReader(in))
		if err != nil {
			return
		}
		for _, q := range s.Quotes {
			for _, p := range append(append([]story.Span{}, q.Parts...), q.Speaker...) {
				if !p.Valid(s.Text) {
					t.Fatalf("%v does not fit", p)
				}
			}
		}
	})
}

type full struct{}

var errFull = errors.New("full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWritersPassOnErrors(t *testing.T) {
	s := harbourSheet(t)
	for name, err := range map[string]error{
		"text": Text(full{}, "x"), "html": s.HTML(full{}), "quotes": QuotesCSV(full{}, s, Table{}), "names": NamesCSV(full{}, s, Table{ByteOrderMark: true}), "json": JSON(full{}, s),
	} {
		if !errors.Is(err, errFull) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
