package export

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"quotedesk/app/story"
)

// The most that a cell of a workbook holds, and what stands at the end of one that was cut. Source: Microsoft, Excel
// specifications and limits; it counts UTF-16 units.
const (
	cellUnits = 32767
	cellCut   = " … (cut)"
)

// numeric are the columns whose cells are written as numbers.
var numeric = map[string]bool{
	"story_version": true, "quote_no": true, "paragraph": true, "start_cp": true, "end_cp": true, "machine_score": true,
	"mentions": true, "quotes": true, "words_quoted": true, "stories": true,
}

// Workbook writes the quotations, names and people of stories as one workbook of three sheets, with the columns of the
// tables (QuoteColumns, NameColumns, PeopleColumns) and a head that stays in sight. Text is text, whatever a
// spreadsheet would take it for, so nothing needs a guard. A cell that is too long is cut and says so.
func Workbook(w io.Writer, sheets []Sheet, t Table) error {
	book := excelize.NewFile()
	defer book.Close()
	var quotes, names [][]string
	for _, s := range sheets {
		quotes = append(quotes, s.quoteRows(t)...)
		names = append(names, s.nameRows(t)...)
	}
	err := book.SetSheetName("Sheet1", "Quotations")
	for _, part := range []struct {
		name    string
		columns []string
		rows    [][]string
	}{{"Quotations", QuoteColumns(), quotes}, {"Names", NameColumns(), names}, {"People", PeopleColumns(), people(sheets, t)}} {
		if err == nil {
			err = fill(book, part.name, part.columns, part.rows)
		}
	}
	if err == nil {
		err = book.Write(w)
	}
	if err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	return nil
}

func fill(book *excelize.File, name string, columns []string, rows [][]string) error {
	if _, err := book.NewSheet(name); err != nil {
		return err
	}
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	out, err := book.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for i, c := range columns {
		if err := out.SetColWidth(i+1, i+1, widthOf(c)); err != nil {
			return err
		}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	head := make([]any, len(columns))
	for i, c := range columns {
		head[i] = excelize.Cell{StyleID: bold, Value: c}
	}
	if err := out.SetRow("A1", head); err != nil {
		return err
	}
	for i, row := range rows {
		cells := make([]any, len(row))
		for k, text := range row {
			cells[k] = cell(columns[k], text)
		}
		if err := out.SetRow("A"+strconv.Itoa(i+2), cells); err != nil {
			return err
		}
	}
	return out.Flush()
}

// widthOf is how wide a column is in characters.
func widthOf(column string) float64 {
	switch column {
	case "quote_text":
		return 70
	case "speaker_name", "name", "aliases", "notes", "machine_why", "speaker_title", "role", "roles":
		return 26
	}
	return 14
}

func cell(column, text string) any {
	if numeric[column] {
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			return n
		}
	}
	return cutCell(strings.Map(inXML, text))
}

// cutCell cuts text that is longer than a cell holds.
func cutCell(text string) string {
	if len(text) <= cellUnits { // no rune takes fewer bytes than units
		return text
	}
	units, keep := 0, 0
	for at, r := range text {
		n := 1
		if r > 0xFFFF {
			n = 2
		}
		if units += n; units <= cellUnits-utf8.RuneCountInString(cellCut) {
			keep = at + utf8.RuneLen(r)
		}
	}
	if units <= cellUnits {
		return text
	}
	return text[:keep] + cellCut
}

// PeopleColumns are the columns of a workbook's people: one row a person of all its stories, joined by name.
func PeopleColumns() []string {
	return []string{"name", "aliases", "roles", "stories", "quotes", "words_quoted"}
}

// people joins the persons of the stories that have one name, in order of that.
func people(sheets []Sheet, t Table) [][]string {
	type person struct {
		aliases, roles         []string
		stories, quotes, words int
	}
	all := map[string]*person{}
	var order []string
	add := func(list []string, words ...string) []string {
		for _, w := range words {
			if w != "" && !slices.Contains(list, w) {
				list = append(list, w)
			}
		}
		return list
	}
	for _, s := range sheets {
		for _, n := range kept(s.Names, nameStatus, t.Rejected) {
			if n.Type != story.Person || n.Furniture {
				continue
			}
			p := all[n.Name]
			if p == nil {
				p = &person{}
				all[n.Name] = p
				order = append(order, n.Name)
			}
			p.aliases, p.roles = add(p.aliases, others(n, s.Text)...), add(p.roles, n.Role)
			quotes, spoken := s.spokenBy(n.ID, t)
			p.stories, p.quotes, p.words = p.stories+1, p.quotes+quotes, p.words+spoken
		}
	}
	slices.Sort(order)
	var rows [][]string
	for _, name := range order {
		p := all[name]
		rows = append(rows, []string{name, strings.Join(p.aliases, "; "), strings.Join(p.roles, "; "), strconv.Itoa(p.stories), strconv.Itoa(p.quotes), strconv.Itoa(p.words)})
	}
	return rows
}
