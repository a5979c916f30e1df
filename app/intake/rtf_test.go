package intake

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

func TestRTFConstructs(t *testing.T) {
	const head = `{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset2 Wingdings;}{\f3\fcharset128 MS Mincho;}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}}{\info{\author Somebody}}`
	for name, c := range map[string]struct {
		body, want string
		count      tracked
	}{
		"paragraphs":        {"One  two.\\par\n\\par Three.", "One  two.\n\nThree.", tracked{}},
		"hex":               {`caf\'e9 \'93yes\'94`, "café “yes”", tracked{}},
		"raw bytes":         {"caf\xe9", "café", tracked{}},
		"code point":        {`\u8220?x\u8221? \uc0\u1046 y`, "“x” Жy", tracked{}},
		"code point of two": {`\uc2\u8212 --ok`, "—ok", tracked{}},
		"negative":          {`\u-3? `, "\uFFFD ", tracked{unread: 1}},
		"beyond 16 bits":    {`\u-10179?\u-8704?!`, "😀!", tracked{}},
		"stand-in is hex":   {`\u233\'e9t\u233\'e9`, "été", tracked{}},
		"font's encoding":   {`{\f1 \'cc\'ee\'f1\'f2} end`, "Мост end", tracked{}},
		"two bytes":         {`{\f3 \'93\'fa\'96\'7b}`, "日本", tracked{}},
		"picture font":      {`{\f2 J}a`, "\uFFFDa", tracked{signs: 1}},
		"signs":             {`\ldblquote a\rdblquote\emdash b\~c\_d\-e\tab f\line g\{h\}\\`, "“a”—b\u00A0c\u2011d\u00ADe\tf\ng{h}\\", tracked{}},
		"unknown group":     {`a{\*\unknown words}b{\bold c}`, "abc", tracked{}},
		"field":             {`see {\field{\*\fldinst HYPERLINK "x"}{\fldrslt the page}}.`, "see the page.", tracked{}},
		"picture":           {`a{\pict\pngblip 89504e}b`, "ab", tracked{}},
		"binary":            {"a{\\pict\\bin5 }}{{x}b", "ab", tracked{}},
		"insertion":         {`We will {\revised not }sign`, "We will not sign", tracked{inserted: 1}},
		"deletion":          {`We will {\deleted not }sign`, "We will sign", tracked{deleted: 1}},
		"deletion in two":   {`a{\deleted b}{\deleted c}d{\deleted e}`, "ad", tracked{deleted: 2}},
		"deleted mark":      {`One {\deleted\par}two.`, "One two.", tracked{}},
		"move":              {`a {\mvf gone }{\mvt here}`, "a here", tracked{moved: 1}},
		"hidden":            {`a{\v b}c\v d\v0 e`, "ace", tracked{hidden: 2}},
		"table":             {`\trowd\intbl Ward\cell Votes\cell\row\trowd\intbl North\cell 12\cell\row\pard After.\par`, "Ward | Votes\nNorth | 12\n\nAfter.", tracked{}},
		"layout table":      {`\trowd\intbl One.\par Two.\cell Side.\cell\row\pard x`, "One.\n\nTwo.\n\nSide.\n\nx", tracked{}},
		"text box":          {`Host {\shp{\*\shpinst{\sp{\sn n}{\sv v}}{\shptxt Boxed.\par}}{\shprslt{\*\do Boxed.}}}line.\par Next.`, "Host line.\n\nBoxed.\n\nNext.", tracked{}},
		"said twice":        {`a{\upr{b}{\*\ud{\u1046?}}}c`, "aЖc", tracked{}},
		"head and foot":     {`{\header Page}{\footer 1}Words.`, "Words.", tracked{}},
		"not in the page":   {`\'e9{\f1 \'98}`, "é\uFFFD", tracked{unread: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := fromRTF("a.rtf", []byte(head+c.body+"}"))
			if err != nil {
				t.Fatal(err)
			}
			if d.text != c.want || d.tracked != c.count {
				t.Errorf("got %q %+v, want %q %+v", d.text, d.tracked, c.want, c.count)
			}
		})
	}
}

func TestRTFRemarksStandOnTheirWords(t *testing.T) {
	s, err := Bytes("a.rtf", []byte(`{\rtf1\ansi She {\*\atrfstart 1}said no{\*\atrfend 1}{\*\atnid AM}{\*\atnauthor Ada Moor}\chatn{\*\annotation{\*\atnref 1}{\*\atndate 99}Check this.}`+
		` twice.{\footnote\chftn  Minutes.}\par}`), "")
	if err != nil {
		t.Fatal(err)
	}
	if s.Text != "She said no twice." {
		t.Fatalf("text %q", s.Text)
	}
	want := []story.Remark{
		{Kind: story.Comment, Span: story.Span{Start: 4, End: 11}, Who: "Ada Moor", Words: "Check this."},
		{Kind: story.Footnote, Span: story.Span{Start: 18, End: 18}, Words: "Minutes."},
	}
	if d := cmp.Diff(want, s.Arrival.Remarks); d != "" {
		t.Error(d)
	}
}

func TestHostileRTF(t *testing.T) {
	for name, c := range map[string]struct{ in, says string }{
		"most deep":    {`{\rtf1 Words.` + strings.Repeat("{", maxDepth-1) + strings.Repeat("}", maxDepth-1) + "}", ""},
		"too deep":     {`{\rtf1 Words.` + strings.Repeat("{", maxDepth), "nested more than 256 deep"},
		"cut":          {`{\rtf1 Words.`, "is damaged"},
		"bin past end": {`{\rtf1 Words.\bin999999999 }`, "is damaged"},
		"no words":     {`{\rtf1{\pict 00}}`, "no words"},
	} {
		s, err := Bytes("a.rtf", []byte(c.in), "")
		if c.says == "" && (err != nil || s.Text != "Words.") {
			t.Errorf("%s: %q, %v", name, s.Text, err)
		}
		if c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%s: got %v, want it to say %q", name, err, c.says)
		}
	}
}
