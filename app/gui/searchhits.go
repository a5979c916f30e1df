package gui

import (
	"strings"

	"fyne.io/fyne/v2/theme"

	"quotedesk/app/review"
	"quotedesk/storage"
	"quotedesk/widgets/grid"
)

func searchActions() []action {
	const m = "Edit"
	on := func(id, words, tip, plain string, act func(*searchScreen)) action {
		return action{id: id, menu: m + "/In the search", words: words, tip: tip, plain: plain, in: inHits, do: always(func(d *Desk) { d.onHits(act) })}
	}
	return []action{
		{id: "search", menu: m, words: "Search all stories…", tip: "Search all stories: words, speakers, status, verdicts, days", chord: "Ctrl+Shift+F",
			icon: theme.SearchIcon(), do: always((*Desk).ShowSearch)},
		on("find hits", "What to look for", "Change what is looked for", "f", (*searchScreen).find),
		on("more hits", "More of what was found", "The next hits", "m", (*searchScreen).showMore),
		{id: "narrow", menu: m, words: "Narrow the list of stories", tip: "List only the stories that hold some words", chord: "Ctrl+Shift+L", do: always(func(d *Desk) { d.list.focusSearch() })},
	}
}

// hitsOnTop says that the search is shown and nothing is over it.
func (d *Desk) hitsOnTop() bool {
	top := d.win.Canvas().Overlays().Top()
	return top != nil && d.searching != nil && d.searching.over == top
}

// onHits does an act on the search screen; where it is not shown, it comes up.
func (d *Desk) onHits(act func(*searchScreen)) {
	if !d.hitsOnTop() {
		d.ShowSearch()
		return
	}
	d.searching.onceShown(func() { act(d.searching) })
}

// open shows the story at the marked hit.
func (s *searchScreen) open() {
	h, ok := s.selected()
	if !ok {
		return
	}
	s.dlg.Hide()
	s.desk.openHit(h)
}

func (d *Desk) openHit(h storage.Hit) {
	table := review.Quotes
	if h.Kind == storage.AlertHit {
		table = review.Checks
	}
	if h.Kind != storage.StoryHit {
		d.openAt(h.Story, place{table, h.Row})
		return
	}
	if docID(d.doc) != h.Story {
		d.OpenStory(h.Story)
	}
	at := h.Excerpt.At
	if docID(d.doc) != h.Story {
		return
	}
	d.win.Canvas().Focus(d.story.view)
	if at.Empty() || !at.Valid(d.doc.Text) {
		return
	}
	d.story.view.Select(at.Start, at.End)
	d.story.view.ScrollTo(at.Start, at.End)
}

// openAt shows a story at a row.
func (d *Desk) openAt(id string, at place) {
	if docID(d.doc) != id {
		d.OpenStory(id)
	}
	if docID(d.doc) == id && d.exists(at) {
		d.selectPlace(at)
		d.tables.focus()
	}
}

// Len is called by the grid.
func (s *searchScreen) Len() int { return len(s.hits) }

// Key is called by the grid.
func (s *searchScreen) Key(row int) string { return s.hits[row].Story + " " + s.hits[row].Row }

// Cell is called by the grid.
func (s *searchScreen) Cell(row int, column string) grid.Cell {
	h := s.hits[row]
	switch column {
	case "day":
		return grid.Cell{Text: h.At.Local().Format(dayFormat), Color: colorMuted}
	case "who":
		switch h.Kind {
		case storage.QuotationHit:
			return grid.Cell{Text: h.Speaker, Hint: "nobody named", Bold: true}
		case storage.AlertHit:
			return grid.Cell{Text: h.Rule, Bold: true}
		}
		return grid.Cell{Text: h.Outlet, Color: colorMuted}
	case "words":
		return grid.Cell{Text: strings.TrimSpace(h.Excerpt.Text())}
	case "state":
		if h.Kind == storage.QuotationHit {
			return grid.Cell{Text: string(h.Status), Badge: statusColor(h.Status)}
		}
		return grid.Cell{Text: h.State, Color: colorMuted}
	case "verdict":
		return grid.Cell{Text: h.Verdict, Color: colorMuted}
	}
	return grid.Cell{Text: h.Title, Hint: "no title"}
}
