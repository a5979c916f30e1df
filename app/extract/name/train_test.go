package name

import (
	"bytes"
	"strings"
	"testing"

	"quotedesk/app/extract/furniture"
	"quotedesk/app/extract/token"
	"quotedesk/app/story"
	"quotedesk/assets"
)

// marking makes an annotated story of a text with [PER …] around its names.
func marking(text string) Annotated {
	var a Annotated
	var b strings.Builder
	for text != "" {
		before, rest, ok := strings.Cut(text, "[")
		b.WriteString(before)
		if !ok {
			break
		}
		kind, rest, _ := strings.Cut(rest, " ")
		name, rest, _ := strings.Cut(rest, "]")
		a.Names = append(a.Names, Labelled{story.Span{Start: b.Len(), End: b.Len() + len(name)}, story.EntityType(kind)})
		b.WriteString(name)
		text = rest
	}
	a.Text = b.String()
	return a
}

// lesson is a few stories in which bodies have names that no rule would take for bodies.
func lesson() []Annotated {
	var out []Annotated
	for _, n := range []string{"Corvel", "Zestlin", "Sumysvit", "Dorabeg", "Quaddle", "Brintol"} {
		out = append(out, marking("The smelter is owned by [ORG "+n+"], and shares in [ORG "+n+"] fell in [LOC Kano]. [PER Ama Darko] sold hers."))
	}
	return out
}

func TestTrain(t *testing.T) {
	plain, err := LoadLists(assets.Lists)
	if err != nil {
		t.Fatal(err)
	}
	c := UsualCourse()
	epochs := 0
	c.Report = func(int, float64) { epochs++ }
	file, err := NewSchool(lesson(), plain).Train([]string{"a lesson"}, c)
	if err != nil {
		t.Fatal(err)
	}
	again, err := NewSchool(lesson(), plain).Train([]string{"a lesson"}, UsualCourse())
	if err != nil || !bytes.Equal(file, again) {
		t.Errorf("the same lesson gave two files, %v", err)
	}
	if want := c.Epochs + c.SecondEpochs; epochs != want {
		t.Errorf("%d epochs reported, want %d", epochs, want)
	}
	taught, err := plain.WithModel(file)
	if err != nil {
		t.Fatal(err)
	}
	text := "The refinery is owned by Lurvo, and shares in Lurvo fell in Kano."
	d := token.Split(text)
	n := Find(d, furniture.Find(d), taught)
	if i, ok := n.At(d.At(strings.Index(text, "Lurvo"))); !ok || n.Entities[i.Entity].Type != story.Organisation {
		t.Errorf("Lurvo in %v", rows(text, n))
	}
}

// TestOthers holds that a story is never shown what the gazetteer has from itself alone.
func TestOthers(t *testing.T) {
	s := NewSchool(append(lesson(), marking("Nobody knew [PER Ama Darko] in [LOC Tema].")), lists)
	own := s.others(s.pupils[0])
	for key, words := range s.words {
		want := tally{}
		switch strings.Join(words, " ") {
		case "ama darko":
			want[person] = 6
		case "kano":
			want[land] = 5
		case "corvel":
		case "tema":
			want[land] = 1
		default:
			want[body] = 2
		}
		if got := own(key); got != want {
			t.Errorf("%v: %v, want %v", words, got, want)
		}
	}
}

func TestModelsThatAreNone(t *testing.T) {
	if _, err := lists.WithModel([]byte("nothing")); err == nil {
		t.Error("bytes that are no model were taken")
	}
	pos, err := assets.Models.ReadFile("model/pos.model")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lists.WithModel(pos); err == nil || !strings.Contains(err.Error(), `"pos"`) {
		t.Errorf("a model of something else: %v", err)
	}
	if _, err := lists.WithModels(assets.Licences); err == nil {
		t.Error("a folder without models was taken")
	}
}
