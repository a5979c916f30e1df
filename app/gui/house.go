package gui

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"quotedesk/app/check"
	"quotedesk/app/check/profile"
	"quotedesk/app/review"
	"quotedesk/app/story"
)

// houseStyle is the house style in force, and what keeps the alerts of the open story in step with it. Looks at the story
// run away from the UI goroutine; what they find becomes part of the step that made them necessary.
type houseStyle struct {
	desk   *Desk
	inUse  atomic.Pointer[profile.Book]
	use    map[string]review.Use // of each rule in all stories; read with the alerts
	behind string                // id of the story some look at which has not been brought in
	looks  int                   // begun so far
}

// houseSetting keeps the house style in the archive, as the text of its file.
const houseSetting = "house style"

func newHouseStyle(d *Desk) *houseStyle {
	h := &houseStyle{desk: d}
	text, kept, err := d.db.Setting(context.Background(), houseSetting)
	p, plain := profile.Load(profile.Usual)
	if plain != nil {
		d.log.Error("the plain house style cannot be read", "err", plain)
	}
	if err == nil && kept {
		var own profile.Profile
		if own, err = profile.Parse(text); err == nil {
			p = own
		}
	}
	if err != nil {
		d.log.Error("the house style of the archive cannot be read; the plain one is used", "err", err)
	}
	book, err := p.Book()
	if err != nil { // Parse has tried it
		d.log.Error("the house style cannot be used", "err", err)
	}
	h.inUse.Store(book)
	h.countUse()
	return h
}

// book is the house style in force. It does not change, and may be asked for on any goroutine.
func (h *houseStyle) book() *profile.Book { return h.inUse.Load() }

func (h *houseStyle) severity(rule string) check.Severity { return h.book().Severity(rule) }

// read has a story read that was never read, with the alerts of the house style.
func (h *houseStyle) read(ctx context.Context, text string) (story.Findings, error) {
	f, err := h.desk.read(ctx, text, story.Decisions{})
	if err == nil {
		var look review.Look
		look, err = lookAt(text, f, h.book().Given(), nil, false)
		f.Checks = look.Found
	}
	if err == nil {
		err = ctx.Err()
	}
	return f, err
}

// keepAlerts leaves the alerts of a story out of a new reading: they are those of the story as it stands, and follow.
func keepAlerts(doc *review.Document, f story.Findings) story.Findings {
	f.Checks = nil
	for _, c := range doc.Checks() {
		f.Checks = append(f.Checks, c.Check)
	}
	return f
}

// always are the exceptions of the whole archive.
func (h *houseStyle) always() []review.Exception {
	all, err := h.desk.db.Exceptions(context.Background())
	if err != nil {
		h.desk.log.Error("exceptions cannot be read", "err", err)
	}
	return all
}

func (h *houseStyle) countUse() {
	use, err := h.desk.db.RuleUse(context.Background())
	if err != nil {
		h.desk.log.Warn("the use of rules cannot be read", "err", err)
	}
	h.use = use
}

// follow looks at what a step has changed, once it is stored: at the paragraphs round an edit and, by the rules that judge a
// place by the rest of the story, at all of it.
func (h *houseStyle) follow(doc *review.Document, step []review.Correction) {
	for _, c := range step {
		if c.Table == review.Exceptions {
			doc.SetAlways(h.always())
			h.shown(doc)
			break
		}
	}
	h.countUseAfter(step)
	if doc.Engine == "" || !review.WantsLook(step) {
		return
	}
	edited, near := editedBy(step)
	h.look(doc, edited, near && h.behind != doc.ID)
}

// countUseAfter reads the use of rules again where a step may have changed it.
func (h *houseStyle) countUseAfter(step []review.Correction) {
	for _, c := range step {
		if c.Table == review.Checks && c.What != review.Added || c.Table == review.Exceptions {
			h.countUse()
			return
		}
	}
}

// editedBy are the places that a step has edited in the text as it now stands; false when it did anything else that rules
// look at, so that all of the story wants a look.
func editedBy(step []review.Correction) ([]story.Span, bool) {
	var out []story.Span
	for _, c := range step {
		switch {
		case c.What == review.Text && out == nil && c.Before.Text != nil && c.After.Text.Furniture == nil:
			touched, stand := touchedBy(*c.After.Text)
			if !stand {
				return nil, false
			}
			for _, e := range c.Before.Text.Edits { // which lead back from the text as it now stands
				out = append(out, e.Span)
			}
			out = append(out, touched...)
		case c.Table != review.Checks:
			return nil, false
		}
	}
	return out, len(out) > 0
}

// touchedBy are the places of the quotations whose words an edit has changed; false when a row has gone with its words.
func touchedBy(r review.Rewrite) (places []story.Span, stand bool) {
	for _, q := range r.Quotes {
		if q.Gone {
			return nil, false
		}
		places = append(places, slices.Concat(q.Parts, q.Speaker, q.Cue)...)
	}
	for _, n := range r.Names {
		if n.Gone {
			return nil, false
		}
	}
	return places, true
}

// look looks at the story away from the UI goroutine, and brings in what it finds.
func (h *houseStyle) look(doc *review.Document, edited []story.Span, near bool) {
	h.behind, h.looks = doc.ID, h.looks+1
	n, d, given := h.looks, h.desk, h.book().Given()
	text, found, version := doc.Text, doc.Findings(), doc.TextVersion()
	d.background(func() func() {
		began := time.Now()
		look, err := lookAt(text, found, given, edited, near)
		took := time.Since(began)
		return func() {
			if err != nil {
				h.failed(err)
				return
			}
			d.log.Info("story checked", "near", near, "alerts", len(look.Found), "us", took.Microseconds())
			if n == h.looks && !d.acts.closed && doc == d.doc {
				h.bring(doc, look, version)
			}
		}
	})
}

// lookAt applies the rules. A rule that breaks is an error: the alerts stay as they are, and the window stays.
func lookAt(text string, f story.Findings, given check.Given, edited []story.Span, near bool) (look review.Look, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("a rule broke on this story (%v)", p)
		}
	}()
	ctx := context.Background()
	if !near {
		return review.Look{Found: check.Run(ctx, text, f, given)}, nil
	}
	found, within, rules := check.Around(ctx, text, f, given, edited)
	far, everywhere := check.Whole(ctx, text, f, given)
	return review.Look{Found: append(found, far...), Within: within, Rules: rules, Everywhere: everywhere}, nil
}

// failed says that the alerts may not be those of the story as it stands.
func (h *houseStyle) failed(err error) {
	h.desk.log.Error("the story could not be checked", "err", err)
	h.desk.status.warn(sentence(err.Error()) + ". Its alerts are those found before.")
}

// bring makes what was found a part of the last step. A look at words that are no longer those is of no use: one at the new
// words is under way.
func (h *houseStyle) bring(doc *review.Document, look review.Look, version int) {
	h.desk.do(func(now *review.Document) ([]review.Correction, error) {
		if now != doc || now.TextVersion() != version {
			return nil, nil
		}
		h.behind = ""
		return now.Follow(look, "house style"), nil
	})
}

// alertsAlone says that a step is what a look at the story found.
func alertsAlone(step []review.Correction) bool {
	for _, c := range step {
		if c.Table != review.Checks || c.What != review.Added && c.What != review.Removed {
			return false
		}
	}
	return true
}

// compare looks whether the rules would now say something else of a story than what is kept of it, as when the house style
// has changed since, and offers to check it again.
func (h *houseStyle) compare(doc *review.Document) {
	d := h.desk
	if doc.Engine == "" || d.db.ReadOnly() || d.readingOf(doc.ID) != nil {
		return
	}
	text, found, version, given := doc.Text, doc.Findings(), doc.TextVersion(), h.book().Given()
	d.background(func() func() {
		look, err := lookAt(text, found, given, nil, false)
		return func() {
			if err != nil {
				h.failed(err)
				return
			}
			if d.acts.closed || doc != d.doc || doc.TextVersion() != version {
				return
			}
			if n := len(doc.CheckAgain(look, "house style")); n > 0 {
				d.story.offerCheck(plural(n, "alert", "alerts"))
			}
		}
	})
}

// CheckAgain applies all rules of the house style to the story, as one step.
func (d *Desk) CheckAgain() {
	if d.doc == nil {
		d.status.warn("Open a story first.")
		return
	}
	if d.doc.Engine == "" {
		d.status.warn(d.keys.say("The story has not been read for quotations yet. Press {read again}."))
		return
	}
	doc, given := d.doc, d.house.book().Given()
	text, found, version := doc.Text, doc.Findings(), doc.TextVersion()
	d.background(func() func() {
		look, err := lookAt(text, found, given, nil, false)
		return func() {
			if err != nil {
				d.house.failed(err)
				return
			}
			d.doTo(doc, func(now *review.Document) ([]review.Correction, error) {
				if now.TextVersion() != version {
					return nil, nil
				}
				step := now.CheckAgain(look, "house style")
				if now == d.doc {
					d.story.unsay()
					d.status.say("Checked again: " + plural(len(look.Found), "alert", "alerts") + ", " + plural(len(step), "change", "changes") + ".")
				}
				return step, nil
			})
		}
	})
}

// shown brings the screen up to exceptions and severities that have changed.
func (h *houseStyle) shown(doc *review.Document) {
	if doc != h.desk.doc {
		return
	}
	h.desk.tables.refresh()
	h.desk.story.refresh(doc, h.desk.at)
	h.desk.detail.show()
}

// keep makes the profile the house style of the archive and checks the open story by it. done is told how it went, on the UI
// goroutine.
func (h *houseStyle) keep(p profile.Profile, done func(error)) {
	d := h.desk
	book, err := p.Book()
	if err != nil {
		done(err)
		return
	}
	d.background(func() func() {
		err := d.db.SetSetting(context.Background(), houseSetting, profile.Encode(p))
		return func() {
			if err == nil {
				h.inUse.Store(book)
				if d.doc != nil && d.doc.Engine != "" && !d.db.ReadOnly() {
					d.CheckAgain()
				}
				h.shown(d.doc)
			}
			done(err)
		}
	})
}
