package gui

import (
	"fmt"

	"fyne.io/fyne/v2/theme"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// checkActions are what can be done about alerts and the rules that raise them.
func checkActions() []action {
	const m = "Check"
	return []action{
		{id: "next alert", menu: m, words: "Next alert", chord: "Ctrl+F8", plain: "F8", in: tablePanes | inStory, icon: iconNextAlert, needs: needStory,
			do: always(func(d *Desk) { d.StepAlert(false) })},
		{id: "alert before", menu: m, words: "Alert before", chord: "Ctrl+Shift+F8", plain: "Shift+F8", in: tablePanes | inStory, icon: iconAlertBefore, needs: needStory,
			do: always(func(d *Desk) { d.StepAlert(true) })},
		{id: "filter alerts", menu: m, words: "Show other alerts", tip: "Show all alerts, or those that want a look, errors, those with a fix, those of this rule", plain: "v", in: inChecks,
			icon: iconFilter, needs: needStory, do: always((*Desk).FilterAlerts)},
		line(m),
		{id: "fix", menu: m, words: "Apply the fix", chord: "Alt+F", plain: "f", icon: iconFix, needs: needCheck, do: always((*Desk).ApplyFix)},
		{id: "fix safe", menu: m, words: "Apply all safe fixes", tip: "Apply all safe fixes, which change no word, as one step", chord: "Alt+Shift+F", plain: "t", in: inChecks | inStory,
			icon: iconFix, needs: needWritable, do: always((*Desk).ApplySafe)},
		{id: "ignore", menu: m, words: "Ignore…", tip: "Ignore the alert here, in this story, or always for these words", plain: "i", in: inChecks, icon: theme.VisibilityOffIcon(), needs: needCheck,
			do: (*Desk).Ignore},
		line(m),
		{id: "explain", menu: m, words: "What the rule says…", plain: "w", in: inChecks, icon: theme.QuestionIcon(), needs: needCheck, do: always((*Desk).ExplainRule)},
		{id: "quiet", menu: m, words: "Let the rule go quiet", tip: "Mute the rule of this alert in the house style", plain: "z", in: inChecks, icon: theme.VolumeMuteIcon(), needs: needCheck,
			do: always((*Desk).QuietRule)},
		{id: "check again", menu: m, words: "Check the story again", tip: "Apply the rules of the house style to the whole story", chord: "Ctrl+F7", icon: theme.ViewRefreshIcon(), needs: needWritable,
			do: always((*Desk).CheckAgain)},
		line(m),
		{id: "house style", menu: m, words: "House style…", tip: "House style: marks, words, rules, and rules of your own", chord: "Alt+Shift+H", icon: theme.SettingsIcon(), do: always((*Desk).ShowHouse)},
	}
}

// ApplySafe puts right all that changes no word, as one step.
func (d *Desk) ApplySafe() {
	if d.doc == nil {
		return
	}
	d.do(func(doc *review.Document) ([]review.Correction, error) {
		var ids []string
		for _, c := range doc.Checks() {
			if c.Safety == story.Safe && c.Status.Open() && len(c.Fix) > 0 {
				ids = append(ids, c.ID)
			}
		}
		if len(ids) == 0 {
			return nil, fmt.Errorf("there is no safe fix to apply")
		}
		return doc.ApplyFixes(ids, "safe fixes", nil)
	})
}

// alert is the selected alert; without one the person is told how to select one.
func (d *Desk) alert() (review.CheckRow, bool) {
	if d.doc != nil && d.at.table == review.Checks {
		if c, ok := d.doc.Check(d.at.id); ok {
			return c, true
		}
	}
	d.status.warn(d.keys.say("Select an alert in the checks first ({checks})."))
	return review.CheckRow{}, false
}

// QuietRule mutes the rule of the selected alert in the house style.
func (d *Desk) QuietRule() {
	c, ok := d.alert()
	if !ok {
		return
	}
	rule, ok := d.house.book().Rule(c.Rule)
	if !ok {
		d.status.warn("This rule is no more. Check the story again.")
		return
	}
	p := d.house.book().Profile().Clone()
	p.SetLevel(rule, "off")
	d.house.keep(p, func(err error) {
		if err != nil {
			d.tell("The house style was not kept", err)
			return
		}
		d.status.say(d.keys.say(rule.ID + " (" + rule.Name + ") is quiet now. {house style} brings it back."))
	})
}

// tooLoud says that the desk ignores the rule more than it uses it, once there is enough to tell.
func (h *houseStyle) tooLoud(rule string) bool {
	const enough = 4
	u := h.use[rule]
	return u.Ignored >= enough && u.Ignored > u.Used
}

// useWords says how the desk has used a rule so far.
func useWords(u review.Use) string {
	if u == (review.Use{}) {
		return "Not used yet."
	}
	return fmt.Sprintf("So far used %s and ignored %s.", plural(max(u.Used, 0), "time", "times"), plural(max(u.Ignored, 0), "time", "times"))
}
