package gui

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"quotedesk/app/evidence"
	"quotedesk/app/review"
)

// The small forms that add evidence to the selected quotation. A file is read to its end, away from the UI goroutine,
// before it becomes evidence.

// AddRecording asks for a stretch of a recording.
func (d *Desk) AddRecording(cause string) {
	d.addExhibit("Add a recording", []formField{{label: "File", file: true}, d.copyField(), {label: "From", hint: "hh:mm:ss.t"}, {label: "To", hint: "hh:mm:ss.t"},
		{label: "Speaker label", hint: "as in the recording"}, {label: "Note"}}, cause, func(said []string) (review.Exhibit, string, bool, error) {
		from, err := timeIn(said[2])
		if err != nil {
			return review.Exhibit{}, "", false, err
		}
		to, err := timeIn(said[3])
		if err != nil {
			return review.Exhibit{}, "", false, err
		}
		e := review.Exhibit{Kind: review.ExhibitRecording, Recording: &review.Recording{From: from, To: max(to, from), Speaker: said[4]}, Note: said[5]}
		if said[3] != "" {
			e.Recording.To = to
		}
		if said[0] == "" {
			return e, "", false, fmt.Errorf("choose the file of the recording")
		}
		return e, said[0], said[1] != "", nil
	})
}

// AddPaper asks for a place in a document.
func (d *Desk) AddPaper(cause string) {
	d.addExhibit("Add a document", []formField{{label: "File", file: true}, d.copyField(), {label: "or reference", hint: "a book, an archive number"}, {label: "Page"},
		{label: "Paragraph"}, {label: "Passage"}, {label: "Note"}}, cause, func(said []string) (review.Exhibit, string, bool, error) {
		return review.Exhibit{Kind: review.ExhibitPaper, Paper: &review.Paper{Reference: said[2], Page: said[3], Paragraph: said[4], Passage: said[5]}, Note: said[6]},
			said[0], said[1] != "", nil
	})
}

// AddWebPage asks for a web address and, if there is one, a saved copy of the page.
func (d *Desk) AddWebPage(cause string) {
	now := d.now().Local().Format(minuteFormat)
	d.addExhibit("Add a web address", []formField{{label: "Address", hint: "https://"}, {label: "Title"}, {label: "Seen", text: now, hint: minuteFormat},
		{label: "Archived at", hint: "https://"}, {label: "Saved copy", file: true}, d.copyField(), {label: "Second-hand", tick: true, hint: "it quotes the words from somewhere else"}, {label: "Note"}},
		cause, func(said []string) (review.Exhibit, string, bool, error) {
			seen, err := minuteIn(said[2])
			return review.Exhibit{Kind: review.ExhibitWeb, Web: &review.WebPage{Address: said[0], Title: said[1], Captured: seen, Archive: said[3],
				Relayed: said[6] != ""}, Note: said[7]}, said[4], said[5] != "", err
		})
}

// AddWitness asks who confirmed what.
func (d *Desk) AddWitness(cause string) {
	now := d.now().Local().Format(minuteFormat)
	d.addExhibit("Add a person", []formField{{label: "Who"}, {label: "How", text: "call", hint: "call, mail, in person"}, {label: "When", text: now, hint: minuteFormat},
		{label: "What was confirmed"}, {label: "Note"}}, cause, func(said []string) (review.Exhibit, string, bool, error) {
		at, err := minuteIn(said[2])
		return review.Exhibit{Kind: review.ExhibitPerson, Person: &review.Witness{Who: said[0], Channel: said[1], When: at, Confirmed: said[3]}, Note: said[4]}, "", false, err
	})
}

// copyField asks whether a file is to be copied, as the settings have it.
func (d *Desk) copyField() formField {
	return formField{tick: true, text: ticked(d.rules.copies), hint: "Copy it into the evidence folder"}
}

// addExhibit asks for the particulars of a piece of evidence. made turns what was said into it, with the path of its
// file, if it has one, and whether that is to be copied. The form closes before the file is read: what is asked for
// meanwhile, a verdict say, waits behind the evidence with the row that it was asked for.
func (d *Desk) addExhibit(title string, fields []formField, cause string, made func([]string) (e review.Exhibit, file string, copied bool, err error)) {
	at, ok := d.selected()
	if !ok || at.table != review.Quotes {
		return
	}
	doc := d.doc
	d.askForm(title, "Enter adds it to the quotation, Esc leaves, Tab goes on, Space ticks a box.", fields, "Add", func(said []string, done func(error)) {
		e, path, copied, err := made(said)
		if err == nil && path != "" {
			err = readable(path)
			e = withFile(e, review.File{Path: path, Sum: strings.Repeat("0", 64)}) // until it has been read
		}
		if err == nil {
			_, err = doc.AddExhibit(at.id, e, cause)
		}
		if done(err); err != nil {
			return
		}
		d.lineUp(d.taking(doc, at.id, e, path, copied, cause))
	})
}

// taking is the act that adds evidence once its file, if it has one, has been read to its end.
func (d *Desk) taking(doc *review.Document, quote string, e review.Exhibit, path string, copied bool, cause string) asked {
	if path == "" {
		return asked{doc: doc, act: func(doc *review.Document) ([]review.Correction, error) { return doc.AddExhibit(quote, e, cause) }}
	}
	var file review.File
	var failed error
	folder := d.evidenceFolder()
	d.status.say("Reading " + short(filepath.Base(path), 40) + ". What you do meanwhile is done after it.")
	return asked{doc: doc, ready: func() {
		if copied { // a copy has its name before the archive is asked
			failed = d.db.CheckUnnamed(context.Background(), doc.ID, filepath.Base(path))
		}
		if failed == nil {
			file, failed = takenIn(folder, path, copied)
		}
	}, act: func(doc *review.Document) ([]review.Correction, error) {
		if failed != nil {
			if !d.acts.closed {
				d.tell("The evidence was not added", failed)
			}
			return nil, failed
		}
		return doc.AddExhibit(quote, withFile(e, file), cause)
	}}
}

// readable says at once what is wrong with a path that is no file.
func readable(path string) error {
	is, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		return fmt.Errorf("there is no file %s", path)
	case err != nil:
		return err
	case !is.Mode().IsRegular():
		return fmt.Errorf("%s is no file: choose one", path)
	}
	return nil
}

func withFile(e review.Exhibit, f review.File) review.Exhibit {
	switch {
	case e.Recording != nil:
		e.Recording.File = f
	case e.Paper != nil:
		e.Paper.File = f
	case e.Web != nil:
		e.Web.Saved = f
	}
	return e
}

// takenIn is a file as evidence: where it stands, or copied into the folder first. Nothing is written over.
func takenIn(folder, path string, copied bool) (review.File, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return review.File{}, err
	}
	if copied {
		if path, err = copyInto(folder, path); err != nil {
			return review.File{}, err
		}
	}
	kept := evidence.Kept(folder, path)
	is, err := evidence.Take(context.Background(), evidence.Folder(folder), kept)
	if os.IsNotExist(err) {
		return review.File{}, fmt.Errorf("there is no file %s", path)
	}
	return review.File{Path: kept, Size: is.Size, Sum: is.Sum}, err
}

// copyInto copies a file into the folder, under a number behind its name when that is taken.
func copyInto(folder, path string) (string, error) {
	from, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = from.Close() }() // it was only read
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	end := filepath.Ext(path)
	base := strings.TrimSuffix(filepath.Base(path), end)
	for n := 1; ; n++ {
		name := base + end
		if n > 1 {
			name = fmt.Sprintf("%s %d%s", base, n, end)
		}
		to, err := os.OpenFile(filepath.Join(folder, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if os.IsExist(err) {
			continue
		}
		if err != nil {
			return "", err
		}
		_, err = io.Copy(to, from)
		if closed := to.Close(); err == nil {
			err = closed
		}
		if err != nil {
			_ = os.Remove(to.Name()) // half a copy is no evidence
			return "", err
		}
		return to.Name(), nil
	}
}

const minuteFormat = "2006-01-02 15:04"

// minuteIn reads a local day and time.
func minuteIn(s string) (time.Time, error) {
	t, err := time.ParseInLocation(minuteFormat, s, time.Local)
	if err != nil {
		return t, fmt.Errorf("type the day and the time as %s", minuteFormat)
	}
	return t, nil
}

// timeIn reads hours, minutes and seconds into milliseconds; "" is 0, and hours and minutes may be left out.
func timeIn(s string) (int64, error) {
	var total float64
	parts := strings.Split(strings.ReplaceAll(s, ",", "."), ":")
	if s == "" {
		return 0, nil
	}
	for i, part := range parts {
		n, err := strconv.ParseFloat(part, 64)
		if err != nil || n < 0 || n > 1e6 || i > 2 || i > 0 && n >= 60 {
			return 0, fmt.Errorf("type times as 1:02:03.5: hours, minutes, seconds")
		}
		total = total*60 + n
	}
	return int64(total*1000 + 0.5), nil
}
