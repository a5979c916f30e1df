package gui

import (
	"os/user"
	"strings"
)

const whoPreference = "who"

// knownName is the name that corrections are signed with, "" when nobody has said it yet.
func (d *Desk) knownName(given string) string {
	if given != "" {
		return given
	}
	return d.app.Preferences().String(whoPreference)
}

// loginName is what the computer calls the person.
func loginName() string {
	u, err := user.Current()
	if err != nil {
		return "editor"
	}
	if u.Name != "" {
		return u.Name
	}
	return u.Username
}

// AskName lets a person change the name that corrections are signed with.
func (d *Desk) AskName() {
	was := d.who
	if was == "" {
		was = loginName()
	}
	d.askText("Your name", "Corrections are signed with it, in the history of each story and in fact-check files.", was, "Keep", "Cancel",
		func(name string) { d.sign(name, true) }, func() {})
}

// signFirst asks for the name before the first correction, and then goes on with what was asked for. Leaving the
// question signs with the name of the login until the next start.
func (d *Desk) signFirst(a asked) {
	d.unsigned = append(d.unsigned, a)
	if len(d.unsigned) > 1 {
		return // the question is being asked
	}
	goOn := func(name string, keep bool) {
		d.sign(name, keep)
		waiting := d.unsigned
		d.unsigned = nil
		for _, a := range waiting {
			d.lineUp(a)
		}
	}
	focused := d.win.Canvas().Focused()
	back := func() {
		if focused != nil {
			d.focusAgain(focused)
		}
	}
	d.askText("Who are you?", "Corrections are signed with your name, so that the history can tell who said what. This is asked once.",
		loginName(), "Sign with it", "Ask me next time",
		func(name string) { back(); goOn(name, true) }, func() { back(); goOn("", false) })
}

// sign makes the name that of all corrections from now on.
func (d *Desk) sign(name string, keep bool) {
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		name, keep = loginName(), false
	}
	d.who = name
	if keep {
		d.app.Preferences().SetString(whoPreference, name)
	}
	for _, a := range append(d.unsigned, d.acts.pending...) {
		a.doc.Who = name
	}
	if d.doc != nil {
		d.doc.Who = name
	}
	d.status.say("Corrections are signed “" + short(name, 40) + "”.")
}
