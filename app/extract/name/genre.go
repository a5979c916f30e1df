package name

import (
	"strings"

	"quotedesk/app/extract/model"
)

// Sorts of text, by their outer form alone. What is a name, and of what, is not the same to those who annotate messages,
// reference works and news, and the form of a text says which it is.
var (
	genreMessage   = model.Text("message")   // short, with addresses or tags of a network
	genreNews      = model.Text("news")      // with a byline or dateline
	genreSentence  = model.Text("sentence")  // one sentence
	genreNote      = model.Text("note")      // one paragraph, a few sentences
	genreParagraph = model.Text("paragraph") // one paragraph of more
	genreStory     = model.Text("story")     // several paragraphs
)

// A message has at most mostMessage tokens, a note at most mostNote sentences.
const (
	mostMessage = 59
	mostNote    = 4
)

// genre is what sort of text the reader has before it.
func (r *reader) genre() model.Atom {
	switch {
	case len(r.class) <= mostMessage && r.addressed():
		return genreMessage
	case !r.f.DatelineTokens.Empty() || len(r.f.BylineTokens) > 0:
		return genreNews
	case len(r.d.Sentences) == 1:
		return genreSentence
	case len(r.d.Paragraphs) == 1 && len(r.d.Sentences) <= mostNote:
		return genreNote
	case len(r.d.Paragraphs) == 1:
		return genreParagraph
	}
	return genreStory
}

// addressed says that the text holds @somebody, #something or the address of a page.
func (r *reader) addressed() bool {
	for i := range r.class {
		if w := r.printed(i); len(w) > 1 && (w[0] == '@' || w[0] == '#') || strings.HasPrefix(w, "http") {
			return true
		}
	}
	return false
}

// genreFeatures look at what texts of this sort call a name.
func (m *marker) genreFeatures(i int, f *form) {
	m.v.Add(tGenre[0], m.genre)
	m.v.Add(tGenre[1], m.genre, f.brief)
	m.v.Add(tGenre[2], m.genre, f.classes)
	m.v.Add(tGenre[3], m.genre, codeAtoms[m.rule[i].label])
}
