package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"quotedesk/app/check"
	"quotedesk/app/score"
	"quotedesk/app/score/blemish"
	"quotedesk/app/score/newsroom"
	"quotedesk/app/story"
)

// checked is the figures of the stories that may be read and of those kept for measuring.
type checked struct {
	Open    blemish.Result `json:"open"`
	HeldOut blemish.Result `json:"held_out"`

	OpenSplits    *blemish.Splits `json:"open_paragraphs"`
	HeldOutSplits *blemish.Splits `json:"held_out_paragraphs"`
}

// checking measures the editorial rules over the marked blemishes of the newsroom corpus, on what the engine finds.
func (e evaluation) checking(c invocation, files []string) (int, error) {
	r, err := c.load()
	if err != nil {
		return 0, err
	}
	weights := map[string]string{}
	for _, rule := range check.Rules() {
		weights[rule.ID] = string(rule.Severity)
	}
	open, kept := blemish.NewTally(weights), blemish.NewTally(weights)
	openSplits, keptSplits := blemish.NewSplits(), blemish.NewSplits()
	failed := 0
	for _, name := range files {
		stories, err := corpusStories(name, c.err)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", name, err)
		}
		for _, s := range stories {
			t, splits := open, openSplits
			if score.HeldOut(s.ID) {
				t, splits = kept, keptSplits
			}
			addSplits(splits, s, r, c.err)
			if !addChecked(t, s, r, weights, c.err) {
				failed++
			}
		}
	}
	if err := e.printChecked(c.out, checked{open.Result(), kept.Result(), openSplits, keptSplits}); err != nil {
		return c.fail(exitSome, err), nil
	}
	if failed > 0 {
		return exitSome, nil
	}
	return exitWell, nil
}

// addChecked reads one story and counts its alerts; false when the engine failed on it.
func addChecked(t *blemish.Tally, s newsroom.Story, r reader, weights map[string]string, notes io.Writer) bool {
	f, err := r.read(context.Background(), s.Text, notes)
	if err != nil {
		fmt.Fprintln(notes, clean(fmt.Sprintf("quotes: %s: %v", s.ID, err)))
	}
	var alerts []blemish.Alert
	for _, a := range f.Checks {
		alerts = append(alerts, blemish.Alert{Check: a, Weight: weights[a.Rule]})
	}
	t.Add(s, alerts)
	return err == nil
}

// printChecked prints both tables. The errors of the stories kept for measuring are never listed.
func (e evaluation) printChecked(out io.Writer, r checked) error {
	if e.json {
		b, err := json.MarshalIndent(r, "", " ")
		if err != nil {
			return fmt.Errorf("write the figures: %w", err)
		}
		_, err = fmt.Fprintf(out, "%s\n", escapeControls(b))
		return err
	}
	text := "== stories that may be read\n" + r.Open.Table() + "\n" + r.OpenSplits.Table() + "\n== stories kept for measuring\n" + r.HeldOut.Table() + "\n" + r.HeldOutSplits.Table()
	for _, m := range r.OpenSplits.Misses[:min(e.quote.Errors, len(r.OpenSplits.Misses))] {
		text += m + "\n"
	}
	if errors := r.Open.Errors(e.quote.Errors); errors != "" {
		text += "\n" + errors
	}
	_, err := io.WriteString(out, clean(text))
	return err
}

// addSplits reads the variants of one story and counts the rules about marks over several paragraphs, beside the two naive
// ones.
func addSplits(t *blemish.Splits, s newsroom.Story, r reader, notes io.Writer) {
	for _, v := range blemish.Variants(s) {
		f, err := r.read(context.Background(), v.Text, notes)
		if err != nil {
			fmt.Fprintln(notes, clean(fmt.Sprintf("quotes: %s, %s: %v", v.ID, v.How, err)))
		}
		t.Add(v, "rules", flagged(v.Text, f.Checks))
		t.Add(v, "strict", blemish.Strict(v.Text))
		t.Add(v, "tolerant", blemish.Tolerant(v.Text))
	}
}

// flagged are the numbers of the paragraphs with an alert about a mark that is missing, lost or too many.
func flagged(text string, checks []story.Check) []int {
	var out []int
	for _, c := range checks {
		if !slices.Contains([]string{"QM01", "QM02", "QM03", "QM04", "QM05"}, c.Rule) {
			continue
		}
		i := slices.IndexFunc(story.Paragraphs(text), func(p story.Span) bool { return p.Start <= c.Span.Start && c.Span.Start <= p.End })
		if i >= 0 && !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}
