package export

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// Markdown writes the clean article as CommonMark: the headline with #, paragraphs parted by empty lines, lists as they
// are. What would mean something in Markdown is escaped, so that a reader shows the article's own characters.
func (s Sheet) Markdown(w io.Writer) error {
	clean, _ := s.Clean()
	headline, body := s.cut(clean)
	out := bufio.NewWriter(w)
	if headline != "" {
		fmt.Fprintf(out, "# %s\n", markdown(headline))
	}
	for i, block := range blocks(body) {
		if i > 0 || headline != "" {
			fmt.Fprintln(out)
		}
		writeMarkdown(out, block)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the Markdown file: %w", err)
	}
	return nil
}

func writeMarkdown(w io.Writer, block []string) {
	for i, line := range block {
		line = strings.Trim(line, " \t")
		item, isItem := strings.CutPrefix(line, "- ")
		switch {
		case isItem:
			fmt.Fprintf(w, "- %s\n", markdown(item))
		case i+1 < len(block):
			fmt.Fprintf(w, "%s\\\n", markdown(line)) // a line end that stays one
		default:
			fmt.Fprintf(w, "%s\n", markdown(line))
		}
	}
}

var (
	// Characters that mean something anywhere in a line; of them all, & and < only where an entity or a tag could begin.
	markdownAnywhere = regexp.MustCompile("[\\\\`*_\\[\\]~|]|<|&")
	// What means something at the beginning of a line only: headings, quotations, lists, rules, fences.
	markdownBegin = regexp.MustCompile(`^(\s*)([#>+=-]|\d{1,9}[.)])`)
)

// markdown is a line whose every character stands for itself. Source: CommonMark 0.31.2, section 2.4.
func markdown(line string) string {
	line = markdownAnywhere.ReplaceAllString(line, `\$0`)
	return markdownBegin.ReplaceAllStringFunc(line, func(m string) string {
		i := len(m) - 1 // of "12." the mark is escaped, of "#" the sign
		return m[:i] + `\` + m[i:]
	})
}
