package export

import (
	"cmp"
	"io"

	"quotedesk/app/story"
)

// The nouns of schema.org that SchemaOrg uses: NewsArticle and, of its pending part, Quotation, whose speaker is
// called spokenByCharacter whoever that is. Source: https://schema.org/Quotation.

type newsArticle struct {
	Context  string          `json:"@context"`
	Type     string          `json:"@type"`
	ID       string          `json:"@id"`
	Headline string          `json:"headline,omitempty"`
	Dateline string          `json:"dateline,omitempty"`
	Author   []schemaPerson  `json:"author,omitempty"`
	Body     string          `json:"articleBody"`
	Words    int             `json:"wordCount"`
	Language string          `json:"inLanguage"`
	Mentions []schemaPerson  `json:"mentions,omitempty"`
	HasPart  []schemaQuoting `json:"hasPart,omitempty"`
}

type schemaPerson struct {
	Type      string   `json:"@type"`
	ID        string   `json:"@id,omitempty"`
	Name      string   `json:"name"`
	Alternate []string `json:"alternateName,omitempty"`
	JobTitle  string   `json:"jobTitle,omitempty"`
}

type schemaQuoting struct {
	Type       string        `json:"@type"`
	ID         string        `json:"@id"`
	Identifier string        `json:"identifier"`
	Text       string        `json:"text"`
	Spoken     *schemaPerson `json:"spokenByCharacter,omitempty"`
	Language   string        `json:"inLanguage"`
}

// SchemaOrg writes the clean article for a page or a content system: a NewsArticle with the quotations that stand in
// marks as its parts, and the people, bodies and places it mentions. Paraphrases are not words that somebody said, so
// they are left out, as is whatever was rejected. It claims no check of facts.
func SchemaOrg(w io.Writer, s Sheet) error {
	clean, _ := s.Clean()
	headline, body := s.cut(clean)
	page := newsArticle{
		Context: "https://schema.org", Type: "NewsArticle", ID: s.URN(), Headline: headline, Dateline: s.Furniture.Place,
		Body: body, Words: len(wordsOf(body)), Language: "en",
	}
	for _, n := range s.Furniture.BylineNames {
		page.Author = append(page.Author, schemaPerson{Type: "Person", Name: n})
	}
	byID := map[string]schemaPerson{}
	for _, n := range kept(s.Names, nameStatus, false) {
		kind, ok := schemaTypes[n.Type]
		if !ok || n.Furniture || n.Gone {
			continue
		}
		p := schemaPerson{Type: kind, ID: s.part(n.ID), Name: n.Name, Alternate: others(n, s.Text)}
		if n.Type == story.Person {
			p.JobTitle = n.Role
		}
		byID[n.ID] = p
		page.Mentions = append(page.Mentions, p)
	}
	for _, q := range kept(s.Quotes, quoteStatus, false) {
		if q.Kind != story.Direct || q.Gone {
			continue
		}
		part := schemaQuoting{Type: "Quotation", ID: s.part(q.ID), Identifier: q.ID, Text: words(s.Text, q.Parts, " … "), Language: "en"}
		if p, known := byID[q.SpeakerEntity]; known {
			part.Spoken = &schemaPerson{Type: p.Type, ID: p.ID, Name: cmp.Or(q.SpeakerName, p.Name), JobTitle: q.SpeakerRole}
		} else if q.SpeakerName != "" {
			part.Spoken = &schemaPerson{Type: "Person", Name: q.SpeakerName, JobTitle: q.SpeakerRole}
		}
		page.HasPart = append(page.HasPart, part)
	}
	return encode(w, page, "the schema.org file")
}

var schemaTypes = map[story.EntityType]string{story.Person: "Person", story.Organisation: "Organization", story.Place: "Place"}
