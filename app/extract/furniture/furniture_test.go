package furniture

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/extract/token"
	"quotedesk/app/story"
)

const body = "The harbour board voted on Monday to close the old quay for good after two winters of storms.\n\nNobody spoke against the plan.\n"

func TestFind(t *testing.T) {
	type want struct {
		Headline, Byline, Dateline, Place, Agency string
		Names                                     []string
	}
	tests := []struct {
		name, text string
		want       want
	}{
		{"nothing", body, want{}},
		{"headline", "Port to close old quay\n\n" + body, want{Headline: "Port to close old quay"}},
		{"first sentence is no headline", "The port will close its old quay.\n\n" + body, want{}},
		{"byline under headline", "Port to close old quay\n\nBy Ama Darko\n\n" + body,
			want{Headline: "Port to close old quay", Byline: "By Ama Darko", Names: []string{"Ama Darko"}}},
		{"byline with place", "By Ama Darko and Jan de Wit in TEMA\n\n" + body,
			want{Byline: "By Ama Darko and Jan de Wit in TEMA", Names: []string{"Ama Darko", "Jan de Wit"}}},
		{"byline with employer", "By LENA ODUYA, Coast News\n\n" + body,
			want{Byline: "By LENA ODUYA, Coast News", Names: []string{"LENA ODUYA"}}},
		{"from", "From Musa Bello, Kano\n\n" + body, want{Byline: "From Musa Bello, Kano", Names: []string{"Musa Bello"}}},
		{"bare name", "Port to close old quay\n\nAma Darko, Tema\n\n" + body,
			want{Headline: "Port to close old quay", Byline: "Ama Darko, Tema", Names: []string{"Ama Darko"}}},
		{"credits at the end", body + "\nReporting by Ama Darko and Musa Bello; editing by Jan Kok\n",
			want{Byline: "Reporting by Ama Darko and Musa Bello; editing by Jan Kok", Names: []string{"Ama Darko", "Musa Bello"}}},
		{"credits in brackets", body + "\n(Reporting by Ama Darko in Tema; Editing by Jan Kok)\n",
			want{Byline: "(Reporting by Ama Darko in Tema; Editing by Jan Kok)", Names: []string{"Ama Darko"}}},
		{"name with hyphen and article", body + "\nReporting by Samir al-Haddad",
			want{Byline: "Reporting by Samir al-Haddad", Names: []string{"Samir al-Haddad"}}},
		{"dateline with agency", "TEMA, GP, Ghana (Coast Press) – " + body,
			want{Dateline: "TEMA, GP, Ghana (Coast Press) –", Place: "TEMA, GP, Ghana", Agency: "Coast Press"}},
		{"dateline with date", "ACCRA, Nov. 5 (Coast Press) - " + body,
			want{Dateline: "ACCRA, Nov. 5 (Coast Press) -", Place: "ACCRA", Agency: "Coast Press"}},
		{"dateline with weekday", "TEMA, Wednesday - " + body, want{Dateline: "TEMA, Wednesday -", Place: "TEMA"}},
		{"dateline in title case", "Dar es Salaam — " + body, want{Dateline: "Dar es Salaam —", Place: "Dar es Salaam"}},
		{"dateline with colon", "ACCRA: " + body, want{Dateline: "ACCRA", Place: "ACCRA"}},
		{"dateline with hyphens", "PORT-AU-PRINCE, Haiti — " + body, want{Dateline: "PORT-AU-PRINCE, Haiti —", Place: "PORT-AU-PRINCE, Haiti"}},
		{"abbreviated state", "DULUTH, Minn. (AP) — " + body, want{Dateline: "DULUTH, Minn. (AP) —", Place: "DULUTH, Minn.", Agency: "AP"}},
		{"dateline on a line of its own", "TEMA, Greater Accra:\n\n" + body, want{Dateline: "TEMA, Greater Accra", Place: "TEMA, Greater Accra"}},
		{"dateline with an elided article", "Soubré, Côte d’Ivoire – " + body, want{Dateline: "Soubré, Côte d’Ivoire –", Place: "Soubré, Côte d’Ivoire"}},
		{"dateline with a full stop", "Cape Coast. " + body, want{Dateline: "Cape Coast", Place: "Cape Coast"}},
		{"ornament before a name", "■ Ama Darko\n\n" + body, want{Byline: "■ Ama Darko", Names: []string{"Ama Darko"}}},
		{"transcript", "EXAMINER: How many ships lay in the old harbour on the night of the great storm?\nWITNESS: Two.\n", want{}},
		{"alert", "BREAKING: " + body, want{}},
		{"dash in a sentence", "Ama Darko – who chairs the board – left early on Monday after the vote was taken.\n\n" + body, want{}},
		{"years of a life", "Ama Darko (4 May 1911 – 2 June 1980) was the first woman on the harbour board of the old port.\n\n" + body, want{}},
		{"headline and dateline", "Port to close: officials\n\nTEMA — " + body,
			want{Headline: "Port to close: officials", Dateline: "TEMA —", Place: "TEMA"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := Find(token.Split(tt.text))
			in := func(s story.Span) string { return s.In(tt.text) }
			got := want{in(f.Headline), in(f.Byline), in(f.Dateline), f.Place, f.Agency, f.BylineNames}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestPlacesAreApart(t *testing.T) {
	text := "TEMA, Greater Accra, Ghana, Nov. 5 (Coast Press) — " + body
	d := token.Split(text)
	f := Find(d)
	var got []string
	for _, p := range f.Places {
		got = append(got, d.Span(p.First, p.Last).In(text))
	}
	if diff := cmp.Diff([]string{"TEMA", "Greater Accra", "Ghana"}, got); diff != "" {
		t.Error(diff)
	}
	if !f.Has(0) || f.Has(f.DatelineTokens.Last) {
		t.Error("the dateline must hold its first token and not the text after it")
	}
}

func FuzzFind(f *testing.F) {
	f.Add("A B\n\nBy C D in E\n\nF (G) – H i j k l m n o p.\n\nReporting by Q R; editing by S")
	f.Add("TEMA, 3 July /Wire/ -- The end is near for all of us.\n(")
	f.Add(strings.Repeat("By ", 40))
	f.Fuzz(func(t *testing.T, text string) {
		d := token.Split(text)
		found := Find(d)
		for _, s := range []story.Span{found.Headline, found.Byline, found.Dateline} {
			if !s.Empty() && !s.Valid(text) {
				t.Fatalf("%v is no span of %q", s, text)
			}
		}
		for _, c := range found.Credits {
			if c.Empty() || c.Last > len(d.Tokens) {
				t.Fatalf("credit %v of %d tokens", c, len(d.Tokens))
			}
		}
		for _, p := range append(found.Places, found.BylinePlaces...) {
			if p.Empty() || p.Last > len(d.Tokens) {
				t.Fatalf("place %v of %d tokens", p, len(d.Tokens))
			}
		}
	})
}
