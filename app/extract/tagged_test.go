package extract

import (
	"os"
	"regexp"
	"sort"
	"strings"
	"testing"

	"quotedesk/app/story"
)

// tagged is a story of testdata with what its tags say; see testdata/README.md for the tags.
type tagged struct {
	id, text string
	quotes   []goldQuote // in text order
	names    map[string][]string
	notQuote []story.Span
}

type goldQuote struct {
	id, by, via, flag string
	kind              story.Kind
	parts             []story.Span
	speaker, cue      []story.Span
}

var (
	storyHead = regexp.MustCompile(`(?m)^=== (\S+)\s*$`)
	storyNote = regexp.MustCompile(`^[a-z]+: `)
	tagForm   = regexp.MustCompile(`<(/?)(PER|ORG|LOC|MISC|NORP|DATE|R|QQ|Q|S|C|P|NQ|BYLINE|DATELINE|X)((?:\s+[a-z]+="[^"]*")*)\s*>`)
	attrForm  = regexp.MustCompile(`([a-z]+)="([^"]*)"`)
)

// readTagged reads the stories of a tagged file.
func readTagged(t testing.TB, path string) []tagged {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	heads := storyHead.FindAllSubmatchIndex(b, -1)
	var out []tagged
	for i, h := range heads {
		end := len(b)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		lines := strings.Split(strings.TrimPrefix(string(b[h[1]:end]), "\n"), "\n")
		for len(lines) > 0 && storyNote.MatchString(lines[0]) {
			lines = lines[1:]
		}
		out = append(out, parseTagged(t, string(b[h[2]:h[3]]), strings.Trim(strings.Join(lines, "\n"), "\n")))
	}
	return out
}

type openTag struct {
	name  string
	start int
	attrs map[string]string
}

func parseTagged(t testing.TB, id, body string) tagged {
	t.Helper()
	d := tagged{id: id, names: map[string][]string{}}
	quotes := map[string]*goldQuote{}
	var text strings.Builder
	var stack []openTag
	type mention struct {
		quote string
		tag   string
		span  story.Span
	}
	var mentions []mention
	at := 0
	for _, m := range tagForm.FindAllStringSubmatchIndex(body, -1) {
		text.WriteString(body[at:m[0]])
		at = m[1]
		name := body[m[4]:m[5]]
		if m[2] == m[3] {
			attrs := map[string]string{}
			for _, a := range attrForm.FindAllStringSubmatch(body[m[6]:m[7]], -1) {
				attrs[a[1]] = a[2]
			}
			stack = append(stack, openTag{name, text.Len(), attrs})
			continue
		}
		if len(stack) == 0 || stack[len(stack)-1].name != name {
			t.Fatalf("%s: </%s> closes nothing", id, name)
		}
		o := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		span := story.Span{Start: o.start, End: text.Len()}
		switch name {
		case "PER", "ORG", "LOC", "MISC":
			d.names[o.attrs["id"]] = append(d.names[o.attrs["id"]], text.String()[span.Start:span.End])
		case "Q":
			q := quotes[o.attrs["id"]]
			if q == nil {
				q = &goldQuote{id: o.attrs["id"], by: o.attrs["by"], kind: story.Kind(o.attrs["kind"])}
				quotes[q.id] = q
			}
			q.parts = append(q.parts, span)
			q.via += o.attrs["via"]
			q.flag += o.attrs["flag"]
		case "S", "C":
			for _, qid := range strings.Fields(o.attrs["q"]) {
				mentions = append(mentions, mention{qid, name, span})
			}
		case "NQ":
			d.notQuote = append(d.notQuote, span)
		}
	}
	text.WriteString(body[at:])
	d.text = text.String()
	for _, m := range mentions {
		if q := quotes[m.quote]; q != nil && m.tag == "S" {
			q.speaker = append(q.speaker, m.span)
		} else if q != nil {
			q.cue = append(q.cue, m.span)
		}
	}
	for _, q := range quotes {
		sort.Slice(q.parts, func(i, j int) bool { return q.parts[i].Start < q.parts[j].Start })
		d.quotes = append(d.quotes, *q)
	}
	sort.Slice(d.quotes, func(i, j int) bool { return d.quotes[i].parts[0].Start < d.quotes[j].parts[0].Start })
	return d
}
