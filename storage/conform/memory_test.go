package conform

import (
	"bytes"
	"context"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"quotedesk/app/review"
	"quotedesk/app/search"
	"quotedesk/app/story"
	"quotedesk/storage"
)

// memory is a back end that is as unlike a database as can be: everything stands in maps. That it passes, too, shows that
// the suite asks for nothing that only one back end has.
type memory struct {
	mu       sync.Mutex
	stories  map[string]*held
	settings map[string]string
	change   int // counts, so that two changes of one moment stand in order
}

type held struct {
	storage.Story
	original []byte
	texts    []string
	at       []time.Time
	runs     []story.Findings
	change   int
}

func TestABackEndInMemoryConforms(t *testing.T) {
	Run(t, func(*testing.T) storage.Store {
		return &memory{stories: map[string]*held{}, settings: map[string]string{}}
	})
}

func kind(k error) error { return &storage.Error{Kind: k, Op: "memory"} }

// clone is a value that shares nothing with the one it is of.
func clone[T any](v T) T {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // the tests give nothing that JSON cannot hold
	}
	var out T
	if err := json.Unmarshal(b, &out); err != nil {
		panic(err)
	}
	return out
}

// story is the story while nobody else can touch it; the caller lets go.
func (m *memory) hold(ctx context.Context, id string) (*held, func(), error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	m.mu.Lock()
	h := m.stories[id]
	if h == nil {
		m.mu.Unlock()
		return nil, nil, kind(storage.ErrNotFound)
	}
	return h, m.mu.Unlock, nil
}

func (m *memory) changed(h *held) {
	m.change++
	h.change, h.Changed = m.change, time.Now().UTC().Round(0)
}

func (m *memory) AddStory(ctx context.Context, n storage.NewStory) (storage.Story, error) {
	if err := ctx.Err(); err != nil {
		return storage.Story{}, err
	}
	if !utf8.ValidString(n.Text) || !utf8.ValidString(n.Title) {
		return storage.Story{}, kind(storage.ErrInvalid)
	}
	id, err := uuid.NewV7()
	if err != nil {
		return storage.Story{}, err
	}
	h := &held{original: bytes.Clone(n.Original), texts: []string{n.Text}, runs: []story.Findings{clone(n.Findings)}}
	h.Story = storage.Story{ID: id.String(), Title: n.Title, Text: n.Text, First: n.Text, Origin: n.Origin, Encoding: n.Encoding, Version: 1,
		Words: words(n.Text), Progress: storage.Progress{Quotes: len(n.Findings.Quotes), Open: len(n.Findings.Quotes)}, Findings: clone(n.Findings)}
	if n.Original == nil {
		h.original, h.Encoding = []byte(n.Text), "UTF-8"
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.changed(h)
	h.Created, h.at = h.Changed, []time.Time{h.Changed}
	m.stories[h.ID] = h
	return h.copied(), nil
}

func (h *held) copied() storage.Story {
	s := h.Story
	s.Findings = clone(s.Findings)
	s.Journal = nil
	for _, c := range h.Journal {
		s.Journal = append(s.Journal, clone(c))
	}
	return s
}

func words(text string) int {
	return len(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

func (m *memory) Story(ctx context.Context, id string) (storage.Story, error) {
	h, free, err := m.hold(ctx, id)
	if err != nil {
		return storage.Story{}, err
	}
	defer free()
	return h.copied(), nil
}

func (m *memory) Stories(ctx context.Context, f storage.Filter) (out []storage.Summary, err error) {
	if f.State != "" && f.State != storage.StateNew && f.State != storage.StateInProgress && f.State != storage.StateDone {
		return nil, kind(storage.ErrInvalid)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	var all []*held
	for _, h := range m.stories {
		all = append(all, h)
	}
	slices.SortFunc(all, func(a, b *held) int { return b.change - a.change })
	for _, h := range all {
		s := storage.Summary{ID: h.ID, Title: h.Title, Origin: h.Origin, Created: h.Created, Changed: h.Changed,
			Quotes: h.Progress.Quotes, Open: h.Progress.Open, Words: h.Words, State: storage.StateDone}
		switch {
		case h.Last() == 0:
			s.State = storage.StateNew
		case h.Progress.Open > 0:
			s.State = storage.StateInProgress
		}
		full := f.Limit > 0 && len(out) == f.Limit
		if h.Removed == f.Binned && (f.State == "" || f.State == s.State) && holds(h, f.Query) && !full {
			out = append(out, s)
		}
	}
	return out, ctx.Err()
}

// holds says that every word of the question stands in title or text.
func holds(h *held, q search.Query) bool {
	words := strings.Fields(story.Fold(h.Title + " " + h.Text))
	for _, t := range q.Terms {
		for _, w := range t.Words {
			if !slices.Contains(words, w) {
				return false
			}
		}
	}
	return true
}

func (m *memory) Original(ctx context.Context, id string) ([]byte, string, error) {
	h, free, err := m.hold(ctx, id)
	if err != nil {
		return nil, "", err
	}
	defer free()
	return bytes.Clone(h.original), h.Encoding, nil
}

// write does something to a story that others are to see.
func (m *memory) write(ctx context.Context, id string, do func(*held) error) error {
	h, free, err := m.hold(ctx, id)
	if err != nil {
		return err
	}
	defer free()
	if err := do(h); err != nil {
		return err
	}
	m.changed(h)
	return nil
}

func (m *memory) RenameStory(ctx context.Context, id, was, title string) error {
	return m.write(ctx, id, func(h *held) error {
		switch {
		case !utf8.ValidString(title):
			return kind(storage.ErrInvalid)
		case h.Title != was:
			return kind(storage.ErrConflict)
		}
		h.Title = title
		return nil
	})
}

func (m *memory) RemoveStory(ctx context.Context, id string) error {
	return m.write(ctx, id, func(h *held) error { h.Removed = true; return nil })
}

func (m *memory) RestoreStory(ctx context.Context, id string) error {
	return m.write(ctx, id, func(h *held) error { h.Removed = false; return nil })
}

func (m *memory) SetFindings(ctx context.Context, id string, f story.Findings) error {
	h, free, err := m.hold(ctx, id)
	if err != nil {
		return err
	}
	defer free()
	f = clone(f)
	if reflect.DeepEqual(f, h.runs[len(h.runs)-1]) {
		return nil
	}
	h.runs = append(h.runs, f)
	if h.Last() == 0 {
		h.Findings, h.Progress = f, storage.Progress{Quotes: len(f.Quotes), Open: len(f.Quotes)}
	}
	return nil
}

func (m *memory) TextVersions(ctx context.Context, id string) (out []storage.TextVersion, err error) {
	h, free, err := m.hold(ctx, id)
	if err != nil {
		return nil, err
	}
	defer free()
	for i, body := range h.texts {
		out = append(out, storage.TextVersion{Version: i + 1, At: h.at[i], Bytes: len(body)})
	}
	return out, nil
}

func (m *memory) Text(ctx context.Context, id string, version int) (string, error) {
	h, free, err := m.hold(ctx, id)
	if err != nil {
		return "", err
	}
	defer free()
	if version < 1 || version > len(h.texts) {
		return "", kind(storage.ErrNotFound)
	}
	return h.texts[version-1], nil
}

func (m *memory) Journal(ctx context.Context, id string, after int64) ([]review.Correction, error) {
	s, err := m.Story(ctx, id)
	if err != nil {
		return nil, err
	}
	return s.Journal[min(after, s.Last()):], nil
}

func (m *memory) Append(ctx context.Context, id string, base int64, step []review.Correction, p storage.Progress) (out []review.Correction, err error) {
	if !sound(step, p) {
		return nil, kind(storage.ErrInvalid)
	}
	err = m.write(ctx, id, func(h *held) error {
		if h.Last() != base {
			out = h.copied().Journal[min(base, h.Last()):]
			return kind(storage.ErrConflict)
		}
		versions, err := review.Rewritten(h.Text, step)
		if err != nil {
			return &storage.Error{Kind: storage.ErrInvalid, Err: err}
		}
		now, version := time.Now().UTC().Round(0), h.Version
		for i, c := range step {
			c = clone(c)
			c.Seq = base + int64(i) + 1
			if c.When.IsZero() {
				c.When = now
			}
			c.When = c.When.UTC()
			if c.What == review.Text {
				version++
			}
			if c.TextVersion == 0 {
				c.TextVersion = version
			}
			out = append(out, c)
		}
		for _, text := range versions {
			h.texts, h.at = append(h.texts, text), append(h.at, now)
			h.Text, h.Words = text, words(text)
		}
		h.Version, h.Progress = version, p
		for _, c := range out {
			h.Story.Journal = append(h.Story.Journal, clone(c))
		}
		return nil
	})
	return out, err
}

// sound says that a step can be kept.
func sound(step []review.Correction, p storage.Progress) bool {
	if len(step) == 0 || p.Quotes < 0 || p.Open < 0 {
		return false
	}
	for _, c := range step {
		if c.Step == "" || c.Step != step[0].Step || c.What == "" || c.Table == "" || c.Target == "" || c.TextVersion < 0 ||
			!reflect.DeepEqual(clone(c).After, c.After) {
			return false
		}
	}
	return true
}

func (m *memory) Pulse(ctx context.Context, id string) (storage.Pulse, error) {
	h, free, err := m.hold(ctx, id)
	if err != nil {
		return storage.Pulse{}, err
	}
	defer free()
	return storage.Pulse{Last: h.Last(), Version: h.Version, Run: len(h.runs), Title: h.Title, Removed: h.Removed}, nil
}

func (m *memory) Watch(ctx context.Context, id string, seen storage.Pulse, changed func(storage.Pulse)) error {
	for ctx.Err() == nil {
		if now, err := m.Pulse(ctx, id); err == nil && now != seen {
			seen = now
			changed(now)
		}
		time.Sleep(time.Millisecond)
	}
	return nil
}

func (m *memory) Setting(_ context.Context, key string) (string, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	v, ok := m.settings[key]
	return v, ok, nil
}

func (m *memory) SetSetting(_ context.Context, key, value string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.settings[key] = value
	return nil
}

func (m *memory) Close() error { return nil }
