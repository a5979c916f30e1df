package gui

import (
	"fmt"
	"hash/fnv"
	"slices"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/review"
	"quotedesk/widgets/grid"
)

// checkingPane is where a checker works: all quotations with their verdicts, and the keys that give them. Its keys are
// its own and none of the editor's.
type checkingPane struct {
	untinted
	desk     *Desk
	list     []review.Checked // all, in text order
	rows     []review.Checked // those that are shown
	only     string           // id of the action that narrows them, "" for all
	grid     *grid.Grid
	source   *sourceText // what the quotations are compared with, nil for nothing
	strip    *coverage
	gate     *widget.Label
	keys     *widget.Label
	since    *widget.Label // what has become of the story since it was signed
	evidence *exhibitList
	shown    string // id of the quotation whose evidence is shown
	signed   stamp  // what the sign-off was last compared with
	box      fyne.CanvasObject
}

func newCheckingPane(d *Desk, t *tables) *checkingPane {
	p := &checkingPane{desk: d, gate: caption(""), keys: caption(""), since: caption("")}
	p.since.Wrapping = fyne.TextWrapWord
	p.gate.TextStyle.Bold, p.gate.Truncation = true, fyne.TextTruncateEllipsis
	p.keys.Wrapping = fyne.TextWrapWord
	p.strip = newCoverage(func(id string) { d.selectPlace(place{review.Quotes, id}) })
	p.grid = grid.New(p, []grid.Column{
		{ID: "no", Title: "No.", Width: 40, MinWidth: 40, Align: fyne.TextAlignTrailing},
		{ID: "verdict", Title: "Verified", Width: 124, MinWidth: 84},
		{ID: "quote", Title: "Quotation", Width: 190, MinWidth: 150, Lines: 2, Grow: true},
		{ID: "speaker", Title: "Speaker", Width: 96, MinWidth: 84, Lines: 2, Grow: true},
		{ID: "evidence", Title: "Proof", Width: 54, MinWidth: 40, Align: fyne.TextAlignTrailing},
		{ID: "source", Title: "Source", Width: 118, MinWidth: 60, Yield: 3},
		{ID: "facts", Title: "Facts", Width: 52, MinWidth: 40, Align: fyne.TextAlignTrailing, Yield: 1},
		{ID: "queries", Title: "Asked", Width: 56, MinWidth: 40, Align: fyne.TextAlignTrailing, Yield: 2},
		{ID: "by", Title: "By", Width: 72, MinWidth: 40, Lines: 2, Yield: 1},
		{ID: "status", Title: "Editor", Width: 92, MinWidth: 60, Yield: 4},
	})
	p.grid.OnSelected = func(key string) {
		if key != "" {
			d.selectPlace(place{review.Quotes, key})
		}
	}
	p.grid.OnKey, p.grid.OnRune = t.checkingKey, t.checkingRune
	p.evidence = newExhibitList(d, t)
	proof := newGround(colorPaper)
	proof.size = fyne.NewSize(0, proofTall)
	below := stacked(rule(), p.evidenceBar(), rule(), container.NewStack(proof, p.evidence.grid))
	rows := container.NewStack(newGround(colorPaper), p.grid)
	paper := container.New(layout.NewBorderLayout(nil, below, nil, nil), rows, below)
	covered := container.New(layout.NewCustomPaddedLayout(4, 2, stripGap, stripGap), p.strip)
	top := stacked(p.verdictBar(), p.chipBar(), rule(), container.NewStack(newGround(colorPaper), stacked(covered, p.gate, p.since)), rule())
	foot := stacked(rule(), container.NewStack(newGround(theme.ColorNameHeaderBackground), p.keys))
	p.box = container.New(layout.NewBorderLayout(top, foot, nil, nil), paper, top, foot)
	p.refresh()
	return p
}

func (p *checkingPane) verdictBar() fyne.CanvasObject {
	c := p.desk.controls
	all := container.New(layout.NewCustomPaddedHBoxLayout(2))
	for _, b := range [][2]string{{"verified", "V Verified"}, {"trimmed", "T Trimmed"}, {"paraphrase", "P Paraphrase"}, {"disputed", "D Disputed"},
		{"cannot verify", "U Cannot"}, {"wrong", "W Wrong"}, {"skip", "K Skip"}} {
		all.Add(c.button(b[0], b[1]))
	}
	return strip([]fyne.CanvasObject{all, c.group("no verdict")}, []fyne.CanvasObject{c.button("assign", "Assign")})
}

func (p *checkingPane) chipBar() fyne.CanvasObject {
	c := p.desk.controls
	chips := container.New(layout.NewCustomPaddedHBoxLayout(2))
	for _, b := range [][2]string{{"only unchecked", "Unchecked"}, {"only bare", "No evidence"}, {"only disputed", "Disputed"}, {"only stale", "Stale"}, {"only mine", "Mine"}} {
		chips.Add(c.button(b[0], b[1]))
	}
	source := container.New(layout.NewCustomPaddedHBoxLayout(2))
	for _, b := range [][2]string{{"source", "Source…"}, {"paste source", "Paste"}, {"sources", "Sources"}, {"passage", "Passage"}} {
		source.Add(c.button(b[0], b[1]))
	}
	return strip([]fyne.CanvasObject{chips}, []fyne.CanvasObject{source})
}

// proofTall is the least height of the list of evidence, in Fyne's device-independent pixels.
const proofTall = 124

// evidenceBar is over the evidence: adding, opening and taking away, and what else a checker does with a row.
func (p *checkingPane) evidenceBar() fyne.CanvasObject {
	c := p.desk.controls
	all := container.New(layout.NewCustomPaddedHBoxLayout(2))
	for _, b := range [][2]string{{"recording", "+ Recording"}, {"document", "+ Document"}, {"web", "+ Web"}, {"person", "+ Person"}} {
		all.Add(c.button(b[0], b[1]))
	}
	ask := container.New(layout.NewCustomPaddedHBoxLayout(2))
	for _, b := range [][2]string{{"facts", "Facts"}, {"ask editor", "Ask"}, {"answer", "Answer"}, {"sign off", "Sign off"}} {
		ask.Add(c.button(b[0], b[1]))
	}
	return strip([]fyne.CanvasObject{all, c.group("next evidence", "open evidence", "remove evidence", "read back")}, []fyne.CanvasObject{ask})
}

// checkingKey does what a key without a character does in the checker's pane.
func (t *tables) checkingKey(_ string, e *fyne.KeyEvent) bool { return t.desk.paneKey(inChecking, e) }

// checkingRune does what a letter does there, a capital one like a small one. Nothing is typed in its lists.
func (t *tables) checkingRune(_ string, r rune) bool {
	t.desk.paneRune(inChecking, unicode.ToLower(r))
	return true
}

// showSigned tells what has become of the story since it was signed.
func (p *checkingPane) showSigned() {
	if now := stampOf(p.desk.doc); now != p.signed {
		p.signed = now
	} else {
		return
	}
	words, outdated := "", false
	if p.desk.doc != nil {
		words, outdated = signedWords(p.desk.doc)
	}
	p.since.Importance = widget.SuccessImportance
	if outdated {
		p.since.Importance = widget.WarningImportance
	}
	p.since.SetText(words)
	p.since.Hidden = words == ""
}

// narrow shows only some of the rows; the same again shows all.
func (p *checkingPane) narrow(id string) {
	if p.only == id {
		id = ""
	}
	p.only = id
	p.refresh()
	if p.desk.doc != nil && len(p.rows) > 0 && !slices.ContainsFunc(p.rows, func(c review.Checked) bool { return c.Quote == p.desk.at.id }) {
		p.desk.selectPlace(place{review.Quotes, p.rows[0].Quote})
	}
	p.desk.refreshActs()
}

// kept says that a row is shown.
func (p *checkingPane) kept(c review.Checked) bool {
	switch p.only {
	case "only unchecked":
		return c.Standing.Ruling == review.Unchecked
	case "only bare":
		return c.NeedsEvidence()
	case "only disputed":
		return c.Standing.Ruling == review.Disputed
	case "only stale":
		return len(c.Standing.Stale) > 0
	case "only mine":
		return c.Has(p.desk.who)
	}
	return true
}

// refresh brings the pane up to date with the story.
func (p *checkingPane) refresh() {
	d := p.desk
	p.list, p.rows = nil, nil
	p.grid.Placeholder = "Open a story to verify its quotations."
	gate := ""
	if d.doc != nil {
		p.follow()
		p.list = d.doc.Checklist()
		p.grid.Placeholder = "No quotation is like this."
		if len(p.list) == 0 {
			p.grid.Placeholder = "No quotations to verify in this story."
		}
		gate = gateWords(p.list)
	}
	for _, c := range p.list {
		if p.kept(c) {
			p.rows = append(p.rows, c)
		}
	}
	say(p.gate, gate)
	p.strip.show(p.list, d.at.id)
	say(p.keys, d.keys.say("{.verified} verified  {.trimmed} trimmed  {.paraphrase} paraphrase  {.disputed} disputed  {.cannot verify} cannot  {.wrong} wrong  {.skip} skip  "+
		"{.no verdict} off  {.only unchecked}–{.only mine} show only\n"+
		"{.recording} recording  {.document} document  {.web} web  {.person} person  {.next evidence} next  {.open evidence} open  {.remove evidence} take away\n"+
		"{.source} source  {.paste source} paste one  {.passage} passage  {.sources} sources  {.assign} assign  {.facts} facts  {.ask editor} ask  {.answer} answer  {.read back} read back  {.sign off} sign off"))
	p.showSigned()
	p.grid.Refresh()
	p.evidence.show(d.at.id)
	p.shown = d.at.id
}

// say puts words into a label when they are others: laying them out again takes time.
func say(l *widget.Label, words string) {
	if l.Text != words {
		l.SetText(words)
	}
}

// stamp is a story at a time.
type stamp struct {
	story string
	seq   int64
}

func stampOf(doc *review.Document) stamp {
	if doc == nil {
		return stamp{}
	}
	return stamp{doc.ID, doc.Seq()}
}

// wordedAs tells two states of a story apart by what a source is laid beside: words and speakers, and no verdicts.
func wordedAs(doc *review.Document) uint64 {
	h := fnv.New64a()
	for _, q := range doc.Quotes() {
		claim := doc.Claim(q)
		fmt.Fprintf(h, "%s\x00%s\x00%q\x00%q\x00%s\x00", q.ID, q.Status, claim.Words, claim.Printed, claim.Speaker)
	}
	return h.Sum64()
}

// gateWords tell how far the story has come.
func gateWords(list []review.Checked) string {
	settled := 0
	for _, c := range list {
		if c.Settled {
			settled++
		}
	}
	words := fmt.Sprintf("%d of %s settled", settled, plural(len(list), "quotation", "quotations"))
	if open := review.Gate(list); open != "" {
		words += ": " + open
	}
	return words
}

// selectRow makes a quotation the current one of the pane.
func (p *checkingPane) selectRow(id string) {
	p.grid.Select(id)
	p.strip.show(p.list, id)
	if p.shown != id {
		p.shown = id
		p.evidence.show(id)
	}
}

// Len is called by the grid.
func (p *checkingPane) Len() int { return len(p.rows) }

// Key is called by the grid.
func (p *checkingPane) Key(row int) string { return p.rows[row].Quote }

// Cell is called by the grid.
func (p *checkingPane) Cell(row int, column string) grid.Cell {
	c := p.rows[row]
	q, ok := p.desk.doc.Quote(c.Quote)
	if !ok {
		return grid.Cell{}
	}
	switch column {
	case "no":
		return grid.Cell{Text: fmt.Sprint(1 + slices.IndexFunc(p.list, func(o review.Checked) bool { return o.Quote == c.Quote })), Color: colorMuted}
	case "verdict":
		return grid.Cell{Text: standingWords(c.Standing), Badge: standingColor(c.Standing)}
	case "quote":
		return grid.Cell{Text: wording(p.desk.doc.Text, q.Parts)}
	case "speaker":
		return grid.Cell{Text: p.desk.doc.SpeakerName(q), After: signOf(p.desk.doc, q), Hint: "nobody yet", Bold: true}
	case "status":
		return grid.Cell{Text: string(q.Status), Color: colorMuted}
	case "evidence":
		return counted(c.Evidence)
	case "facts":
		if c.Facts == 0 {
			return grid.Cell{}
		}
		return grid.Cell{Text: fmt.Sprintf("%d/%d", c.Ticked, c.Facts)}
	case "source":
		return p.gradeOf(c.Quote)
	case "queries":
		return counted(c.Queries)
	}
	cell := grid.Cell{Text: c.Standing.By, Color: colorMuted}
	if c.Checker != "" {
		cell.Hint = "for " + c.Checker
	}
	return cell
}

// counted is a number, with nothing where there is none.
func counted(n int) grid.Cell {
	if n == 0 {
		return grid.Cell{}
	}
	return grid.Cell{Text: fmt.Sprint(n)}
}
