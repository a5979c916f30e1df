package intake

import (
	"html"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// fromMarkdown writes a Markdown file as plain text: headings and paragraphs parted by an empty line, list
// items with their dash or number, links by their words, emphasis dropped, code kept, pictures left out.
func fromMarkdown(source string) (string, []string) {
	body, title, dropped := frontMatter(source)
	var notes []string
	if dropped {
		notes = append(notes, "The settings at the head of the file (front matter) were left out.")
	}
	src := []byte(body)
	root := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser().Parse(text.NewReader(src))
	w := mdWriter{src: src}
	w.blocks(root, false)
	return withHeadline(title, w.text()), notes
}

var (
	setting   = regexp.MustCompile(`^([A-Za-z_][\w-]*)\s*:|^[ \t]|^- |^#|^$`)
	titleLine = regexp.MustCompile(`(?m)^title:[ \t]*["']?([^\r\n]*?)["']?[ \t]*\r?$`)
)

// frontMatter cuts off a leading block of settings between lines of three dashes, as site generators use.
func frontMatter(source string) (body, title string, dropped bool) {
	first, rest, ok := strings.Cut(source, "\n")
	if !ok || strings.TrimRight(first, "\r \t") != "---" {
		return source, "", false
	}
	at := 0
	for line := range strings.SplitAfterSeq(rest, "\n") {
		at += len(line)
		bare := strings.TrimRight(line, "\r\n \t")
		if bare == "---" {
			if m := titleLine.FindStringSubmatch(rest[:at]); m != nil {
				title = m[1]
			}
			return rest[at:], title, true
		}
		if !setting.MatchString(bare) {
			break
		}
	}
	return source, "", false
}

type mdWriter struct {
	prose
	src []byte
}

// blocks writes the block children of n. tight says that they are one list item.
func (w *mdWriter) blocks(n ast.Node, tight bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.block(c, tight)
		tight = tight && c.Kind() == ast.KindTextBlock
	}
}

func (w *mdWriter) block(n ast.Node, tight bool) {
	switch n := n.(type) {
	case *ast.Heading, *ast.Paragraph, *ast.TextBlock:
		w.inline(n)
		w.end(tight)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		w.lines(n)
		w.end(false)
	case *ast.HTMLBlock:
		w.htmlBlock(n)
	case *ast.List:
		w.list(n)
	case *ast.Blockquote:
		w.blocks(n, false)
	case *east.Table:
		w.table(n)
	case *ast.LinkReferenceDefinition, *ast.ThematicBreak:
	default:
		w.blocks(n, tight)
	}
}

func (w *mdWriter) list(l *ast.List) {
	number := l.Start
	for c := l.FirstChild(); c != nil; c = c.NextSibling() {
		mark := "- "
		if l.IsOrdered() {
			mark = strconv.Itoa(number) + ". "
			number++
		}
		w.exact(mark)
		w.blocks(c, c.PreviousSibling() != nil && l.IsTight)
		w.end(true)
	}
}

func (w *mdWriter) table(t *east.Table) {
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell.PreviousSibling() != nil {
				w.exact(" | ")
			}
			w.inline(cell)
		}
		w.end(row.PreviousSibling() != nil)
	}
}

func (w *mdWriter) lines(n ast.Node) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		w.exact(string(line.Value(w.src)))
	}
}

func (w *mdWriter) htmlBlock(n *ast.HTMLBlock) {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(w.src))
	}
	if n.HasClosure() {
		b.Write(n.ClosureLine.Value(w.src))
	}
	w.exact(bareText(b.String()))
	w.end(false)
}

// inline writes running text.
func (w *mdWriter) inline(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			w.textNode(c)
		case *ast.String:
			w.words(string(c.Value))
		case *ast.CodeSpan:
			for t := c.FirstChild(); t != nil; t = t.NextSibling() {
				if t, ok := t.(*ast.Text); ok {
					w.words(string(t.Segment.Value(w.src)))
				}
			}
		case *ast.AutoLink:
			w.words(string(c.Label(w.src)))
		case *ast.RawHTML:
			w.rawTag(c)
		case *ast.Image:
		default:
			w.inline(c)
		}
	}
}

func (w *mdWriter) textNode(t *ast.Text) {
	w.words(plainInline(string(t.Segment.Value(w.src))))
	switch {
	case t.HardLineBreak():
		w.newline()
	case t.SoftLineBreak():
		w.words(" ")
	}
}

// rawTag keeps only the line break of the tags written into running text.
func (w *mdWriter) rawTag(n *ast.RawHTML) {
	for i := range n.Segments.Len() {
		seg := n.Segments.At(i)
		if strings.HasPrefix(strings.ToLower(string(seg.Value(w.src))), "<br") {
			w.newline()
		}
	}
}

// plainInline takes out backslash escapes and decodes entities; an escaped ampersand begins no entity.
func plainInline(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var out strings.Builder
	from := 0
	for i := 0; i+1 < len(s); i++ {
		if s[i] != '\\' || !util.IsPunct(s[i+1]) {
			continue
		}
		out.WriteString(html.UnescapeString(s[from:i]))
		out.WriteByte(s[i+1])
		i++
		from = i + 1
	}
	out.WriteString(html.UnescapeString(s[from:]))
	return out.String()
}
