package conform

import (
	"bytes"
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"quotedesk/app/review"
	"quotedesk/app/search"
	"quotedesk/storage"
)

func ids(t *testing.T, s storage.Store) {
	last := ""
	for range 20 {
		id := added(t, s).ID
		if u, err := uuid.Parse(id); err != nil || u.Version() != 7 || u.String() != id || id <= last {
			t.Errorf("id %q after %q: %v", id, last, err)
		}
		last = id
		time.Sleep(2 * time.Millisecond) // two of one millisecond may stand in any order
	}
}

func comesBack(t *testing.T, s storage.Store) {
	kept := added(t, s)
	want := storage.Story{ID: kept.ID, Title: "Harbour plan", Text: text, First: text, Origin: "pasted", Encoding: "windows-1252",
		Created: kept.Created, Changed: kept.Created, Version: 1, Words: 14, Progress: storage.Progress{Quotes: 2, Open: 2}, Findings: sample().Findings}
	if d := cmp.Diff(want, read(t, s, kept.ID)); d != "" {
		t.Errorf("(-given +read):\n%s", d)
	}
	if d := cmp.Diff(want, kept); d != "" {
		t.Errorf("(-given +returned):\n%s", d)
	}
	if kept.Created.Location() != time.UTC || time.Since(kept.Created).Abs() > time.Hour {
		t.Errorf("created %v", kept.Created)
	}
	for _, bad := range []storage.NewStory{{Text: "a\xff"}, {Title: "a\xff"}} {
		_, err := s.AddStory(t.Context(), bad)
		is(t, err, storage.ErrInvalid)
	}
	if all := listed(t, s, storage.Filter{}); len(all) != 1 {
		t.Errorf("refused, and stored: %+v", all)
	}
}

func originals(t *testing.T, s storage.Store) {
	b, encoding, err := s.Original(t.Context(), added(t, s).ID)
	if err != nil || !bytes.Equal(b, sample().Original) || encoding != "windows-1252" {
		t.Errorf("%q, %s, %v", b, encoding, err)
	}
	n := sample()
	n.Original, n.Encoding = nil, ""
	kept, err := s.AddStory(t.Context(), n)
	must(t, err)
	if b, encoding, err = s.Original(t.Context(), kept.ID); err != nil || string(b) != text || encoding != "UTF-8" {
		t.Errorf("%q, %s, %v", b, encoding, err)
	}
	appended(t, s, kept.ID, 0, edit(t, kept, "sign", "burn"))
	if b, _, err = s.Original(t.Context(), kept.ID); err != nil || string(b) != text {
		t.Errorf("after an edit %q, %v", b, err)
	}
}

func texts(t *testing.T, s storage.Store) {
	kept := added(t, s)
	step := edit(t, kept, "sign", "burn down")
	got := appended(t, s, kept.ID, 0, step)
	now := read(t, s, kept.ID)
	if now.Version != 2 || now.First != text || now.Text == text || got[0].TextVersion != 2 || now.Words != kept.Words+1 {
		t.Errorf("%+v", now)
	}
	all, err := s.TextVersions(t.Context(), kept.ID)
	if err != nil || len(all) != 2 || all[0].Version != 1 || all[1].Version != 2 || all[0].Bytes != len(text) || all[1].Bytes != len(now.Text) {
		t.Errorf("%+v, %v", all, err)
	}
	for version, want := range map[int]string{1: text, 2: now.Text} {
		if body, err := s.Text(t.Context(), kept.ID, version); err != nil || body != want {
			t.Errorf("version %d: %q, %v", version, body, err)
		}
	}
	_, err = s.Text(t.Context(), kept.ID, 3)
	is(t, err, storage.ErrNotFound)
	_, err = s.Append(t.Context(), kept.ID, now.Last(), step, storage.Progress{}) // its old wording is not there any more
	is(t, err, storage.ErrInvalid)
	if after := read(t, s, kept.ID); after.Version != 2 || after.Last() != now.Last() {
		t.Errorf("refused, and stored: %+v", after)
	}
	if _, err := now.Document(); err != nil {
		t.Errorf("the journal does not lead to the text: %v", err)
	}
}

func titles(t *testing.T, s storage.Store) {
	kept := added(t, s)
	must(t, s.RenameStory(t.Context(), kept.ID, kept.Title, "Ölhafen"))
	is(t, s.RenameStory(t.Context(), kept.ID, kept.Title, "Mine"), storage.ErrConflict)
	is(t, s.RenameStory(t.Context(), kept.ID, "Ölhafen", "a\xff"), storage.ErrInvalid)
	if now := read(t, s, kept.ID); now.Title != "Ölhafen" || now.Changed.Before(kept.Changed) {
		t.Errorf("%+v", now)
	}
}

func listed(t *testing.T, s storage.Store, f storage.Filter) []storage.Summary {
	t.Helper()
	all, err := s.Stories(t.Context(), f)
	must(t, err)
	return all
}

func bin(t *testing.T, s storage.Store) {
	kept := added(t, s)
	for range 2 { // a second time changes nothing
		must(t, s.RemoveStory(t.Context(), kept.ID))
		if len(listed(t, s, storage.Filter{})) != 0 || len(listed(t, s, storage.Filter{Binned: true})) != 1 || !read(t, s, kept.ID).Removed {
			t.Error("it is not in the bin")
		}
	}
	appended(t, s, kept.ID, 0, note("s1")) // somebody else may have it open
	for range 2 {
		must(t, s.RestoreStory(t.Context(), kept.ID))
		if len(listed(t, s, storage.Filter{})) != 1 || read(t, s, kept.ID).Last() != 1 {
			t.Error("it is not back with all that was done")
		}
	}
}

func list(t *testing.T, s storage.Store) {
	var all []string
	for i := range 5 {
		kept, err := s.AddStory(t.Context(), storage.NewStory{Title: fmt.Sprint("Åland ", i), Text: fmt.Sprint("Word", i, " café"), Origin: "pasted"})
		must(t, err)
		all = append(all, kept.ID)
		time.Sleep(2 * time.Millisecond)
	}
	_, err := s.Append(t.Context(), all[1], 0, note("s1"), storage.Progress{Quotes: 2, Open: 0})
	must(t, err)
	for name, c := range map[string]struct {
		f    storage.Filter
		want []int
	}{
		"all":         {storage.Filter{}, []int{1, 4, 3, 2, 0}},
		"two":         {storage.Filter{Limit: 2}, []int{1, 4}},
		"by a word":   {storage.Filter{Query: search.Parse("WORD3", time.UTC)}, []int{3}},
		"no accents":  {storage.Filter{Query: search.Parse("aland 2 cafe", time.UTC)}, []int{2}},
		"nothing":     {storage.Filter{Query: search.Parse("aland absent", time.UTC)}, nil},
		"done":        {storage.Filter{State: storage.StateDone}, []int{1}},
		"new":         {storage.Filter{State: storage.StateNew}, []int{4, 3, 2, 0}},
		"in progress": {storage.Filter{State: storage.StateInProgress}, nil},
		"quotes":      {storage.Filter{Query: search.Parse(`" OR ' % _ --`, time.UTC)}, nil},
	} {
		var want, got []string
		for _, i := range c.want {
			want = append(want, all[i])
		}
		for _, one := range listed(t, s, c.f) {
			got = append(got, one.ID)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
	_, err = s.Stories(t.Context(), storage.Filter{State: "odd"})
	is(t, err, storage.ErrInvalid)
}

func findings(t *testing.T, s storage.Store) {
	kept := added(t, s)
	other := sample().Findings
	other.Model, other.Quotes = "m2", other.Quotes[:1]
	must(t, s.SetFindings(t.Context(), kept.ID, other))
	if now := read(t, s, kept.ID); now.Findings.Model != "m2" || now.Progress.Quotes != 1 {
		t.Errorf("nobody has corrected anything, and it is %+v", now)
	}
	appended(t, s, kept.ID, 0, note("s1"))
	must(t, s.SetFindings(t.Context(), kept.ID, sample().Findings))
	if now := read(t, s, kept.ID); now.Findings.Model != "m2" || now.Last() != 1 {
		t.Errorf("the journal starts from other findings: %+v", now)
	}
}

func settings(t *testing.T, s storage.Store) {
	if v, ok, err := s.Setting(t.Context(), "desk"); v != "" || ok || err != nil {
		t.Errorf("%q, %v, %v", v, ok, err)
	}
	for _, want := range []string{"a", "", "“ß”"} {
		must(t, s.SetSetting(t.Context(), "desk", want))
		if v, ok, err := s.Setting(t.Context(), "desk"); v != want || !ok || err != nil {
			t.Errorf("%q, %v, %v, want %q", v, ok, err, want)
		}
	}
}

// acts are every call about a story that may not be there.
func acts(s storage.Store) map[string]func(ctx context.Context, id string) error {
	return map[string]func(ctx context.Context, id string) error{
		"read":     func(ctx context.Context, id string) error { _, err := s.Story(ctx, id); return err },
		"original": func(ctx context.Context, id string) error { _, _, err := s.Original(ctx, id); return err },
		"rename":   func(ctx context.Context, id string) error { return s.RenameStory(ctx, id, "Harbour plan", "x") },
		"remove":   func(ctx context.Context, id string) error { return s.RemoveStory(ctx, id) },
		"restore":  func(ctx context.Context, id string) error { return s.RestoreStory(ctx, id) },
		"findings": func(ctx context.Context, id string) error { return s.SetFindings(ctx, id, sample().Findings) },
		"versions": func(ctx context.Context, id string) error { _, err := s.TextVersions(ctx, id); return err },
		"text":     func(ctx context.Context, id string) error { _, err := s.Text(ctx, id, 1); return err },
		"journal":  func(ctx context.Context, id string) error { _, err := s.Journal(ctx, id, 0); return err },
		"pulse":    func(ctx context.Context, id string) error { _, err := s.Pulse(ctx, id); return err },
		"append": func(ctx context.Context, id string) error {
			_, err := s.Append(ctx, id, 0, []review.Correction(note("s1")), storage.Progress{})
			return err
		},
	}
}

func notThere(t *testing.T, s storage.Store) {
	for name, act := range acts(s) {
		for _, id := range []string{"", "0197a000-0000-7000-8000-000000000000", "'; DROP TABLE stories"} {
			t.Run(name, func(t *testing.T) { is(t, act(t.Context(), id), storage.ErrNotFound) })
		}
	}
}

func stopped(t *testing.T, s storage.Store) {
	kept := added(t, s)
	before, err := s.Pulse(t.Context(), kept.ID)
	must(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for name, act := range acts(s) {
		t.Run(name, func(t *testing.T) { is(t, act(ctx, kept.ID), context.Canceled) })
	}
	_, err = s.AddStory(ctx, sample())
	is(t, err, context.Canceled)
	after, err := s.Pulse(t.Context(), kept.ID)
	if must(t, err); after != before || len(listed(t, s, storage.Filter{})) != 1 {
		t.Errorf("stopped, and something changed: %+v", after)
	}
}
