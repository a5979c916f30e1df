package export

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// Table says how a CSV file is written.
type Table struct {
	ByteOrderMark bool // for spreadsheets that take UTF-8 for something else without it
	Rejected      bool // rejected rows too
}

// QuoteColumns are the columns of QuotesCSV in order. Offsets are Unicode code points, the end excluded; pieces are
// written 12..40;55..70, which no spreadsheet takes for a date.
func QuoteColumns() []string {
	return []string{
		"story_id", "story_version", "quote_no", "paragraph", "start_cp", "end_cp", "pieces", "quote_text", "kind", "cue",
		"speaker_printed", "speaker_id", "speaker_name", "speaker_title", "relayed_by", "attribution_state", "notes",
		"machine_score", "machine_why", "flags", "added_by_hand", "quote_id",
	}
}

// NameColumns are the columns of NamesCSV in order.
func NameColumns() []string {
	return []string{
		"story_id", "id", "type", "name", "aliases", "role", "mentions", "places_cp", "quotes", "words_quoted", "status", "notes",
		"flags", "added_by_hand", "machine_score",
	}
}

// QuotesCSV writes one row a quotation, numbered in text order. Cells that a spreadsheet would take for a formula
// begin with an apostrophe (see Guard); line ends inside a cell are single line feeds.
func QuotesCSV(w io.Writer, s Sheet, t Table) error {
	return write(w, append([][]string{QuoteColumns()}, s.quoteRows(t)...), t)
}

func (s Sheet) quoteRows(t Table) [][]string {
	cp := story.NewCodePoints(s.Text)
	paras := story.Paragraphs(s.Text)
	names := s.byID()
	var rows [][]string
	for i, q := range kept(s.Quotes, quoteStatus, t.Rejected) {
		env := cp.Pair(q.Span())
		rows = append(rows, []string{
			s.ID, number(s.Version), strconv.Itoa(i + 1), number(paragraphOf(paras, q.Span().Start)),
			strconv.Itoa(env[0]), strconv.Itoa(env[1]), pairs(cp, q.Parts), words(s.Text, q.Parts, " … "), string(q.Kind),
			words(s.Text, q.Cue, " … "), words(s.Text, q.Speaker, " … "), q.SpeakerEntity, q.SpeakerName, q.SpeakerRole,
			cmp.Or(names[q.RelayedBy].Name, q.RelayedBy), string(q.Status), notes(q.Note, q.Reason), score(q.Confidence), q.Why,
			strings.Join(q.Flags, " "), yes(q.ByHand), q.ID,
		})
	}
	return rows
}

// NamesCSV writes one row a name.
func NamesCSV(w io.Writer, s Sheet, t Table) error {
	return write(w, append([][]string{NameColumns()}, s.nameRows(t)...), t)
}

func (s Sheet) nameRows(t Table) [][]string {
	cp := story.NewCodePoints(s.Text)
	var rows [][]string
	for _, n := range kept(s.Names, nameStatus, t.Rejected) {
		quotes, spoken := s.spokenBy(n.ID, t)
		rows = append(rows, []string{
			s.ID, n.ID, string(n.Type), n.Name, strings.Join(others(n, s.Text), "; "), n.Role, strconv.Itoa(len(n.Mentions)),
			pairs(cp, n.Mentions), strconv.Itoa(quotes), strconv.Itoa(spoken), string(n.Status), notes(n.Note, n.Reason),
			strings.Join(n.Flags, " "), yes(n.ByHand), score(n.Confidence),
		})
	}
	return rows
}

func write(w io.Writer, rows [][]string, t Table) error {
	if t.ByteOrderMark {
		if _, err := io.WriteString(w, "\uFEFF"); err != nil {
			return fmt.Errorf("write the table: %w", err)
		}
	}
	ends := strings.NewReplacer("\r\n", "\n", "\r", "\n")
	out := csv.NewWriter(w)
	for _, row := range rows {
		for i, cell := range row {
			row[i] = Guard(ends.Replace(cell))
		}
		if err := out.Write(row); err != nil {
			return fmt.Errorf("write the table: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	return nil
}

// Guard puts an apostrophe before a cell that a spreadsheet would run as a formula. Unguard takes exactly those
// off again, so that reading the file back loses nothing.
func Guard(cell string) string {
	if formula(strings.TrimLeft(cell, "'")) {
		return "'" + cell
	}
	return cell
}

// Unguard undoes Guard.
func Unguard(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && formula(strings.TrimLeft(rest, "'")) {
		return rest
	}
	return cell
}

// formula says that the first rune that is no space begins a formula in some spreadsheet program.
func formula(cell string) bool {
	for _, r := range cell {
		switch {
		case strings.ContainsRune("=+-@\t\r＝＋－＠", r):
			return true
		case !unicode.IsSpace(r) && r != '\uFEFF' && r != '\u200B':
			return false
		}
	}
	return false
}

func (s Sheet) byID() map[string]review.NameRow {
	out := map[string]review.NameRow{}
	for _, n := range s.Names {
		out[n.ID] = n
	}
	return out
}

// spokenBy counts the quotations of a name and the words in them.
func (s Sheet) spokenBy(id string, t Table) (quotes, spoken int) {
	for _, q := range kept(s.Quotes, quoteStatus, t.Rejected) {
		if id != "" && q.SpeakerEntity == id {
			quotes++
			spoken += len(strings.Fields(words(s.Text, q.Parts, " ")))
		}
	}
	return quotes, spoken
}

// others are the printed forms besides the name itself.
func others(n review.NameRow, text string) []string {
	var out []string
	for _, f := range n.Forms(text) {
		if f = oneLine(f); f != n.Name {
			out = append(out, f)
		}
	}
	return out
}

// paragraphOf numbers the paragraph that holds the offset, from 1; 0 when none does.
func paragraphOf(paras []story.Span, at int) int {
	for i, p := range paras {
		if p.Start <= at && at < p.End {
			return i + 1
		}
	}
	return 0
}

func pairs(cp *story.CodePoints, spans []story.Span) string {
	out := make([]string, len(spans))
	for i, s := range spans {
		p := cp.Pair(s)
		out[i] = fmt.Sprintf("%d..%d", p[0], p[1])
	}
	return strings.Join(out, ";")
}

func words(text string, spans []story.Span, between string) string {
	out := make([]string, len(spans))
	for i, s := range spans {
		out[i] = s.In(text)
	}
	return strings.Join(out, between)
}

func notes(note, reason string) string {
	if note != "" && reason != "" {
		return note + " (" + reason + ")"
	}
	return note + reason
}

func score(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) }

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}
