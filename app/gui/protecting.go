package gui

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"quotedesk/app/memory"
	"quotedesk/app/review"
	"quotedesk/storage"
)

// Protected sources. The story, its journal and all that the window shows have the pseudonym only. Who it is goes from the
// form into a table of its own, and comes out of it for ShowIdentity alone.

// protectedSign stands behind the name of a protected source wherever a table shows it.
const protectedSign = " ·\u00a0protected"

// signOf is what a table shows behind the speaker of a quotation.
func signOf(doc *review.Document, q review.QuoteRow) string {
	if len(doc.Sources()) == 0 {
		return ""
	}
	if _, ok := doc.Source(q); ok {
		return protectedSign
	}
	return ""
}

// protectedNotice tells in the bar under the tables that a speaker is protected.
func protectedNotice(source review.Source, ok bool) string {
	if !ok {
		return ""
	}
	return "Protected source: “" + short(source.Pseudonym, 40) + "” everywhere."
}

// sheltered is a speaker who can be protected: a name of the story, or the words that one quotation is given to.
type sheltered struct {
	name   string // id of the row, "" for the quotation's own words
	quote  string
	shown  string
	source review.Source
	is     bool // protected already
}

// shelterable is the speaker of the selected row.
func (d *Desk) shelterable() (sheltered, bool) {
	if d.doc == nil {
		return sheltered{}, false
	}
	if n, ok := d.doc.Name(d.at.id); ok && d.at.table == review.Names {
		source, is := d.doc.SourceOf(n.ID)
		return sheltered{name: n.ID, shown: n.Name, source: source, is: is}, true
	}
	q, ok := d.doc.Quote(d.at.id)
	if !ok || d.at.table != review.Quotes || d.doc.SpeakerName(q) == "" {
		return sheltered{}, false
	}
	source, is := d.doc.Source(q)
	return sheltered{quote: q.ID, shown: d.doc.SpeakerName(q), source: source, is: is}, true
}

// ProtectSource protects the selected name, or the speaker of the selected quotation; of one that is protected it asks what
// else to do.
func (d *Desk) ProtectSource(cause string) {
	who, ok := d.shelterable()
	if !ok {
		d.status.warn("Select a name, or a quotation that somebody has said, first.")
		return
	}
	d.protectOrNot(who, cause, d.tables.focus)
}

func (d *Desk) protectOrNot(who sheltered, cause string, back func()) {
	if who.is {
		d.protectedAlready(who, cause, back)
		return
	}
	if left := d.leftIdentities(); len(left) > 0 {
		d.pickFrom("Protected sources of this story", "What to do", "", []choice{
			{words: "Protect “" + short(who.shown, 40) + "”…", hint: "under a pseudonym", act: func() { d.askPseudonym(who, cause, back) }},
			{words: "Forget who was protected before", hint: plural(len(left), "name is", "names are") + " kept for protection that was taken off", act: func() {
				for _, i := range left {
					d.forgetIdentity(i)
				}
				back()
			}},
		})
		return
	}
	d.askPseudonym(who, cause, back)
}

// askPseudonym asks under which name the source is to stand, and, if the desk is to keep it, who it is.
func (d *Desk) askPseudonym(who sheltered, cause string, back func()) {
	doc := d.doc
	protect := func(doc *review.Document, pseudonym string) ([]review.Correction, error) {
		if who.name != "" {
			return doc.ProtectName(who.name, pseudonym, cause)
		}
		return doc.Protect(who.quote, pseudonym, cause)
	}
	d.askForm("Protect “"+short(who.shown, 50)+"”",
		"The source stands under the pseudonym in every table, history and file. The real name may be left out. When it is given, it is kept apart: "+
			"no export, log or history reads it, and nothing that holds it is taken into the story any more. The words of the story itself stay as they are printed.",
		[]formField{{label: "Pseudonym", text: who.shown, secret: true}, {label: "Real name", hint: "may be left out", secret: true}, {label: "Contact", hint: "may be left out", secret: true}}, "Protect",
		func(said []string, done func(error)) {
			_, err := protect(doc, said[0])
			if err == nil && said[1] == "" && said[2] != "" {
				err = errors.New("a contact is kept with the real name only: type both, or neither")
			}
			if done(err); err != nil {
				return
			}
			a := asked{doc: doc, act: func(doc *review.Document) ([]review.Correction, error) { return protect(doc, said[0]) }}
			if said[1] != "" {
				a.who = &storage.Identity{Name: said[1], Contact: said[2]}
			}
			d.lineUp(a)
			back()
		})
}

// protectedAlready offers what can be done with a protected source.
func (d *Desk) protectedAlready(who sheltered, cause string, back func()) {
	off := func() {
		d.do(func(doc *review.Document) ([]review.Correction, error) { return doc.Unprotect(who.source.ID, cause) })
		back()
	}
	choices := []choice{{words: "Take the protection off", hint: "the pseudonym stays until the name is changed; undo protects again", act: off}}
	if i, ok := d.identityOf(who.source.ID); ok {
		choices = append(choices,
			choice{words: "Show who it is", hint: "on this screen only", act: func() { d.showIdentity(who.source, i) }},
			choice{words: "Forget who it is", hint: "for good; the pseudonym and the protection stay", act: func() {
				d.forgetIdentity(i)
				back()
			}})
	}
	d.pickFrom("“"+short(who.source.Pseudonym, 50)+"” is protected", "What to do", "", choices)
}

// identities are who the protected sources of the story are; none when they cannot be read, which is told.
func (d *Desk) identities() []storage.Identity {
	all, err := d.db.Identities(context.Background(), d.doc.ID)
	if err != nil {
		d.tell("Who the protected sources are could not be read", err)
	}
	return all
}

func (d *Desk) identityOf(source string) (storage.Identity, bool) {
	for _, i := range d.identities() {
		if i.Source == source {
			return i, true
		}
	}
	return storage.Identity{}, false
}

// leftIdentities are those whose protection was taken off or undone.
func (d *Desk) leftIdentities() []storage.Identity {
	var out []storage.Identity
	for _, i := range d.identities() {
		here := false
		for _, s := range d.doc.Sources() {
			here = here || s.ID == i.Source
		}
		if !here {
			out = append(out, i)
		}
	}
	return out
}

// showIdentity tells who a source is, to whoever sits at the window.
func (d *Desk) showIdentity(s review.Source, i storage.Identity) {
	d.log.Info("identity shown", "source", s.ID)
	text := "“" + s.Pseudonym + "” is " + i.Name + "."
	if i.Contact != "" {
		text += "\nContact: " + i.Contact
	}
	d.pose("Who it is", passageLabel(text), sizeOfPassage, "Close", nil)
}

func (d *Desk) forgetIdentity(i storage.Identity) {
	if err := d.db.ForgetIdentity(context.Background(), d.doc.ID, i.Source); err != nil {
		d.tell("Who the source is could not be forgotten", err)
		return
	}
	d.log.Info("identity forgotten", "source", i.Source)
	d.status.say("Forgotten: nothing in this archive tells any more who it was.")
}

// protect protects the selected person in the story that is open.
func (s *everybodyScreen) protect() {
	p, ok := s.selected()
	if !ok {
		return
	}
	d := s.desk
	if d.doc == nil || d.db.ReadOnly() {
		s.say("Open the story in which " + short(p.Name, 40) + " is to be protected first.")
		return
	}
	here := map[string]bool{}
	for _, x := range s.sightings(p.ID) {
		here[x.Key()] = here[x.Key()] || x.Story == d.doc.ID
	}
	for _, n := range d.doc.Names() {
		if !here[memory.Key(n.Type, n.Name)] {
			continue
		}
		source, is := d.doc.SourceOf(n.ID)
		d.protectOrNot(sheltered{name: n.ID, shown: n.Name, source: source, is: is}, "menu", func() {
			s.load("")
			s.focus(s.list)
		})
		return
	}
	s.say(fmt.Sprintf("%s is not among the confirmed names of the story that is open: a source is protected story by story.", short(p.Name, 40)))
}

// guards says that one of the person's names is a pseudonym.
func (s *everybodyScreen) guards(p memory.Person) bool {
	if s.pseudonyms[strings.ToLower(p.Name)] {
		return true
	}
	for _, a := range p.Aliases {
		if s.pseudonyms[strings.ToLower(a.Form)] {
			return true
		}
	}
	return false
}
