package extract

import (
	"context"
	"testing"

	"quotedesk/app/extract/furniture"
	"quotedesk/app/extract/speaker"
	"quotedesk/app/extract/token"
	"quotedesk/app/story"
	"quotedesk/assets"
)

// FuzzQuotes reads texts in which every capitalised word is somebody: far more names than a story has.
func FuzzQuotes(f *testing.F) {
	know, err := learn(assets.Lists, assets.Models)
	if err != nil {
		f.Fatal(err)
	}
	for _, d := range readTagged(f, "testdata/phenomena.txt") {
		f.Add(d.text)
	}
	f.Add("Bob, who met Ann, Cy and Dee, said, “Eve's “Fay” said Gus,” he said, according to Hal.")
	f.Fuzz(func(t *testing.T, text string) {
		doc := token.Split(text)
		around := furniture.Find(doc)
		cast := speaker.Cast{}
		types := []story.EntityType{story.Person, story.Organisation, story.Place, story.Date, story.NORP}
		for i := range doc.Tokens {
			if doc.Tokens[i].Cap {
				cast.Entities = append(cast.Entities, story.Entity{ID: "e" + itoa(len(cast.Entities)+1), Type: types[i%len(types)],
					Name: doc.Word(i), Mentions: []story.Span{doc.Span(i, i+1)}})
				cast.Gender = append(cast.Gender, speaker.Gender(i%3))
			}
		}
		reading, err := read(context.Background(), doc, &around, cast, know)
		if err != nil {
			t.Fatal(err)
		}
		if fault := checkFindings(text, story.Findings{Quotes: know.assemble(reading), Entities: cast.Entities}); fault != "" {
			t.Errorf("%s in %q", fault, text)
		}
	})
}
