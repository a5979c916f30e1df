package gui

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"quotedesk/app/memory"
	"quotedesk/storage"
)

// What a person can say of the people on the screen. All of it is kept as decisions and can be taken apart again.

func (s *everybodyScreen) focus(f fyne.Focusable) { s.desk.win.Canvas().Focus(f) }

func (s *everybodyScreen) filterKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		s.focus(s.list)
	case fyne.KeyEscape:
		s.dlg.Hide()
	default:
		return false
	}
	return true
}

func (s *everybodyScreen) listKey(_ string, e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape:
		s.dlg.Hide()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyRight:
		s.onceShown(s.said.enter)
	default:
		return s.desk.paneKey(inPeople, e)
	}
	return true
}

// letter does what the key of a letter does; nothing is typed in the lists, so that a capital one means the same.
func (s *everybodyScreen) letter(p pane, r rune) bool {
	if s.desk.paneRune(p, unicode.ToLower(r)) {
		return true
	}
	if r != '/' {
		return false
	}
	s.find()
	return true
}

// find gives the keyboard to the filter.
func (s *everybodyScreen) find() { s.focus(s.filter) }

// onceShown acts when the screen shows what was last asked for: who types faster than the archive answers means the
// person whom the filter will show, not the one marked still.
func (s *everybodyScreen) onceShown(act func()) {
	s.after = append(s.after, act)
	s.caughtUp()
}

// caughtUp does what waits; with the screen gone it is forgotten.
func (s *everybodyScreen) caughtUp() {
	s.after.do(func() bool { return s.listed == s.asked && s.told == s.of }, s.desk.peopleOnTop)
}

// putOff are acts that wait for an answer of the archive.
type putOff []func()

// do does them one after the other while all that was asked for is there, as each may ask anew; those that come when the
// screen is not shown are forgotten.
func (p *putOff) do(answered, shown func() bool) {
	for len(*p) > 0 && answered() {
		act := (*p)[0]
		*p = (*p)[1:]
		if shown() {
			act()
		}
	}
}

// peopleOnTop says that the screen of the people is shown and nothing is over it.
func (d *Desk) peopleOnTop() bool {
	top := d.win.Canvas().Overlays().Top()
	return top != nil && d.everybody != nil && d.everybody.over == top
}

// onPeople does an act on the screen of the people. Where it is not shown, it comes up to choose whom.
func (d *Desk) onPeople(id string, act func(*everybodyScreen)) {
	if d.peopleOnTop() {
		d.everybody.onceShown(func() { act(d.everybody) })
		return
	}
	d.ShowPeople()
	if id != "find person" {
		d.everybody.say("Choose whom, then {." + id + "}.")
	}
}

// decide keeps what was said and shows the people as they then are.
func (s *everybodyScreen) decide(d memory.Decision, then, person string) {
	d.Who = s.desk.who
	if d.Who == "" {
		d.Who = loginName()
	}
	if err := s.desk.db.Decide(context.Background(), d); err != nil {
		s.say("Not saved: " + messageText(err))
		return
	}
	s.desk.log.Info("people decided", "what", string(d.What))
	s.desk.known.again()
	s.say(then)
	s.load(person)
}

// merge asks which other person the selected one is.
func (s *everybodyScreen) merge() {
	p, ok := s.selected()
	if !ok {
		return
	}
	d := s.desk
	d.background(func() func() {
		all, err := d.db.People(context.Background(), storage.PeopleFilter{Limit: mostPeopleListed})
		return func() {
			if err != nil {
				s.say("The people could not be listed: " + messageText(err))
				return
			}
			var choices []choice
			for _, q := range all {
				if dec, err := memory.MergeOf(p, q); err == nil {
					choices = append(choices, choice{words: q.Name, hint: roleWords(q), count: fmt.Sprint(q.Quotes), act: func() {
						s.decide(dec, short(p.Name, 40)+" is "+short(q.Name, 40)+" now. {.part people} takes them apart again.", q.ID)
						s.focus(s.list)
					}})
				}
			}
			if len(choices) == 0 {
				s.say("There is nobody else to merge with.")
				return
			}
			d.pickFrom("Merge “"+short(p.Name, 40)+"” into", "The person that it is", "Quoted", choices)
		}
	})
}

// takeApart lists what was merged into the selected person, and, where the person was parted from a namesake, the way back.
func (s *everybodyScreen) takeApart() {
	p, ok := s.selected()
	if !ok {
		return
	}
	d := s.desk
	list, err := d.db.Decisions(context.Background())
	if err != nil {
		s.say(messageText(err))
		return
	}
	var choices []choice
	for _, back := range memory.Stand(list).Backs(p.ID) {
		words, hint := memory.NameOf(back.Person), "is another person after all"
		if back.What == memory.Rejoin {
			hint = "is the one of that name after all"
		}
		choices = append(choices, choice{words: words, hint: hint, act: func() {
			s.decide(back, "Kept.", p.ID)
			s.focus(s.list)
		}})
	}
	if len(choices) == 0 {
		s.say("Nothing was merged into " + short(p.Name, 40) + ". Somebody else in one story: Enter, then {.other person} at a quotation of it.")
		return
	}
	d.pickFrom("Take “"+short(p.Name, 40)+"” apart", "Who", "", choices)
}

// sightings are what is known of a person, story by story; none when they cannot be read, which is told.
func (s *everybodyScreen) sightings(person string) []memory.Sighting {
	all, err := s.desk.db.Sightings(context.Background(), person)
	if err != nil {
		s.say(messageText(err))
	}
	return all
}

func (s *everybodyScreen) rename() {
	p, ok := s.selected()
	if !ok {
		return
	}
	s.desk.askText("Shown as", "The name that the desk shows and completes. Empty: as the stories print it.", p.Name, "Keep", "Cancel", func(name string) {
		s.decide(memory.Decision{What: memory.Rename, Person: p.ID, Name: strings.Join(strings.Fields(name), " ")}, "Kept.", p.ID)
		s.focus(s.list)
	}, func() { s.focus(s.list) })
}

func (s *everybodyScreen) alias() {
	p, ok := s.selected()
	if !ok {
		return
	}
	s.desk.askText("Also called", "Another form under which "+short(p.Name, 40)+" is printed. One given already is taken off.", "", "Keep", "Cancel", func(name string) {
		name = strings.Join(strings.Fields(name), " ")
		if name == "" {
			return
		}
		what := memory.AddAlias
		for _, a := range p.Aliases {
			if a.Form == name && a.ByHand {
				what = memory.NoAlias
			}
		}
		s.decide(memory.Decision{What: what, Person: p.ID, Name: name}, "Kept.", p.ID)
		s.focus(s.list)
	}, func() { s.focus(s.list) })
}
