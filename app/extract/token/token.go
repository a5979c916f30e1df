// Package token cuts a story into words, marks, sentences and paragraphs, as byte offsets into its text.
//
// It reads any text at all, damaged or huge, in time linear in its length. It must never change a byte of the text,
// and it must never decide what a word means: names, quotations and speakers belong to the packages after it.
package token

import (
	"sort"

	"quotedesk/app/story"
)

// Kind is what a token is made of.
type Kind uint8

// The kinds of a token. A Mark is any quotation mark, and any apostrophe that stands alone: which of the two it is
// only the sentence can tell.
const (
	Word Kind = iota
	Number
	Mark
	Punct
	Symbol
)

// Token is one word, number, mark or sign. Start and End are byte offsets, the end excluded, on rune boundaries. As a
// text has more tokens than words, it is kept small: 20 bytes.
type Token struct {
	Start, End int32
	Sentence   int32 // index into Doc.Sentences
	Kind       Kind
	Space      bool // white space or the start of the text stands before it
	Cap        bool // begins with a capital letter
	Upper      bool // two letters or more, all of them capitals
	Low        bool // begins with a small letter
}

// Run is a stretch of tokens, Last excluded, with the text from its first to its last token.
type Run struct {
	First, Last int
	story.Span
}

// Doc is a text with its tokens. It is read-only after Split and may be shared.
type Doc struct {
	Text       string
	Tokens     []Token
	Sentences  []Run
	Paragraphs []Run
	within     []int32 // by sentence: index into Paragraphs
	low        string  // Text in small letters, same length, byte for byte
}

// Split cuts text into tokens, sentences and paragraphs. It never fails; of a text over 2 GB it reads the first 2 GB.
func Split(text string) *Doc {
	d := &Doc{Text: text, low: lower(text)}
	s := scanner{doc: d, text: clip(text)}
	s.run()
	d.cutParagraphs()
	d.cutSentences()
	return d
}

// Word is token i as printed.
func (d *Doc) Word(i int) string { t := &d.Tokens[i]; return d.Text[t.Start:t.End] }

// Lower is token i in small letters. The few letters whose small form takes another number of bytes stay as they are.
func (d *Doc) Lower(i int) string { t := &d.Tokens[i]; return d.low[t.Start:t.End] }

// LowerSpan is a stretch of the text in small letters.
func (d *Doc) LowerSpan(s story.Span) string { return d.low[s.Start:s.End] }

// SentenceOf is the sentence that holds token i.
func (d *Doc) SentenceOf(i int) Run { return d.Sentences[d.Tokens[i].Sentence] }

// Paragraph is the index of the paragraph that holds token i.
func (d *Doc) Paragraph(i int) int { return int(d.within[d.Tokens[i].Sentence]) }

// ParagraphOf is the paragraph that holds token i.
func (d *Doc) ParagraphOf(i int) Run { return d.Paragraphs[d.Paragraph(i)] }

// Span is the stretch of text from token first up to, not with, token last. first must be less than last.
func (d *Doc) Span(first, last int) story.Span {
	return story.Span{Start: int(d.Tokens[first].Start), End: int(d.Tokens[last-1].End)}
}

// At is the index of the first token that ends after the byte offset: the one that holds the offset, or the next.
// It is len(Tokens) when there is none.
func (d *Doc) At(offset int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return int(d.Tokens[i].End) > offset })
}

// Range is the token range [first, last) that lies inside or touches the span.
func (d *Doc) Range(s story.Span) (first, last int) {
	first = d.At(s.Start)
	last = first + sort.Search(len(d.Tokens)-first, func(i int) bool { return int(d.Tokens[first+i].Start) >= s.End })
	return first, last
}
