package gui

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"quotedesk/app/evidence"
	"quotedesk/app/review"
	"quotedesk/widgets/grid"
)

// exhibitList is the evidence of the selected quotation, each with what has become of its file.
type exhibitList struct {
	untinted
	desk   *Desk
	rows   []review.Exhibit
	states map[string]evidence.State // by id; none while a file is being looked at, or when there is none
	failed map[string]string         // why a file could not be looked at
	of     string                    // the quotation whose files were looked at
	asked  int                       // number of the last look; an older answer is dropped
	stop   func()                    // ends the look under way
	grid   *grid.Grid
}

func newExhibitList(d *Desk, t *tables) *exhibitList {
	l := &exhibitList{desk: d, stop: func() {}}
	l.grid = grid.New(l, []grid.Column{
		{ID: "kind", Title: "Evidence", Width: 86, MinWidth: 70},
		{ID: "what", Title: "What and where", Width: 260, MinWidth: 140, Lines: 2, Grow: true},
		{ID: "state", Title: "File", Width: 92, MinWidth: 80},
		{ID: "by", Title: "Added by", Width: 80, MinWidth: 60},
	})
	l.grid.OnKey, l.grid.OnRune = t.checkingKey, t.checkingRune
	l.grid.OnActivated = func(string, string) { d.OpenEvidence("click") }
	return l
}

// show lists the evidence of the quotation. Its files are looked at when it is another one's, or when it has changed.
func (l *exhibitList) show(quote string) {
	was := l.rows
	l.rows = nil
	l.grid.Placeholder = "Evidence of the quotation will stand here."
	if l.desk.doc != nil && quote != "" {
		l.rows = l.desk.doc.ExhibitsOf(quote)
		l.grid.Placeholder = l.desk.keys.say("No evidence yet. {.recording} adds a recording, {.document} a document, {.web} a web address, {.person} a person.")
	}
	l.grid.Refresh()
	if _, ok := l.selected(); !ok && len(l.rows) > 0 {
		l.grid.Select(l.rows[0].ID)
	}
	same := func(a, b review.Exhibit) bool { return a.ID == b.ID && a.At.Equal(b.At) }
	if quote != l.of || !slices.EqualFunc(was, l.rows, same) {
		l.of = quote
		l.look()
	}
}

// look asks what has become of the files. What an earlier look still reads is given up.
func (l *exhibitList) look() {
	l.asked++
	l.stop()
	ctx, stop := context.WithCancel(context.Background())
	l.stop = stop
	n, rows, folder := l.asked, l.rows, l.desk.evidenceFolder()
	l.states, l.failed = map[string]evidence.State{}, map[string]string{}
	if len(rows) == 0 {
		return
	}
	l.desk.background(func() func() {
		states, failed := map[string]evidence.State{}, map[string]string{}
		for _, e := range rows {
			for _, f := range e.Files() {
				s, err := evidence.Look(ctx, evidence.Folder(folder), f.Path, evidence.Print{Size: f.Size, Sum: f.Sum})
				if err != nil {
					failed[e.ID] = err.Error()
				}
				states[e.ID] = s
			}
		}
		return func() {
			if n == l.asked {
				l.states, l.failed = states, failed
				l.grid.Refresh()
			}
		}
	})
}

func (l *exhibitList) selected() (review.Exhibit, bool) {
	for _, e := range l.rows {
		if e.ID == l.grid.Selected() {
			return e, true
		}
	}
	return review.Exhibit{}, false
}

// step goes to the next piece, and from the last to the first.
func (l *exhibitList) step() {
	if !l.grid.Next() && len(l.rows) > 0 {
		l.grid.Select(l.rows[0].ID)
	}
}

// Len is called by the grid.
func (l *exhibitList) Len() int { return len(l.rows) }

// Key is called by the grid.
func (l *exhibitList) Key(row int) string { return l.rows[row].ID }

// Cell is called by the grid.
func (l *exhibitList) Cell(row int, column string) grid.Cell {
	e := l.rows[row]
	switch column {
	case "kind":
		return grid.Cell{Text: string(e.Kind), Bold: true}
	case "what":
		return grid.Cell{Text: exhibitWords(e)}
	case "by":
		return grid.Cell{Text: e.By, Color: colorMuted}
	}
	if len(e.Files()) == 0 {
		return grid.Cell{Hint: "no file"}
	}
	switch s := l.states[e.ID]; {
	case l.failed[e.ID] != "":
		return grid.Cell{Text: "✗ unreadable", Badge: colorWrong}
	case s == evidence.Missing:
		return grid.Cell{Text: "✗ missing", Badge: colorWrong}
	case s == evidence.Changed:
		return grid.Cell{Text: "! changed", Badge: colorWarn}
	case s == evidence.Present:
		return grid.Cell{Text: "✓ present", Badge: colorVerified}
	}
	return grid.Cell{Hint: "looking…"}
}

// exhibitWords tell a stranger where to look.
func exhibitWords(e review.Exhibit) string {
	var out []string
	add := func(before, s string) {
		if s != "" {
			out = append(out, before+s)
		}
	}
	switch {
	case e.Recording != nil:
		add("", strings.TrimPrefix(filepath.Base(e.Recording.File.Path), "."))
		add("", e.Recording.Reference)
		add("", clockWords(e.Recording.From)+" to "+clockWords(e.Recording.To))
		add("speaker ", e.Recording.Speaker)
		add("", e.Recording.Passage)
	case e.Paper != nil:
		add("", strings.TrimPrefix(filepath.Base(e.Paper.File.Path), "."))
		add("", e.Paper.Reference)
		add("page ", e.Paper.Page)
		add("paragraph ", e.Paper.Paragraph)
		add("", e.Paper.Passage)
	case e.Web != nil:
		add("", e.Web.Address)
		add("", e.Web.Title)
		add("seen ", e.Web.Captured.Local().Format(minuteFormat))
	case e.Person != nil:
		add("", e.Person.Who)
		add("", e.Person.Channel+" "+e.Person.When.Local().Format(minuteFormat))
		add("", e.Person.Confirmed)
	}
	add("", e.Note)
	return strings.Join(out, ", ")
}

// clockWords are hours, minutes, seconds and tenths of a time in milliseconds.
func clockWords(ms int64) string {
	s := ms / 1000
	return fmt.Sprintf("%d:%02d:%02d.%d", s/3600, s/60%60, s%60, ms%1000/100)
}

// OpenEvidence opens the selected piece's file or address with the system. A file that has gone is told.
func (d *Desk) OpenEvidence(string) {
	e, ok := d.tables.checking.evidence.selected()
	if !ok {
		d.status.warn("There is no evidence to open for this quotation.")
		return
	}
	to := &url.URL{}
	switch files := e.Files(); {
	case len(files) > 0:
		path := filepath.FromSlash(files[0].Path)
		if !filepath.IsAbs(path) {
			path = filepath.Join(d.evidenceFolder(), path)
		}
		if err := readable(path); err != nil { // told here: the system's opener starts and fails without a word
			d.tell("The evidence could not be opened", fmt.Errorf("%w. Look for it where it was moved to and put it back, or add it anew", err))
			return
		}
		to = &url.URL{Scheme: "file", Path: filepath.ToSlash(path)}
	case e.Web != nil:
		parsed, err := url.Parse(e.Web.Address)
		if err != nil {
			d.tell("The address could not be opened", err)
			return
		}
		to = parsed
	default:
		d.status.warn("This piece of evidence has no file and no address.")
		return
	}
	if err := d.openOutside(to); err != nil {
		d.tell("The evidence could not be opened", err)
	}
}

// RemoveEvidence takes the selected piece of evidence away.
func (d *Desk) RemoveEvidence(cause string) {
	e, ok := d.tables.checking.evidence.selected()
	if !ok {
		d.status.warn("There is no evidence to take away.")
		return
	}
	d.do(func(doc *review.Document) ([]review.Correction, error) { return doc.RemoveExhibit(e.ID, cause) })
}
