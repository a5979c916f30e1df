package storyview

import "fyne.io/fyne/v2"

// Pattern is how a line is drawn, so that two highlights can be told apart
// without seeing colour.
type Pattern int

// The patterns of underlines. Edges use Solid, Double, Dashed and Dotted; an edge
// of another pattern is drawn solid.
const (
	NoLine Pattern = iota
	Solid
	Double
	Dashed
	Dotted
	Wavy
	Zigzag
	Sparse // dots far apart
)

// Style is how one sort of highlight looks. Colours are names, looked up in the
// theme each time the view is refreshed; an empty name leaves that part out.
type Style struct {
	Fill        fyne.ThemeColorName // background behind the text
	Line        fyne.ThemeColorName // colour of the underline
	Pattern     Pattern             // pattern of the underline; NoLine with a Line colour counts as Solid
	Edge        fyne.ThemeColorName // bar in the left gutter beside every line the highlight touches
	EdgePattern Pattern             // pattern of the bar; NoLine with an Edge colour counts as Solid
	Box         fyne.ThemeColorName // thin outline round the run
	Text        fyne.ThemeColorName // colour of the letters, "" for the theme's foreground
	Strike      bool                // a line through the letters
	Layer       int                 // drawing and hit order: higher is nearer to the reader
}

// Highlight is one run of the text drawn in a named style. Start and End are
// bytes, end excluded; parts outside the text are ignored, and so is an empty
// highlight. An edge inside a grapheme is drawn at the grapheme's own edge.
type Highlight struct {
	ID         string
	Start, End int
	Style      string // key of View.Styles; an unknown style can be hit but is not drawn
}

// Block sets the type of whole paragraphs: every paragraph it overlaps. The
// first block that overlaps a paragraph counts.
type Block struct {
	Start, End int     // bytes
	Scale      float32 // of the view's text size; 0 means 1
	Bold       bool
	Italic     bool
	Text       fyne.ThemeColorName // colour of the letters, "" for the theme's foreground
}
