package storage

import (
	"slices"
	"strings"
	"testing"

	"quotedesk/app/story"
)

func TestSearch(t *testing.T) {
	db := opened(t, t.TempDir())
	for title, text := range map[string]string{
		"Harbour":  "Zoë Straße said: “It’s 50% done_now”.",
		"Łódź":     "The Åland ferry — at ΟΔΟΣ and İzmir, Київ",
		"Numbers":  "１２３ full-width, soft\u00ADhyphen, no\u00A0break",
		"Brackets": `a\b [c] "d" * AND NEAR(x) -y`,
	} {
		if _, err := db.AddStory(t.Context(), NewStory{Title: title, Text: text, Origin: "pasted"}); err != nil {
			t.Fatal(err)
		}
	}
	for query, want := range map[string]string{
		"":                         "Brackets Harbour Numbers Łódź",
		"  \t ":                    "Brackets Harbour Numbers Łódź",
		"zoe strasse":              "Harbour",
		"ZOË STRASSE":              "Harbour",
		"harbour done":             "Harbour", // one word in the title, one in the text
		"harbour ferry":            "",
		`"it's`:                    "Harbour",
		"50%":                      "Harbour",
		"5":                        "",
		"5*":                       "Harbour",
		"done_now":                 "Harbour", // the words beside each other, whatever stands between
		"done-now":                 "Harbour",
		"now_done":                 "",
		"lodz":                     "Łódź",
		"aland - at":               "Łódź",
		"οδος":                     "Łódź",
		"izmir":                    "Łódź",
		"київ":                     "Łódź",
		"123 softhyphen":           "Numbers",
		`"no break"`:               "Numbers",
		"soft*":                    "Numbers",
		`a\b`:                      "Brackets",
		"*":                        "Brackets Harbour Numbers Łódź", // no word: nothing is asked
		`"d"`:                      "Brackets",
		"near(x) -y":               "Brackets",
		"title:brackets a":         "Brackets",
		"title:near":               "",
		"state:new after:2020 zoe": "Harbour",
		"before:2020":              "",
		"speaker:zoe":              "",
		"rule:qm":                  "",
		"' OR 1=1 --":              "",
		"a\x00b":                   "Brackets",
		"\xff":                     "Brackets Harbour Numbers Łódź",
		"nothing like that":        "",
	} {
		var got []string
		for _, s := range list(t, db, Filter{Query: asked(query)}) {
			got = append(got, s.Title)
		}
		slices.Sort(got)
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q finds %q, want %q", query, s, want)
		}
	}
}

func TestListOrderStateAndLimit(t *testing.T) {
	db := opened(t, t.TempDir())
	db.Now = tick()
	ids := titled(t, db, 4)
	step := func(id string, p Progress) {
		if _, err := db.Append(t.Context(), id, 0, status("s", story.Confirmed), p); err != nil {
			t.Fatal(err)
		}
	}
	step(ids[1], Progress{Quotes: 3, Open: 1})
	step(ids[0], Progress{Quotes: 3})

	for name, c := range map[string]struct {
		filter Filter
		want   []string
	}{
		"all, newest change first": {Filter{}, []string{"story 0 done", "story 1 in progress", "story 3 new", "story 2 new"}},
		"new":                      {Filter{State: StateNew}, []string{"story 3 new", "story 2 new"}},
		"in progress":              {Filter{State: StateInProgress}, []string{"story 1 in progress"}},
		"done":                     {Filter{State: StateDone}, []string{"story 0 done"}},
		"two":                      {Filter{Limit: 2}, []string{"story 0 done", "story 1 in progress"}},
		"the second new":           {Filter{State: StateNew, Query: asked("2"), Limit: 9}, []string{"story 2 new"}},
		"empty bin":                {Filter{Binned: true}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, s := range list(t, db, c.filter) {
				got = append(got, s.Title+" "+s.State)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	_, err := db.Stories(t.Context(), Filter{State: "finished"})
	wantKind(t, err, ErrInvalid)
}
