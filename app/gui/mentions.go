package gui

import (
	"fmt"
	"slices"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// keepMention holds on to the mention that is looked at while its name is selected, and begins with the first of
// another one.
func (d *Desk) keepMention() {
	n, ok := d.doc.Name(d.at.id)
	switch {
	case d.at.table != review.Names || !ok || len(n.Mentions) == 0:
		d.mention = story.Span{}
	case !slices.Contains(n.Mentions, d.mention):
		d.mention = n.Mentions[0]
	}
}

// mentionAt looks at the mention of the selected name that a byte of the story lies in.
func (d *Desk) mentionAt(offset int) {
	n, ok := d.doc.Name(d.at.id)
	if d.at.table != review.Names || !ok {
		return
	}
	for _, m := range n.Mentions {
		if m.Start <= offset && offset <= m.End {
			d.lookAt(m)
			return
		}
	}
}

func (d *Desk) lookAt(m story.Span) {
	d.mention = m
	d.story.refresh(d.doc, d.at)
	d.story.view.ScrollTo(m.Start, m.End)
}

// StepMention looks at the next mention of the selected name, or the one before; past the last comes the first.
func (d *Desk) StepMention(back bool) {
	n, ok := d.selectedName()
	if !ok || len(n.Mentions) == 0 {
		return
	}
	i := slices.Index(n.Mentions, d.mention)
	if back {
		i += len(n.Mentions) - 1
	} else {
		i++
	}
	i %= len(n.Mentions)
	d.lookAt(n.Mentions[i])
	d.status.say(fmt.Sprintf("%s: mention %d of %d", short(n.Name, 60), i+1, len(n.Mentions)))
}

// selectedName is the name that is selected and stands; without one the person is told how to select one.
func (d *Desk) selectedName() (review.NameRow, bool) {
	if d.doc == nil {
		d.status.warn("Open a story first.")
		return review.NameRow{}, false
	}
	n, ok := d.doc.Name(d.at.id)
	if d.at.table != review.Names || !ok {
		d.status.warn(d.keys.say("Select a name first: press {names} for the names, or click one in the story."))
		return review.NameRow{}, false
	}
	return n, true
}
