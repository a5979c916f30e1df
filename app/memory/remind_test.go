package memory

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"quotedesk/app/story"
)

func seen(storyID string, days int, name, role string, forms ...string) Sighting {
	return Sighting{Story: storyID, At: day.AddDate(0, 0, days), Type: story.Person, Name: name, Role: role, Forms: forms, Quotes: 1, Words: 9}
}

func TestKey(t *testing.T) {
	for name, want := range map[string]string{
		"Qasim al-Araji": "PER qasim al araji", "Zoë Straße": "PER zoe strasse", "ZOE STRASSE": "PER zoe strasse", "Seán O’Brien": "PER sean obrien",
		"J.R. Ortiz": "", "Ruiz": "", "Mr Ruiz": "", "al-Araji": "", "O. Pell": "", "Van der Berg": "", "Lady Marsh": "", "Minh Le": "PER minh le", "Ben Ruiz": "PER ben ruiz", "Ruiz Jr.": "", "": "", "…": "",
	} {
		if got := Key(story.Person, name); got != want {
			t.Errorf("%q: key %q, want %q", name, got, want)
		}
	}
	if got := Key(story.Organisation, "NATO"); got != "ORG nato" {
		t.Errorf("NATO: %q", got)
	}
	if got := Key(story.Place, "New York"); got != "" {
		t.Errorf("a place has the key %q", got)
	}
}

func TestRemind(t *testing.T) {
	b := NewBook(Standing{})
	b.Put("s1", []Sighting{seen("s1", 0, "Qasim al-Araji", "national security adviser"), seen("s1", 0, "Lena Ruiz", "mayor of Leith", "Ruiz"),
		{Story: "s1", At: day, Type: story.Organisation, Name: "Northern Community Health Partnership", Forms: []string{"NCHP"}}})
	b.Put("s2", []Sighting{seen("s2", 1, "Ben Ruiz", "a striker for Cardiff"), seen("s2", 1, "Zoë Straße", ""), seen("s2", 1, "Luiz Inácio da Silva", "president", "Lula")})
	b.Put("s3", []Sighting{seen("s3", 2, "John Haverford", "police chief"), seen("s3", 2, "Mario Lopes", "")})
	for _, test := range []struct {
		n    Printed
		want string
	}{
		{Printed{story.Person, "Qasim al-Araji", ""}, "Qasim al-Araji: same"},
		{Printed{story.Person, "QASIM AL ARAJI", ""}, "Qasim al-Araji: same, spelled"},
		{Printed{story.Person, "Qasim al-Araji", "oil minister"}, "Qasim al-Araji: same, role"},
		{Printed{story.Person, "Qasim al-Araji", "the country’s national security advisor"}, "Qasim al-Araji: same"},
		{Printed{story.Person, "Qasim al-Araji", "former national security adviser"}, "Qasim al-Araji: same, role"},
		{Printed{story.Person, "Qassem al-Araji", ""}, "Qasim al-Araji: other spelling, spelled"},
		{Printed{story.Person, "Kassim al-Araji", ""}, "Qasim al-Araji: other spelling, spelled"},
		{Printed{story.Person, "Zoe Strasse", ""}, "Zoë Straße: same, spelled"},
		{Printed{story.Person, "John Haversford", ""}, "John Haverford: other spelling, spelled"},
		{Printed{story.Person, "Joan Haverford", ""}, ""}, // short first names are other people's
		{Printed{story.Person, "Maria Lopes", ""}, ""},    // a man's and a woman's
		{Printed{story.Person, "Ruiz", ""}, "Ben Ruiz: surname; Lena Ruiz: surname"},
		{Printed{story.Person, "Ruiz", "mayor"}, "Lena Ruiz: surname; Ben Ruiz: surname, role"},
		{Printed{story.Person, "Ms Ruiz", ""}, "Ben Ruiz: surname; Lena Ruiz: surname"},
		{Printed{story.Person, "al-Araji", ""}, "Qasim al-Araji: surname"},
		{Printed{story.Person, "Lula", ""}, "Luiz Inácio da Silva: short form"},
		{Printed{story.Person, "Lena", ""}, ""},
		{Printed{story.Person, "Ana Ruiz", ""}, ""},
		{Printed{story.Organisation, "Ruiz", ""}, ""},
		{Printed{story.Organisation, "northern community health partnership", ""}, "Northern Community Health Partnership: a body, spelled"},
		{Printed{story.Organisation, "Northern Community Health Partnership", ""}, "Northern Community Health Partnership: a body"},
		{Printed{story.Organisation, "NCHP", ""}, "Northern Community Health Partnership: short form"},
		{Printed{story.Place, "Lena Ruiz", ""}, ""},
	} {
		if got := told(b.Remind(test.n, "")); got != test.want {
			t.Errorf("%v: %q, want %q", test.n, got, test.want)
		}
	}
	if got := told(b.Remind(Printed{story.Person, "Lena Ruiz", ""}, "s1")); got != "" {
		t.Errorf("a story reminds of itself: %q", got)
	}
}

func told(list []Reminder) string {
	var out []string
	for _, r := range list {
		words := r.Person.Name + ": " + []string{"", "same", "one of that name", "a body", "other spelling", "short form", "surname"}[r.How]
		if r.Spells {
			words += ", spelled"
		}
		if r.Role {
			words += ", role"
		}
		out = append(out, words)
	}
	return strings.Join(out, "; ")
}

func TestRoleDiffers(t *testing.T) {
	for _, test := range []struct {
		here, known string
		want        bool
	}{
		{"", "mayor", false}, {"mayor", "", false}, {"mayor", "the mayor of Leith", false}, {"Leith’s mayor", "mayor of Leith", false},
		{"deputy mayor of Leith", "mayor of Leith", true}, {"former mayor", "ex-mayor of Leith", false}, {"foreign minister", "ministry spokesman", false},
		{"striker", "mayor", true}, {"a teacher", "head teacher", false}, {"the", "mayor", false},
	} {
		if got := RoleDiffers(test.here, test.known); got != test.want {
			t.Errorf("%q, known %q: %v", test.here, test.known, got)
		}
		if RoleDiffers(test.known, test.here) != RoleDiffers(test.here, test.known) {
			t.Errorf("%q and %q differ one way only", test.here, test.known)
		}
	}
}

func TestGather(t *testing.T) {
	all := []Sighting{
		seen("s1", 0, "Lena Ruiz", "councillor", "Ruiz"), seen("s3", 9, "Lena Ruiz", "Mayor of Leith", "Ruiz", "Lena"),
		seen("s2", 5, "Lena Rúiz", "mayor of Leith"), seen("s4", 12, "Lena Ruiz", ""),
	}
	all[3].Quotes, all[3].Words = 0, 0
	got := Gather(all, Standing{})
	want := []Person{{ID: "PER lena ruiz", Type: story.Person, Name: "Lena Ruiz",
		Aliases: []Alias{{Form: "Ruiz", Stories: 2}, {Form: "Lena Rúiz", Stories: 1}, {Form: "Lena", Stories: 1}},
		Roles:   []Role{{"Mayor of Leith", day.AddDate(0, 0, 5), day.AddDate(0, 0, 9), 2}, {"councillor", day, day, 1}},
		Stories: 4, Quotes: 3, Words: 27, First: day, Last: day.AddDate(0, 0, 12), LastQuoted: day.AddDate(0, 0, 9)}}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Person{})); diff != "" {
		t.Error(diff)
	}
}

func TestDecisions(t *testing.T) {
	all := []Sighting{seen("s1", 0, "Bob Marsh", "warden"), seen("s2", 1, "Robert Marsh", "warden"), seen("s3", 2, "Robert Marsh", "a baker")}
	const bob, robert = "PER bob marsh", "PER robert marsh"
	names := func(list ...Decision) string {
		var out []string
		for _, p := range Gather(all, Stand(list)) {
			out = append(out, fmt.Sprintf("%s %d", p.Name, p.Stories))
		}
		return strings.Join(out, ", ")
	}
	merge := Decision{What: Merge, Person: bob, Other: robert}
	part := Decision{What: Part, Person: robert, Story: "s3"}
	for _, test := range []struct {
		list []Decision
		want string
	}{
		{nil, "Bob Marsh 1, Robert Marsh 2"},
		{[]Decision{merge}, "Robert Marsh 3"},
		{[]Decision{merge, merge, {What: Merge, Person: robert, Other: bob}}, "Robert Marsh 3"}, // they are one already
		{[]Decision{merge, {What: Unmerge, Person: bob}}, "Bob Marsh 1, Robert Marsh 2"},
		{[]Decision{part}, "Bob Marsh 1, Robert Marsh 1, Robert Marsh 1"},
		{[]Decision{part, merge}, "Robert Marsh 2, Robert Marsh 1"},
		{[]Decision{part, {What: Merge, Person: bob, Other: NamesakeID(robert, "s3")}}, "Robert Marsh 1, Robert Marsh 2"},
		{[]Decision{part, {What: Rejoin, Person: robert, Story: "s3"}}, "Bob Marsh 1, Robert Marsh 2"},
		{[]Decision{{What: Rename, Person: robert, Name: "Rob Marsh"}}, "Bob Marsh 1, Rob Marsh 2"},
		{[]Decision{{What: Rename, Person: robert, Name: "Rob Marsh"}, {What: Rename, Person: robert}}, "Bob Marsh 1, Robert Marsh 2"},
	} {
		if got := names(test.list...); got != test.want {
			t.Errorf("%v: %s, want %s", test.list, got, test.want)
		}
	}
	named := Stand([]Decision{{What: AddAlias, Person: robert, Name: "Bobby"}})
	b := NewBook(named)
	b.Put("s2", all[1:2])
	if got := told(b.Remind(Printed{Type: story.Person, Name: "Bobby"}, "")); got != "Robert Marsh: short form" {
		t.Errorf("an alias by hand: %q", got)
	}
	parted := NewBook(Stand([]Decision{part}))
	parted.Put("s2", all[1:2])
	parted.Put("s3", all[2:])
	if got := told(parted.Remind(Printed{Type: story.Person, Name: "Robert Marsh", Role: "baker"}, "")); got != "Robert Marsh: one of that name; Robert Marsh: one of that name, role" {
		t.Errorf("two of one name: %q", got)
	}
	if _, err := MergeOf(Person{ID: bob, Type: story.Person}, Person{ID: "ORG x", Type: story.Organisation}); err == nil {
		t.Error("a person becomes an organisation")
	}
	if _, err := MergeOf(Person{ID: bob}, Person{ID: bob}); err == nil {
		t.Error("somebody is merged with himself")
	}
}

func TestComplete(t *testing.T) {
	b := NewBook(Standing{})
	b.Put("s1", []Sighting{seen("s1", 0, "Lena Ruiz", ""), seen("s1", 0, "Qasim al-Araji", "", "Abu Hassan")})
	b.Put("s2", []Sighting{seen("s2", 1, "Ben Ruiz", "")})
	for typed, want := range map[string]string{
		"ru": "Ben Ruiz, Lena Ruiz", "Rúiz l": "Lena Ruiz", "le ru": "Lena Ruiz", "r": "", "": "", "ara": "Qasim al-Araji", "hass": "Qasim al-Araji",
		"uiz": "", "lena x": "", "has qas": "",
	} {
		var got []string
		for _, p := range b.Complete(typed, 5) {
			got = append(got, p.Name)
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%q completes to %q, want %q", typed, s, want)
		}
	}
	if got := b.Complete("ru", 1); len(got) != 1 {
		t.Errorf("%d of at most one", len(got))
	}
}

var (
	someFirst = []string{"Lena", "Ben", "Qasim", "Qassem", "Kassim", "Maria", "Mario", "J.", "Zoë", "Zoe", "Mr", ""}
	someLast  = []string{"Ruiz", "Rúiz", "al-Araji", "al Araji", "Haverford", "Haversford", "Straße", "Strasse", "de la Cruz", "O’Brien", "OBrien", ""}
)

func anyName(r *rapid.T) string {
	return strings.TrimSpace(rapid.SampledFrom(someFirst).Draw(r, "first") + " " + rapid.SampledFrom(someLast).Draw(r, "last"))
}

func anyBook(r *rapid.T, by Standing) *Book {
	b := NewBook(by)
	for i := range rapid.IntRange(0, 6).Draw(r, "stories") {
		var share []Sighting
		for range rapid.IntRange(0, 4).Draw(r, "people") {
			s := seen(fmt.Sprint("s", i), rapid.IntRange(0, 9).Draw(r, "day"), anyName(r), rapid.SampledFrom([]string{"", "mayor", "deputy mayor"}).Draw(r, "role"))
			if f := anyName(r); f != "" && f != s.Name && rapid.Bool().Draw(r, "form") {
				s.Forms = []string{f}
			}
			if rapid.Bool().Draw(r, "body") {
				s.Type = story.Organisation
			}
			if k := s.Key(); k != "" {
				share = append(share, s)
			}
		}
		b.Put(fmt.Sprint("s", i), share)
	}
	return b
}

func anyDecisions(r *rapid.T, people []Person) []Decision {
	var out []Decision
	for range rapid.IntRange(0, 4).Draw(r, "decisions") {
		if len(people) == 0 {
			break
		}
		p, q := rapid.SampledFrom(people).Draw(r, "a"), rapid.SampledFrom(people).Draw(r, "b")
		what := rapid.SampledFrom([]DecisionKind{Merge, Unmerge, Part, Rejoin, Rename, AddAlias, NoAlias}).Draw(r, "what")
		if what == Merge && p.Type != q.Type {
			continue
		}
		out = append(out, Decision{What: what, Person: p.ID, Other: q.ID, Story: fmt.Sprint("s", rapid.IntRange(0, 5).Draw(r, "in")), Name: anyName(r)})
	}
	return out
}

var same = cmp.Options{cmp.AllowUnexported(Person{}), cmpopts.EquateEmpty(), cmpopts.EquateApproxTime(time.Nanosecond)}

// TestTheIndexFindsAll holds the index against looking at everybody.
func TestTheIndexFindsAll(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b := anyBook(r, Standing{})
		b.by = Stand(anyDecisions(r, b.People("")))
		n := Printed{Type: rapid.SampledFrom([]story.EntityType{story.Person, story.Organisation}).Draw(r, "type"), Name: anyName(r)}
		if diff := cmp.Diff(Remind(n, b.People("s1")), b.Remind(n, "s1"), same); diff != "" {
			r.Errorf("%v: %s", n, diff)
		}
		for _, m := range b.Remind(n, "") {
			if m.How == Same && Key(n.Type, n.Name) == "" {
				r.Errorf("%q is taken for known as %s", n.Name, m.Person.Name)
			}
		}
	})
}

// TestShareIsTakenBack puts a story's share in and out: all is as before, in whatever order.
func TestShareIsTakenBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b := anyBook(r, Standing{})
		before := b.People("")
		share := []Sighting{seen("new", 4, anyName(r)+" Marsh", "warden"), seen("new", 4, "Lena Ruiz", "mayor", "Ruiz")}
		b.Put("new", share)
		if len(b.People("")) < len(before) {
			r.Error("somebody was forgotten")
		}
		if diff := cmp.Diff(before, b.People("new"), same); diff != "" {
			r.Errorf("without the story: %s", diff)
		}
		b.Put("new", nil)
		if diff := cmp.Diff(before, b.People(""), same); diff != "" {
			r.Errorf("taken back: %s", diff)
		}
	})
}

// TestMergeAndBack merges any two and takes it back.
func TestMergeAndBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b := anyBook(r, Standing{})
		people := b.People("")
		if len(people) < 2 {
			return
		}
		list := anyDecisions(r, people)
		b.by = Stand(list)
		before := b.People("")
		p, q := rapid.SampledFrom(before).Draw(r, "p"), rapid.SampledFrom(before).Draw(r, "q")
		m, err := MergeOf(p, q)
		if err != nil {
			return
		}
		b.by = Stand(append(list, m))
		if got := len(b.People("")); got != len(before)-1 {
			r.Errorf("%d people of %d", got, len(before))
		}
		b.by = Stand(append(list, m, Decision{What: Unmerge, Person: m.Person}))
		if diff := cmp.Diff(before, b.People(""), same); diff != "" {
			r.Error(diff)
		}
	})
}
