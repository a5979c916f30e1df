package main

import (
	"strings"
	"testing"

	"quotedesk/app/export"
	"quotedesk/storage"
)

// Who a protected source is stands in no form of the fact-check file, for whomever it is, and in the
// exported archive only when that is asked for.
func TestFactCheckNeverNamesAProtectedSource(t *testing.T) {
	const realName, contact = "Zoë Straße", "+00 123 456"
	dir := journalled(t)
	db, err := storage.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	id, err := onlyStory(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	s, err := db.Story(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := s.Document()
	if err != nil {
		t.Fatal(err)
	}
	doc.Who = "Cy"
	step, err := doc.Protect("q1", "Nurse A", "menu")
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Protect(t.Context(), id, doc.Seq(), step, storage.Progress(doc.ProgressAfter(step)),
		storage.Identity{Source: step[0].Target, Name: realName, Contact: contact})
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range []string{"html", "json", "readback", "readback-json"} {
		for _, who := range []export.Audience{export.Internal, export.External} {
			code, out, says := invoke("", "export", "--factcheck", form, "--audience", string(who), dir)
			if code != 0 || says != "" || !strings.Contains(out, "Nurse A") {
				t.Errorf("%s, %s: exit code %d, %q", form, who, code, says)
			}
			for _, words := range []string{"Zoë", "Zo\\u00eb", "Straße", "Strasse", "123 456"} {
				if strings.Contains(out, words) {
					t.Errorf("%s, %s: holds %q", form, who, words)
				}
			}
		}
	}
	for _, asked := range []bool{false, true} {
		args := []string{"archive", "export"}
		if asked {
			args = append(args, "--protected-names")
		}
		code, out, says := invoke("", append(args, dir)...)
		if code != 0 || strings.Contains(out, realName) != asked || strings.Contains(out, contact) != asked || strings.Contains(says, realName) {
			t.Errorf("archive, asked for the names %t: exit code %d, %q", asked, code, says)
		}
	}
}
