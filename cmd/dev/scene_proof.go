package main

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"quotedesk/app/review"
	"quotedesk/storage"
)

// proving: the fact-check file of a story is looked at in a browser, as it stands on a screen and as it is printed.
func proving(s *stage) scene {
	var page string
	return scene{"The fact-check file on screen and paper", []step{
		{"a story is in an archive of its own", func() {
			s.fresh()
			s.seed("Pier closes", pierText, pierFindings)
		}},
		{"a verdict is given and the story signed off", s.signOff},
		{"the file is written by the command", func() { page = s.factCheck() }},
		{"a browser shows it, as on a screen and as on paper", func() {
			s.browse(page, "60-proof-on-screen", 1100, 1600)
			s.onPaper(page, "61-proof-on-paper")
		}},
	}}
}

// The story of the proof, and what was found in it.
const (
	pierText = "Pier closes\n\n“We will wait until 4 May,” said Ada Hale. “Nobody asked the 30 dockers.”\n"

	pierFindings = `{"quotes":[
		{"id":"q1","kind":"direct","parts":[[13,44]],"speaker_name":"Ada Hale"},
		{"id":"q2","kind":"direct","parts":[[60,94]],"speaker_name":"Ada Hale"}]}`
)

// signOff waives evidence for the first quotation and signs the latest story. The window must not be open.
func (s *stage) signOff() {
	ctx := context.Background()
	db, err := storage.Open(ctx, s.data)
	must("open the archive", err)
	defer db.Close() // what was to be written is on the disk by then
	doc := latest(db)
	doc.Who = "Ben Checker"
	acts := []func() ([]review.Correction, error){
		func() ([]review.Correction, error) {
			return doc.SetVerdict(doc.Quotes()[0].ID, review.Verdict{Ruling: review.Verified,
				Waiver: review.Waiver{Name: "Ben Checker", Reason: "was in the room"}}, "key")
		},
		func() ([]review.Correction, error) { return doc.Sign("menu") },
	}
	for _, act := range acts {
		step, err := act()
		must("check the story", err)
		stored, err := db.Append(ctx, doc.ID, doc.Seq(), step, storage.Progress(doc.ProgressAfter(step)))
		must("keep a step", err)
		must("apply a step", doc.Apply(stored))
	}
}

// latest is the story that was changed last.
func latest(db *storage.DB) *review.Document {
	all, err := db.Stories(context.Background(), storage.Filter{Limit: 1})
	must("list the stories", err)
	expect(len(all) == 1, "a story in the archive, got %d", len(all))
	row, err := db.Story(context.Background(), all[0].ID)
	must("read the story", err)
	doc, err := row.Document()
	must("make the story from its journal", err)
	expect(len(doc.Quotes()) > 0, "a quotation in %q", doc.Title)
	return doc
}

// factCheck is the page that the command writes for the house.
func (s *stage) factCheck() string {
	db, err := storage.Open(context.Background(), s.data)
	must("open the archive", err)
	id := latest(db).ID
	must("close the archive", db.Close())
	var said bytes.Buffer
	run := exec.Command(s.quotes(), "export", "--factcheck", "html", "--audience", "internal", "--story", id, s.data)
	run.Stderr = &said
	out, err := run.Output()
	must("write the fact-check file ("+said.String()+")", err)
	page := string(out)
	expect(strings.Contains(page, "was in the room") && strings.Contains(page, "nothing has changed since"), "the waiver and the signature on the page")
	return page
}

// onPaper takes a picture of a page as it is printed, on A4 at 96 pixels an inch.
func (s *stage) onPaper(page, name string) {
	s.browse(strings.Replace(page, "@media print", "@media all", 1), name, 794, 1123)
}

// browse takes a picture of a page in a browser without a window, width by height pixels, if there is a browser.
func (s *stage) browse(page, name string, width, height int) {
	browser, err := exec.LookPath("chromium")
	if err != nil {
		fmt.Println("     (no picture of it: chromium is not installed)")
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	from, to := filepath.Join(s.folder, name+".html"), filepath.Join(s.shots, name+".png")
	must("write the page", os.WriteFile(from, []byte(page), 0o600))
	args := []string{"--headless", "--disable-gpu", "--hide-scrollbars", "--user-data-dir=" + filepath.Join(s.folder, "browser"),
		fmt.Sprintf("--window-size=%d,%d", width, height), "--screenshot=" + to, "file://" + from}
	if os.Geteuid() == 0 {
		args = append([]string{"--no-sandbox"}, args...) // a browser refuses to start for root otherwise
	}
	must("show the page in "+browser, exec.CommandContext(ctx, browser, args...).Run())
	f, err := os.Open(to)
	must("open the picture", err)
	defer f.Close() // it was only read
	img, err := png.Decode(f)
	must("read the picture", err)
	dark := 0
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			if r, g, b, _ := img.At(x, y).RGBA(); r+g+b < 3*0x8000 {
				dark++
			}
		}
	}
	share := float64(dark) / float64(width*height)
	expect(share > 0.005 && share < 0.4, "print on the page, got %.1f %% of it dark", 100*share)
}
