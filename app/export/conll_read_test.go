package export

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// readColumns puts the quotations together again that Columns wrote, from their ids: kind, pieces, printed speaker and
// cue, from their first token's beginning to their last one's end. Speakers and cues of one quotation that stand apart
// come back as one piece for each run of tokens. It refuses lines that are not its own with their number.
func readColumns(r io.Reader, text string) ([]review.QuoteRow, error) {
	b := columnReader{cp: story.NewCodePoints(text), rows: map[string]*review.QuoteRow{}}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") && n == 1 {
			b.speaker, b.cue = "", ""
			continue
		}
		if err := b.take(strings.Split(line, "\t")); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read the columns: %w", err)
	}
	out := make([]review.QuoteRow, len(b.order))
	for i, id := range b.order {
		out[i] = *b.rows[id]
	}
	return out, nil
}

type columnReader struct {
	cp           *story.CodePoints
	rows         map[string]*review.QuoteRow
	order        []string
	speaker, cue string // the row that the token before belonged to
}

func (b *columnReader) take(cells []string) error {
	if len(cells) != 9 {
		return fmt.Errorf("it has %d columns, not 9", len(cells))
	}
	start, err1 := strconv.Atoi(cells[1])
	end, err2 := strconv.Atoi(cells[2])
	if err1 != nil || err2 != nil || start < 0 || end < start {
		return fmt.Errorf("its place %q to %q is none", cells[1], cells[2])
	}
	token := b.cp.Span([2]int{start, end})
	if err := b.piece(cells[6], token); err != nil {
		return err
	}
	b.speaker = b.extend(cells[7], b.speaker, token, func(q *review.QuoteRow) *[]story.Span { return &q.Speaker })
	b.cue = b.extend(cells[8], b.cue, token, func(q *review.QuoteRow) *[]story.Span { return &q.Cue })
	return nil
}

func (b *columnReader) piece(cell string, token story.Span) error {
	if cell == "O" {
		return nil
	}
	mark, says, _ := strings.Cut(cell, "-")
	kind, rest, _ := strings.Cut(says, ":")
	at := strings.LastIndex(rest, ":")
	if mark != "B" && mark != "I" || at < 0 {
		return fmt.Errorf("%q is no piece of a quotation", cell)
	}
	n, err := strconv.Atoi(rest[at+1:])
	q := b.row(rest[:at])
	if err != nil || n < 1 || n > len(q.Parts)+1 {
		return fmt.Errorf("%q is no piece of a quotation", cell)
	}
	q.Kind = story.Kind(kind)
	if n > len(q.Parts) {
		q.Parts = append(q.Parts, token)
	}
	q.Parts[n-1].End = token.End
	return nil
}

// extend gives the token to the row that the cell names; it says which that is.
func (b *columnReader) extend(cell, last string, token story.Span, of func(*review.QuoteRow) *[]story.Span) string {
	if cell == "_" {
		return ""
	}
	spans := of(b.row(cell))
	if cell == last {
		(*spans)[len(*spans)-1].End = token.End
		return cell
	}
	*spans = append(*spans, token)
	return cell
}

func (b *columnReader) row(id string) *review.QuoteRow {
	if q := b.rows[id]; q != nil {
		return q
	}
	q := &review.QuoteRow{Quote: story.Quote{ID: id}}
	b.rows[id] = q
	b.order = append(b.order, id)
	return q
}
