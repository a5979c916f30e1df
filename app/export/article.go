package export

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"strings"
)

// Text writes the clean article as it is, with a line end at its end.
func Text(w io.Writer, clean string) error {
	if !strings.HasSuffix(clean, "\n") && !strings.HasSuffix(clean, "\r") {
		if strings.Contains(clean, "\r\n") {
			clean += "\r"
		}
		clean += "\n"
	}
	if _, err := io.WriteString(w, clean); err != nil {
		return fmt.Errorf("write the article: %w", err)
	}
	return nil
}

// pageHead forbids the page every kind of loading; only its own style sheet, named by this policy, counts.
const pageHead = `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>%s</title>
<style>
body { max-width: 40em; margin: 2em auto; padding: 0 1em; font: 1.1em/1.5 Georgia, "Times New Roman", serif; }
h1 { line-height: 1.2; }
</style>
</head>
<body>
`

// HTML writes the clean article as a page that stands alone: the headline, which is the text's first line, in h1,
// paragraphs in p, runs of "- " lines as a list. A text whose first block is no headline has none; title is then
// the page's title only.
func HTML(w io.Writer, title, headline, clean string) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, pageHead, html.EscapeString(oneLine(title)))
	for i, block := range blocks(clean) {
		writeBlock(out, block, i == 0 && headline != "" && oneLine(strings.Join(block, " ")) == oneLine(headline))
	}
	fmt.Fprint(out, "</body>\n</html>\n")
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}

// HTML writes the sheet's clean article as a page. Its headline is the first line when the engine found it to be
// one, or when it is the story's title.
func (s Sheet) HTML(w io.Writer) error {
	clean, _ := s.Clean()
	return HTML(w, s.Title, s.headline(), clean)
}

// blocks are the paragraphs, each a list of lines. Empty lines part them; a text without empty lines has a
// paragraph a line.
func blocks(text string) [][]string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	lines := strings.Split(strings.Trim(text, "\n"), "\n")
	var out [][]string
	var block []string
	gaps := false
	for _, l := range append(lines, "") {
		if strings.TrimSpace(l) != "" {
			block = append(block, l)
			continue
		}
		if len(block) > 0 {
			gaps = gaps || len(out) > 0
			out = append(out, block)
			block = nil
		}
	}
	if gaps || len(out) == 0 {
		return out
	}
	var single [][]string
	for _, l := range out[0] {
		single = append(single, []string{l})
	}
	return single
}

func writeBlock(w io.Writer, lines []string, headline bool) {
	escaped := make([]string, len(lines))
	items := true
	for i, l := range lines {
		escaped[i] = html.EscapeString(strings.Trim(l, " \t"))
		items = items && strings.HasPrefix(l, "- ")
	}
	switch {
	case headline:
		fmt.Fprintf(w, "<h1>%s</h1>\n", strings.Join(escaped, " "))
	case items:
		fmt.Fprint(w, "<ul>\n")
		for _, e := range escaped {
			fmt.Fprintf(w, "<li>%s</li>\n", strings.TrimPrefix(e, "- "))
		}
		fmt.Fprint(w, "</ul>\n")
	default:
		fmt.Fprintf(w, "<p>%s</p>\n", strings.Join(escaped, "<br>\n"))
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
