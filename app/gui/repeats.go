package gui

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2/widget"

	"quotedesk/app/compare"
	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/storage"
)

// repeats is where else the quotations of the open story stand in other words or are given to another speaker. It is looked
// up away from the UI goroutine, all of them when a story is opened, later those that have changed. Nothing is ever changed
// for it.
type repeats struct {
	desk    *Desk
	story   string
	asked   map[string]string           // by row of the quotations: words and speaker
	told    map[string][]storage.Repeat // by the same
	looking bool
}

func newRepeats(d *Desk) *repeats { return &repeats{desk: d} }

// update asks for the quotations that are new or other than when they were asked for.
func (r *repeats) update(doc *review.Document) {
	if doc == nil {
		r.story = ""
		return
	}
	if r.story != doc.ID {
		r.story, r.looking = doc.ID, false
		r.asked, r.told = map[string]string{}, map[string][]storage.Repeat{}
	}
	if r.looking {
		return
	}
	names := map[string]review.NameRow{}
	for _, n := range doc.Names() {
		names[n.ID] = n
	}
	var rows, keys []string
	var sayings []compare.Saying
	for _, q := range doc.Quotes() {
		s, key := sayingOf(doc, q, names)
		if was, ok := r.asked[q.ID]; was == key && (ok || key == "") {
			continue
		}
		rows, keys, sayings = append(rows, q.ID), append(keys, key), append(sayings, s)
	}
	if len(rows) > 0 {
		r.look(doc.ID, rows, keys, sayings)
	}
}

// sayingOf is a quotation as it is asked for; the key is empty for what is not: paraphrases, which are nobody's very
// words, and rejected rows.
func sayingOf(doc *review.Document, q review.QuoteRow, names map[string]review.NameRow) (compare.Saying, string) {
	if q.Gone || q.Status == story.Rejected || q.Kind == story.Indirect {
		return compare.Saying{}, ""
	}
	n, ok := names[q.SpeakerEntity]
	named := ok && n.Status != story.Rejected && (n.Type == story.Person || n.Type == story.Organisation)
	s := compare.SayingOf(doc.Text, q.Quote, doc.SpeakerName(q), named)
	return s, s.Words() + "\n" + s.Speaker + "\n" + fmt.Sprint(named)
}

func (r *repeats) look(id string, rows, keys []string, sayings []compare.Saying) {
	d := r.desk
	r.looking = true
	d.background(func() func() {
		told, err := d.db.Repeats(context.Background(), id, sayings)
		return func() {
			if r.story != id || d.acts.closed {
				return
			}
			r.looking = false
			if err != nil {
				d.log.Warn("repeats could not be looked up", "err", err)
			}
			for i, row := range rows {
				r.asked[row], r.told[row] = keys[i], nil
				if err == nil {
					r.told[row] = told[i]
				}
			}
			r.arrived(rows)
		}
	})
}

// arrived shows what was looked up.
func (r *repeats) arrived(rows []string) {
	d := r.desk
	if docID(d.doc) != r.story {
		return
	}
	for _, row := range rows {
		d.tables.grids[review.Quotes].RefreshRow(row)
	}
	d.detail.show()
	d.controls.refresh()
	d.menu.refresh()
	r.update(d.doc) // for what has changed meanwhile
}

// of are the stories in which the quotation of a row stands otherwise.
func (r *repeats) of(row string) []storage.Repeat {
	if r == nil {
		return nil
	}
	return r.told[row]
}

// mark stands before the words of such a row in the table.
func (r *repeats) mark(q review.QuoteRow) string {
	if q.Status == story.Rejected || len(r.of(q.ID)) == 0 {
		return ""
	}
	return "≠ "
}

// notice tells of such a row in the bar: which story, which words, which speaker.
func (r *repeats) notice(q review.QuoteRow) string {
	all := r.of(q.ID)
	if len(all) == 0 || q.Status == story.Rejected {
		return ""
	}
	first := all[0]
	words := fmt.Sprintf("≠ %s, “%s”: %s.", first.At.Local().Format(dayFormat), short(first.Title, 48), differsIn(first))
	if n := len(all) - 1; n > 0 {
		words += fmt.Sprintf(" Otherwise in %s, too.", plural(n, "other story", "other stories"))
	}
	return words
}

// mostDiffering is how many places are spelled out in which two wordings differ.
const mostDiffering = 2

// differsIn tells how the quotation stands in the other story.
func differsIn(r storage.Repeat) string {
	var parts []string
	if r.Drift.Speaker {
		parts = append(parts, "said by "+short(r.Speaker, 40)+" there")
	}
	for i, w := range r.Drift.Words {
		if i == mostDiffering {
			parts = append(parts, fmt.Sprintf("and %d more", len(r.Drift.Words)-i))
			break
		}
		switch here, there := short(w.Here, 40), short(w.There, 40); {
		case there == "":
			parts = append(parts, "without “"+here+"” there")
		case here == "":
			parts = append(parts, "with “"+there+"” there")
		default:
			parts = append(parts, "“"+there+"” there, “"+here+"” here")
		}
	}
	for _, f := range r.Drift.Flags {
		if f == compare.NegationLost {
			parts = append(parts, "one of the two denies it")
		}
	}
	if len(parts) == 0 {
		parts = append(parts, "in another order there")
	}
	return strings.Join(parts, "; ")
}

// elsewhere puts a button for the other story.
func (t *detail) elsewhere(q review.QuoteRow) {
	if q.Status == story.Rejected || len(t.desk.repeats.of(q.ID)) == 0 {
		return
	}
	words := "Open the other story"
	if key := t.desk.keys.plainOf("elsewhere"); key != "" {
		words = keyLabel(key) + "  " + words
	}
	t.takes.Add(widget.NewButton(words, t.desk.OpenRepeat))
}

// OpenRepeat shows the story where the selected quotation stands otherwise; of several it asks which.
func (d *Desk) OpenRepeat() {
	if d.doc == nil || d.at.table != review.Quotes || len(d.repeats.of(d.at.id)) == 0 {
		d.status.warn("No other story has this quotation in other words or by another speaker.")
		return
	}
	all := d.repeats.of(d.at.id)
	open := func(r storage.Repeat) { d.openAt(r.Story, place{review.Quotes, r.Quote}) }
	if len(all) == 1 {
		open(all[0])
		return
	}
	var choices []choice
	for _, r := range all {
		choices = append(choices, choice{words: short(r.Title, 80), hint: short(sentence(differsIn(r)), 120), count: r.At.Local().Format(dayFormat), act: func() { open(r) }})
	}
	d.pickFrom("Where does it stand otherwise?", "The story to open", "Story of", choices)
}
