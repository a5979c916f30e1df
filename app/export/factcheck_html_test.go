package export

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

// TestFactCheckPages compares with the pages in testdata; QUOTEDESK_GOLDEN=write writes them anew.
func TestFactCheckPages(t *testing.T) {
	d := harbourDesk(t).Document
	for _, who := range []Audience{Internal, External} {
		for form, write := range forms(NewFactCheck(d, who, checkedAt)) {
			got := written(t, write)
			path := filepath.Join("testdata", "factcheck-"+string(who)+"-"+form+".golden")
			if os.Getenv("QUOTEDESK_GOLDEN") == "write" {
				if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil || string(want) != got {
				t.Errorf("%s is not as in %s (%v)", form, path, err)
			}
		}
	}
}

// walk calls see for every node of a page.
func walk(t interface{ Fatal(...any) }, page string, see func(*html.Node)) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var down func(*html.Node)
	down = func(n *html.Node) {
		see(n)
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			down(c)
		}
	}
	down(root)
}

// harmless says why a page might ask the network for something, or run something; "" when it cannot.
func harmless(t interface{ Fatal(...any) }, page string) (why string) {
	may := " html head meta title style body header p h1 h2 dl dt dd strong b bdi span sup small br ul li div table thead tbody tr th td a "
	walk(t, page, func(n *html.Node) {
		switch n.Type {
		case html.ElementNode:
			if !strings.Contains(may, " "+n.Data+" ") {
				why = "element " + n.Data
			}
			for _, a := range n.Attr {
				ok := a.Key == "class" || a.Key == "id" || a.Key == "lang" || a.Key == "dir" || a.Key == "href" && strings.HasPrefix(a.Val, "#") || n.Data == "meta"
				if !ok || strings.Contains(a.Val, "://") {
					why = n.Data + " " + a.Key + "=" + a.Val
				}
			}
		case html.TextNode:
			css := n.Parent != nil && n.Parent.Data == "style"
			if css && (strings.Contains(n.Data, "url(") || strings.Contains(n.Data, "@import") || strings.Contains(n.Data, "//")) {
				why = "the style sheet"
			}
		}
	})
	return why
}

func TestFactCheckPageAsksForNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		if why := harmless(t, written(t, anyDesk(t).HTML)); why != "" {
			t.Fatal(why)
		}
	})
	for _, who := range []Audience{Internal, External} {
		page := written(t, NewFactCheck(harbourDesk(t).Document, who, checkedAt).HTML)
		if why := harmless(t, page); why != "" {
			t.Error(why)
		}
		if !strings.Contains(page, "@media print") || strings.Contains(page, "\x00") || strings.Contains(page, "<script") {
			t.Error("not fit to be printed")
		}
	}
}

// The proof holds the story's whole text, and links lead to rows that are there.
func TestProofHoldsTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyDesk(t)
		var got strings.Builder
		for _, p := range proofParas(f) {
			for _, r := range p.Runs {
				got.WriteString(r.Words)
			}
		}
		if a, b := strings.Join(strings.Fields(got.String()), ""), strings.Join(strings.Fields(f.Text), ""); a != b {
			t.Fatalf("%q, want %q", a, b)
		}
		ids := map[string]bool{}
		page := written(t, f.HTML)
		each := func(key string, see func(string)) {
			walk(t, page, func(n *html.Node) {
				for _, a := range n.Attr {
					if a.Key == key {
						see(a.Val)
					}
				}
			})
		}
		each("id", func(id string) { ids["#"+id] = true })
		each("href", func(to string) {
			if !ids[to] {
				t.Fatalf("nothing stands at %s", to)
			}
		})
	})
}

// A verdict on other words is shown as stale, with what it was and what it was given for.
func TestStaleVerdictIsShown(t *testing.T) {
	k := harbourDesk(t)
	k.do(k.SetNameRole("e1", "mayor", "cell"))
	f := NewFactCheck(k.Document, Internal, checkedAt)
	page := written(t, f.HTML)
	for _, words := range []string{"was verified; changed since: the role", "Verdict given for: <bdi>“We will spend", `<span class="q S">“We will spend`, "The signature is outdated"} {
		if !strings.Contains(page, words) {
			t.Errorf("%q is not on the page", words)
		}
	}
	if got, err := ReadFactCheck(strings.NewReader(written(t, f.JSON))); err != nil || got.Quotes[0].State != "stale" {
		t.Errorf("%+v, %v", got.Quotes, err)
	}
}
