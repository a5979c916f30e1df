package gui

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"quotedesk/app/check/profile"
	"quotedesk/app/export"
)

// choose begins with a style that comes with the program. The desk's own rules stay.
func (e *houseEditor) choose() {
	var all []choice
	for _, id := range profile.Shipped() {
		p, err := profile.Load(id)
		if err != nil {
			e.desk.log.Error("a house style cannot be read", "id", id, "err", err)
			continue
		}
		hint := "marks " + orAny(p.House.Outer) + ", stops " + orAny(string(p.House.Stops)) + ", ellipsis " + orAny(p.House.Ellipsis)
		all = append(all, choice{words: p.Name, hint: hint, act: func() {
			p.Own = e.p.Own
			for _, o := range p.Own {
				if l, ok := e.p.Rules[o.ID]; ok {
					p.Rules[o.ID] = l
				}
			}
			e.p, e.changed, e.leaving = p, true, false
			e.refresh()
		}})
	}
	e.desk.pickFrom("Begin with", "A style that comes with the program", "", all)
}

func orAny(s string) string {
	if s == "" {
		return "as found"
	}
	return s
}

// rename asks for the name of the style.
func (e *houseEditor) rename() {
	e.desk.askForm("Name of the house style", "Under this name it is exported and told in reports.", []formField{{label: "Name", text: e.p.Name}}, "Rename",
		func(said []string, done func(error)) {
			then := e.p.Clone()
			then.Name = said[0]
			if _, err := profile.Parse(profile.Encode(then)); err != nil {
				done(fmt.Errorf("type a name of at most 120 characters"))
				return
			}
			e.p = then
			done(e.edited(nil))
			e.refresh()
		})
}

// importFile takes a style from a file; a wrong one is refused with its lines and what is allowed.
func (e *houseEditor) importFile() {
	e.desk.askForm("Import a house style", "A .toml file that this program or a person has written. It takes the place of the style here once you keep it.",
		[]formField{{label: "File", hint: "for example /home/desk/our-style.toml", file: true}}, "Import",
		func(said []string, done func(error)) {
			p, err := readHouse(said[0])
			if err != nil {
				done(err)
				return
			}
			e.p = p
			done(e.edited(nil))
			e.refresh()
		})
}

func readHouse(path string) (profile.Profile, error) {
	f, err := os.Open(path)
	if err != nil {
		return profile.Profile{}, fmt.Errorf("the file cannot be opened: %w", err)
	}
	defer f.Close() // only read from: nothing can be lost
	text, err := io.ReadAll(io.LimitReader(f, profile.Largest+1))
	if err != nil {
		return profile.Profile{}, fmt.Errorf("the file cannot be read: %w", err)
	}
	p, err := profile.Parse(string(text))
	if err != nil {
		return p, fmt.Errorf("this file is no house style, and nothing of it was taken:\n%w", err)
	}
	return p, nil
}

// exportFile writes the style as it stands here into a new file.
func (e *houseEditor) exportFile() {
	path := filepath.Join(e.desk.exportFolder(), export.FileName(e.p.Name, ".toml"))
	e.desk.askForm("Export the house style", "Every point, the rules that matter otherwise than usual, and your own rules, with notes for whoever reads it.",
		[]formField{{label: "File", text: path, file: true}}, "Export",
		func(said []string, done func(error)) {
			if !filepath.IsAbs(said[0]) {
				done(fmt.Errorf("“%s” is not a whole path; type the folder in full", said[0]))
				return
			}
			err := export.File(said[0], func(w io.Writer) error {
				_, err := io.WriteString(w, profile.Encode(e.p))
				return err
			})
			done(err)
			if err == nil {
				e.desk.log.Info("house style exported", "path", said[0])
				e.desk.status.say("Exported the house style to " + said[0])
			}
		})
}
