package export

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

func TestWorkbookComesBack(t *testing.T) {
	sheets := append(corpus(t)[:60], harbourSheet(t))
	var b bytes.Buffer
	if err := Workbook(&b, sheets, Table{}); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if got := book.GetSheetList(); !slices.Equal(got, []string{"Quotations", "Names", "People"}) {
		t.Fatalf("the sheets are %q", got)
	}
	var quotes [][]string
	for _, s := range sheets {
		quotes = append(quotes, s.quoteRows(Table{})...)
	}
	for name, want := range map[string][][]string{"Quotations": append([][]string{QuoteColumns()}, quotes...), "People": append([][]string{PeopleColumns()}, people(sheets, Table{})...)} {
		got, err := book.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil || len(got) != len(want) {
			t.Fatalf("%s: %d rows, want %d, %v", name, len(got), len(want), err)
		}
		for i := range want {
			for k, text := range want[i] {
				cell := ""
				if k < len(got[i]) { // empty cells at the end are not there
					cell = got[i][k]
				}
				if !sameCell(cell, strings.Map(inXML, text)) {
					t.Fatalf("%s row %d, %s: %q, want %q", name, i+1, want[0][k], cell, text)
				}
			}
		}
	}
	formula, err := book.GetCellFormula("Quotations", "Q"+"2")
	if err != nil || formula != "" {
		t.Errorf("a formula %q, %v", formula, err)
	}
}

// sameCell compares as text, or as numbers, which a workbook writes without the zeros behind.
func sameCell(got, want string) bool {
	a, errA := strconv.ParseFloat(got, 64)
	b, errB := strconv.ParseFloat(want, 64)
	return got == want || errA == nil && errB == nil && a == b
}

func TestWorkbookRunsNothing(t *testing.T) {
	s := Sheet{ID: "=1+1", Text: "“=cmd|x” said Al.", Quotes: []review.QuoteRow{{Quote: story.Quote{ID: "q1", Kind: story.Direct,
		Parts: []story.Span{{Start: 3, End: 8}}, SpeakerName: "@SUM(A1)"}, Status: story.Confirmed, Note: strings.Repeat("é", 40000)}}}
	var b bytes.Buffer
	if err := Workbook(&b, []Sheet{s}, Table{}); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("Quotations")
	if err != nil || rows[1][0] != "=1+1" || !slices.Contains(rows[1], "@SUM(A1)") {
		t.Errorf("%.200q, %v", rows[1], err)
	}
	for _, at := range []string{"A2", "M2"} {
		if f, err := book.GetCellFormula("Quotations", at); err != nil || f != "" {
			t.Errorf("%s is the formula %q, %v", at, f, err)
		}
	}
	if i := slices.IndexFunc(rows[1], func(c string) bool { return strings.HasSuffix(c, cellCut) }); i < 0 || len([]rune(rows[1][i])) > cellUnits {
		t.Error("a long cell is not cut, or too long still")
	}
}

func BenchmarkWorkbook(b *testing.B) {
	some := corpus(b)
	var sheets []Sheet
	for len(sheets) < 1000 {
		sheets = append(sheets, some[len(sheets)%len(some)])
	}
	b.ResetTimer()
	for range b.N {
		var out bytes.Buffer
		start := time.Now()
		if err := Workbook(&out, sheets, Table{}); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(start).Seconds(), "s/1000-stories")
		b.ReportMetric(float64(out.Len()), "bytes")
	}
}
