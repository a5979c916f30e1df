package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/check"
	"quotedesk/app/check/profile"
	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/widgets/grid"
)

const blemished = "Pier to close\n\nOna  Pell said it  was was late.\n\n“The pier is tired,” Ona Pell said.\n\nShe will utilise “the utilise” word on on Monday.\n"

// atAlerts is a desk at the alerts of a story that has several.
func atAlerts(t *testing.T) *Desk {
	t.Helper()
	d := newDesk(t, t.TempDir(), nil)
	d.app.Clipboard().SetContent(blemished)
	d.Paste()
	d.tables.openTable(review.Checks)
	d.tables.focus()
	return d
}

func alertsOf(d *Desk, rule string) (open, all int) {
	for _, c := range d.doc.Checks() {
		if c.Rule == rule {
			all++
			if c.Status.Open() {
				open++
			}
		}
	}
	return open, all
}

// selectAlert goes to the first alert of the rule.
func selectAlert(t *testing.T, d *Desk, rule string) {
	t.Helper()
	for _, c := range d.doc.Checks() {
		if c.Rule == rule {
			d.selectPlace(place{review.Checks, c.ID})
			d.tables.focus()
			return
		}
	}
	t.Fatalf("no alert of %s: %v", rule, d.doc.Checks())
}

func TestAllSafeFixesAreOneStep(t *testing.T) {
	d := atAlerts(t)
	strike(d, "t")
	if open, all := alertsOf(d, "QP09"); all != 0 || strings.Contains(d.doc.Text, "  ") || open != 0 {
		t.Fatalf("%d alerts left in %q", all, d.doc.Text)
	}
	if strings.Contains(d.doc.Text, "was late") && !strings.Contains(d.doc.Text, "was was late") {
		t.Error("a word was changed")
	}
	d.Undo()
	if d.doc.Text != blemished {
		t.Errorf("one undo gives %q", d.doc.Text)
	}
	if _, all := alertsOf(d, "QP09"); all != 2 {
		t.Errorf("%d alerts after undo", all)
	}
}

func TestEnterAppliesTheFix(t *testing.T) {
	d := atAlerts(t)
	selectAlert(t, d, "SF05")
	key(d, fyne.KeyReturn)
	if strings.Contains(d.doc.Text, "was was") {
		t.Errorf("%q", d.doc.Text)
	}
	d.Undo()
	if d.doc.Text != blemished {
		t.Errorf("after undo %q", d.doc.Text)
	}
}

func TestIgnoringByKeys(t *testing.T) {
	for name, c := range map[string]struct {
		downs  int
		open   int // of SF05 afterwards, of two
		always int
	}{"here": {0, 1, 0}, "in this story": {1, 0, 0}, "these words": {2, 1, 0}, "always": {3, 1, 1}} {
		d := atAlerts(t)
		selectAlert(t, d, "SF05")
		strike(d, "i")
		for range c.downs {
			key(d, fyne.KeyDown)
		}
		strike(d, "so he writes")
		key(d, fyne.KeyReturn)
		if open, all := alertsOf(d, "SF05"); open != c.open || all != 2 {
			t.Errorf("%s: %d open of %d", name, open, all)
		}
		first := d.doc.Checks()[0]
		for _, k := range d.doc.Checks() {
			if k.Rule == "SF05" {
				first = k
				break
			}
		}
		if !strings.Contains(first.Reason, "so he writes") {
			t.Errorf("%s: the reason is %q", name, first.Reason)
		}
		if last := d.doc.Journal()[len(d.doc.Journal())-1]; last.Who != "Ada" {
			t.Errorf("%s: by %q", name, last.Who)
		}
		if all, err := d.db.Exceptions(t.Context()); err != nil || len(all) != c.always {
			t.Errorf("%s: %v %v", name, all, err)
		}
		d.Undo()
		if open, _ := alertsOf(d, "SF05"); open != 2 {
			t.Errorf("%s: after undo %d are open", name, open)
		}
	}
}

func TestAlwaysIgnoredHoldsInOtherStories(t *testing.T) {
	d := atAlerts(t)
	selectAlert(t, d, "SF05")
	strike(d, "i")
	for range 3 {
		key(d, fyne.KeyDown)
	}
	key(d, fyne.KeyReturn)
	d.app.Clipboard().SetContent("Gate\n\nIt was was so, they said.\n\nOn on the pier.\n")
	d.Paste()
	if open, all := alertsOf(d, "SF05"); open != 1 || all != 2 {
		t.Fatalf("%d open of %d", open, all)
	}
	d.ShowHouse()
	strike(d, "a")
	key(d, fyne.KeyDelete)
	if open, _ := alertsOf(d, "SF05"); open != 2 {
		t.Errorf("%d open after it was removed", open)
	}
	key(d, fyne.KeyEscape)
	if dialogs(d) != 0 {
		t.Error("the house style stays open")
	}
}

func TestAlertsFollowACorrection(t *testing.T) {
	d := atAlerts(t)
	before := len(d.doc.Checks())
	steps := len(d.doc.Journal())
	editAt(t, d, "will utilise")
	strike(d, "surely  ")
	press(t, d, ctrlEnter)
	if len(d.doc.Checks()) != before+1 {
		t.Fatalf("%d alerts, were %d", len(d.doc.Checks()), before)
	}
	if len(d.doc.Journal()) == steps {
		t.Fatal("nothing was saved")
	}
	d.Undo()
	if len(d.doc.Checks()) != before || d.doc.Text != blemished {
		t.Errorf("after one undo %d alerts, %q", len(d.doc.Checks()), d.doc.Text)
	}
	d.tables.openTable(review.Quotes)
	d.selectPlace(place{review.Quotes, "q1"})
	d.do(func(doc *review.Document) ([]review.Correction, error) {
		return doc.SetSpeaker("q1", review.Speaker{}, "key")
	})
	if _, all := alertsOf(d, "AT01"); all == 0 {
		t.Error("a quotation without a speaker is no alert")
	}
	d.Undo()
	if _, all := alertsOf(d, "AT01"); all != 0 {
		t.Error("the alert stays after undo")
	}
}

func TestFilterAndStepping(t *testing.T) {
	d := atAlerts(t)
	g := d.tables.grids[review.Checks]
	all := g.Shown()
	for want := openAlerts; want < alertFilters; want++ {
		selectAlert(t, d, "SF05")
		strike(d, "v")
		if d.tables.checks.only != want || g.Shown() == 0 && want != errorAlerts {
			t.Errorf("filter %d shows %d", d.tables.checks.only, g.Shown())
		}
		for i := range g.Shown() {
			if !d.tables.checks.kept(g.Row(i)) {
				t.Errorf("filter %d shows row %d", want, i)
			}
		}
	}
	if n, _ := alertsOf(d, "SF05"); g.Shown() != n {
		t.Errorf("of the rule %d are shown, not %d", g.Shown(), n)
	}
	strike(d, "v")
	if g.Shown() != all {
		t.Errorf("%d shown, not %d", g.Shown(), all)
	}
	g.SortBy("severity", false)
	d.selectPlace(place{review.Checks, d.tables.checks.Key(g.Row(0))})
	seen := map[string]bool{}
	for range all {
		seen[d.at.id] = true
		key(d, fyne.KeyF8)
	}
	if len(seen) != all {
		t.Errorf("F8 reached %d of %d", len(seen), all)
	}
}

func TestRuleThatIsIgnoredMoreThanUsedGoesQuiet(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	d.app.Clipboard().SetContent("Gate\n\nIt was was so, on on the the pier, at at night, they they said.\n")
	d.Paste()
	for range 4 {
		for _, c := range d.doc.Checks() {
			if c.Rule == "SF05" && c.Status.Open() {
				d.selectPlace(place{review.Checks, c.ID})
				d.Reject("key")
				break
			}
		}
	}
	selectAlert(t, d, "SF05")
	if !d.house.tooLoud("SF05") || !strings.Contains(d.detail.extra.Text, "ignored 4 times") {
		t.Fatalf("use %+v, told %q", d.house.use["SF05"], d.detail.extra.Text)
	}
	strike(d, "w")
	if dialogs(d) != 1 {
		t.Fatal("the rule is not explained")
	}
	key(d, fyne.KeyEscape)
	d.tables.focus()
	strike(d, "z")
	if open, _ := alertsOf(d, "SF05"); open != 0 {
		t.Errorf("%d alerts of a quiet rule", open)
	}
	text, ok, err := d.db.Setting(t.Context(), houseSetting)
	if err != nil || !ok || !strings.Contains(text, "SF05 = \"off\"") {
		t.Errorf("kept %q %v", text, err)
	}
}

// house opens the house style and gives its grid.
func house(t *testing.T, d *Desk) *grid.Grid {
	t.Helper()
	d.ShowHouse()
	g, ok := d.win.Canvas().Focused().(*grid.Grid)
	if !ok {
		t.Fatal("the house style has not the keyboard")
	}
	return g
}

func TestHouseStyleIsChangedByKeysAlone(t *testing.T) {
	d := atAlerts(t)
	g := house(t, d)
	g.Select("stops")
	g.SelectColumn("is")
	key(d, fyne.KeyReturn)
	press(t, d, (&fyne.ShortcutSelectAll{}).ShortcutName())
	strike(d, "always inside")
	key(d, fyne.KeyReturn)
	strike(d, "r")
	rules := d.win.Canvas().Focused().(*grid.Grid)
	rules.Select("SF05")
	rules.SelectColumn("is")
	key(d, fyne.KeyReturn)
	press(t, d, (&fyne.ShortcutSelectAll{}).ShortcutName())
	strike(d, "off")
	key(d, fyne.KeyReturn)
	strike(d, "o")
	key(d, fyne.KeyInsert)
	strike(d, "Plain words")
	for range 3 {
		d.win.Canvas().FocusNext()
	}
	strike(d, "utilise")
	key(d, fyne.KeyReturn)
	if dialogs(d) != 1 {
		t.Fatalf("%d dialogs", dialogs(d))
	}
	strike(d, "k")
	if dialogs(d) != 0 {
		t.Fatal("the house style stays open")
	}
	p := d.house.book().Profile()
	if p.House.Stops != check.Inside || p.Rules["SF05"] != profile.Off || len(p.Own) != 1 || p.Own[0].Words[0] != "utilise" {
		t.Fatalf("%+v %v %+v", p.House.Stops, p.Rules, p.Own)
	}
	if _, all := alertsOf(d, "SF05"); all != 0 {
		t.Error("a rule that is off has alerts")
	}
	if _, all := alertsOf(d, "X1"); all != 1 {
		t.Errorf("%d alerts of the own rule: it looks at narration alone", all)
	}
	again := New(d.app, d.app.NewWindow(""), Options{DB: d.db, Read: readMarks, Log: d.log, Who: "Ada"})
	if q := again.house.book().Profile(); q.House.Stops != check.Inside || len(q.Own) != 1 {
		t.Error("the house style does not travel with the archive")
	}
}

func TestEscapeAsksBeforeChangesAreDropped(t *testing.T) {
	d := atAlerts(t)
	g := house(t, d)
	g.Select("stops")
	if err := g.OnEdit("stops", "is", "always outside"); err == nil || !strings.Contains(err.Error(), `"inside", "logical"`) {
		t.Errorf("%v", err)
	}
	if err := g.OnEdit("stops", "is", "always inside"); err != nil {
		t.Fatal(err)
	}
	key(d, fyne.KeyEscape)
	if dialogs(d) != 1 {
		t.Fatal("the changes are gone")
	}
	key(d, fyne.KeyEscape)
	if dialogs(d) != 0 || d.house.book().Profile().House.Stops != "" {
		t.Error("the changes were not dropped")
	}
}

func TestHouseStyleFiles(t *testing.T) {
	d := atAlerts(t)
	dir := t.TempDir()
	wrong, right := filepath.Join(dir, "wrong.toml"), filepath.Join(dir, "right.toml")
	if err := os.WriteFile(wrong, []byte("name = \"Ours\"\n[style]\nstops = \"outside\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	house(t, d)
	strike(d, "i")
	strike(d, wrong)
	key(d, fyne.KeyReturn)
	if dialogs(d) != 2 {
		t.Fatal("a wrong file closes the form")
	}
	if !told(d, `line 3: stops is "outside"; allowed are "", "inside", "logical"`) {
		t.Error("what is wrong is not told")
	}
	key(d, fyne.KeyEscape)
	d.house.keep(d.house.book().Profile(), func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	if err := os.WriteFile(right, []byte("name = \"Ours\"\nbase = \"ap\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	strike(d, "i")
	strike(d, right)
	key(d, fyne.KeyReturn)
	out := filepath.Join(dir, "out.toml")
	strike(d, "x")
	press(t, d, (&fyne.ShortcutSelectAll{}).ShortcutName())
	strike(d, out)
	key(d, fyne.KeyReturn)
	text, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if p, err := profile.Parse(string(text)); err != nil || p.Name != "Ours" || p.House.Stops != check.Inside {
		t.Errorf("%+v %v", p.Name, err)
	}
	strike(d, "k")
	if d.house.book().Profile().Name != "Ours" {
		t.Errorf("kept %q", d.house.book().Profile().Name)
	}
}

// told says that a label of the dialog on top shows the words.
func told(d *Desk, words string) bool {
	for o := range inDialog(d) {
		if l, ok := o.(*widget.Label); ok && strings.Contains(l.Text, words) {
			return true
		}
	}
	return false
}

func TestAlertsAreUnderlinedBySeverity(t *testing.T) {
	d := atAlerts(t)
	lines := map[string]int{}
	for _, h := range highlights(d.doc, place{}, func(rule string) check.Severity {
		return map[string]check.Severity{"SF05": check.Error, "QP09": check.Warning}[rule]
	}) {
		lines[h.Style]++
	}
	if lines[styleError] != 2 || lines[styleWarning] != 2 {
		t.Errorf("%v", lines)
	}
	selectAlert(t, d, "SF05")
	d.Reject("key")
	for _, h := range highlights(d.doc, place{}, func(string) check.Severity { return check.Hint }) {
		if h.ID == d.at.String() {
			t.Errorf("an ignored alert is shown as %s", h.Style)
		}
	}
}

func TestPreviewShowsTheSentence(t *testing.T) {
	const text = "One line.\nIt was was late on the old pier, and nobody could say how long that had been so in the town.\n"
	i := strings.Index(text, " was was") + 4
	c := story.Check{Span: story.Span{Start: i, End: i + 4}, Fix: []story.Edit{{Span: story.Span{Start: i, End: i + 4}}}}
	if got := preview(text, c); got != "It was late on the old pier, and nobody could say how …" {
		t.Errorf("%q", got)
	}
	if got := preview(text, story.Check{}); got != "" {
		t.Errorf("%q", got)
	}
}
