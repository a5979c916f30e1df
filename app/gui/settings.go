package gui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"quotedesk/app/review"
)

// houseRules are how a newsroom checks. They are kept in the archive, so that all who work with it have the same.
type houseRules struct {
	fourEyes bool   // the last editor of a quotation does not verify it
	folder   string // of the evidence, absolute; "" for the one beside the archive
	copies   bool   // new evidence is copied into the folder unless its form says otherwise
}

// The names of the rules among the archive's settings.
const (
	ruleFourEyes = "checking.four eyes"
	ruleFolder   = "evidence.folder"
	ruleCopies   = "evidence.copy"
)

// yes is how a rule that is on is kept, and what a ticked box of a form says.
const yes = "yes"

// readRules brings the rules up to what the archive has.
func (d *Desk) readRules() {
	var rules houseRules
	for key, take := range map[string]func(string){
		ruleFourEyes: func(s string) { rules.fourEyes = s == yes },
		ruleFolder:   func(s string) { rules.folder = s },
		ruleCopies:   func(s string) { rules.copies = s == yes },
	} {
		value, _, err := d.db.Setting(context.Background(), key)
		if err != nil {
			d.log.Error("a setting could not be read", "key", key, "err", err)
			return
		}
		take(value)
	}
	d.rules = rules
}

// evidenceFolder is where evidence is kept: where the settings say, or beside the archive.
func (d *Desk) evidenceFolder() string {
	if d.rules.folder != "" {
		return d.rules.folder
	}
	return filepath.Join(filepath.Dir(d.db.Path()), "evidence")
}

func ticked(on bool) string {
	if on {
		return yes
	}
	return ""
}

// ShowSettings is the one place where the desk is set up.
func (d *Desk) ShowSettings() {
	d.readRules()
	usual := filepath.Join(filepath.Dir(d.db.Path()), "evidence")
	d.askForm("Settings", "Enter keeps all, Esc leaves, Tab goes on, Space ticks a box.", []formField{
		{label: "Your name", text: d.who, hint: loginName(), note: "Signs your corrections and verdicts, in the history of each story and in fact-check files."},
		{tick: true, text: ticked(d.rules.fourEyes), hint: "A second person verifies (four eyes)",
			note: "Whoever edited a quotation last cannot call it verified, trimmed or a fair paraphrase. Kept in the archive, for all who work with it."},
		{label: "Evidence folder", text: d.rules.folder, hint: usual, folder: true,
			note: "Files in it are kept by their place in it, so that the folder can move with the archive. Empty: the folder beside the archive."},
		{tick: true, text: ticked(d.rules.copies), hint: "Copy new evidence into the folder",
			note: "Not ticked, files are referred to where they are, and are missing once they move. Each form of evidence can say otherwise."},
	}, "Keep", func(said []string, done func(error)) {
		rules := houseRules{fourEyes: said[1] != "", folder: said[2], copies: said[3] != ""}
		err := d.keepRules(rules)
		if done(err); err != nil {
			return
		}
		if said[0] != "" && said[0] != d.who {
			d.sign(said[0], true)
		}
		d.log.Info("settings kept", "four eyes", rules.fourEyes, "copy", rules.copies)
	})
}

// keepRules stores what has changed of the rules, and works by them from now on.
func (d *Desk) keepRules(to houseRules) error {
	if to.folder != "" && to.folder != d.rules.folder {
		if !filepath.IsAbs(to.folder) {
			return errors.New("type the whole path of the folder, or choose it")
		}
		if err := os.MkdirAll(to.folder, 0o755); err != nil {
			return fmt.Errorf("the folder cannot be used: %w", err)
		}
		to.folder = filepath.Clean(to.folder)
	}
	was := d.rules
	for key, change := range map[string][2]string{
		ruleFourEyes: {ticked(was.fourEyes), ticked(to.fourEyes)},
		ruleFolder:   {was.folder, to.folder},
		ruleCopies:   {ticked(was.copies), ticked(to.copies)},
	} {
		if change[0] == change[1] {
			continue
		}
		if err := d.db.SetSetting(context.Background(), key, change[1]); err != nil {
			return err
		}
	}
	d.rules = to
	if d.doc != nil {
		d.doc.FourEyes = to.fourEyes
	}
	d.status.say("Kept." + d.movedFolder(was.folder, to.folder))
	d.tables.checking.evidence.look()
	return nil
}

// movedFolder warns that evidence is looked for somewhere else.
func (d *Desk) movedFolder(was, is string) string {
	if was == is {
		return ""
	}
	return " Evidence kept in the old folder is looked for in " + short(d.evidenceFolder(), 60) + " now: move its files there."
}

// refusedByRule tells a verdict that the four-eyes rule refuses, and where the rule is kept. It is false for any other error.
func (d *Desk) refusedByRule(id string, err error) bool {
	var edited *review.EditedItError
	if !errors.As(err, &edited) {
		return false
	}
	d.log.Info("verdict refused", "by", "four eyes", "quotation", id)
	d.status.warn(strings.TrimSuffix(sentence(err.Error()), ".") + " (four-eyes rule in the settings).")
	return true
}
