package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"quotedesk/app/compare"
	"quotedesk/app/review"
	"quotedesk/app/search"
	"quotedesk/app/story"
	"quotedesk/storage"
)

// archiveStories is how large an archive the search, the saving and the opening are measured in.
const archiveStories = 100_000

// planted is how many altered repeats are hidden in the archive.
const planted = 40

// figure is one line of the table: how long something took in a number of tries, and what it may take.
type figure struct {
	what   string
	tries  []time.Duration
	work   time.Duration // of the processor for each try; 0 where that cannot be told
	share  float64       // of the tries that may take longer than most
	most   time.Duration
	remark string
}

// at is what a share of the tries stay under.
func (f figure) at(share float64) time.Duration {
	s := slices.Sorted(slices.Values(f.tries))
	return s[min(len(s)-1, int(float64(len(s))*share))]
}

// kept says that the figure is within its budget.
func (f figure) kept() bool { return f.most == 0 || f.at(1-f.share) <= f.most }

func (f figure) String() string {
	line := fmt.Sprintf("%-44s p50 %8s  p95 %8s  p99 %8s  processor %8s", f.what, rounded(f.at(0.5)), rounded(f.at(0.95)), rounded(f.at(0.99)), rounded(f.work))
	if f.most > 0 {
		verdict := "kept"
		if !f.kept() {
			verdict = "MISSED"
		}
		line += fmt.Sprintf("  at most %s for %.0f %%: %s", f.most, 100*(1-f.share), verdict)
	}
	return strings.TrimRight(line+"  "+f.remark, " ")
}

func rounded(d time.Duration) time.Duration { return d.Round(10 * time.Microsecond) }

// archiveBench is an archive that is measured.
type archiveBench struct {
	dir    string
	db     *storage.DB
	ids    []string
	hidden map[string]string // story with an altered repeat, and the alteration
	rng    *rand.Rand
	press  *press
	words  int // in all stories
}

// benchArchive builds an archive, measures it and prints the table. Without a folder it takes one of its own, and takes it
// away again; in one that is named the archive stays, and the next time it is measured as it is.
func benchArchive(ctx context.Context, stories int, dir string) error {
	if dir == "" {
		own, err := os.MkdirTemp("", "quotedesk-bench-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(own) // nobody else knows of it
		dir = own
	}
	b, err := archiveIn(ctx, dir, stories)
	if err != nil {
		return err
	}
	if err := b.measure(ctx, func(f figure) { fmt.Println(f) }); err != nil {
		return err
	}
	found, alarms, took, err := b.repeats(ctx, min(stories, 2000))
	if err != nil {
		return err
	}
	fmt.Printf("altered repeats found: %d of %d (at least 38); false alarms a story: %.3f (under 0.2)\n", found, planted, alarms)
	fmt.Println(took)
	if err := b.db.Close(); err != nil {
		return err
	}
	b.sizes()
	return nil
}

// archiveIn is the archive in a folder, built when there is none.
func archiveIn(ctx context.Context, dir string, stories int) (*archiveBench, error) {
	if _, err := os.Stat(filepath.Join(dir, storage.FileName)); err != nil {
		return buildArchive(ctx, dir, stories)
	}
	db, err := storage.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	b := newArchiveBench(dir, db)
	all, err := db.Stories(ctx, storage.Filter{})
	if err != nil {
		return nil, err
	}
	for _, s := range all {
		b.ids, b.words = append(b.ids, s.ID), b.words+s.Words
		if name, ok := strings.CutPrefix(s.Origin, alteredOrigin); ok {
			b.hidden[s.ID] = name
		}
	}
	slices.Sort(b.ids)
	fmt.Printf("archive of %d stories, %d words\n", len(b.ids), b.words)
	return b, nil
}

// alteredOrigin stands before the name of the alteration in the origin of a story that has an altered repeat.
const alteredOrigin = "altered: "

func newArchiveBench(dir string, db *storage.DB) *archiveBench {
	return &archiveBench{dir: dir, db: db, hidden: map[string]string{}, rng: rand.New(rand.NewPCG(1, 2)), press: newPress(7)}
}

// buildArchive fills an archive with stories, some of which hold an altered repeat of a quotation of another one.
func buildArchive(ctx context.Context, dir string, stories int) (*archiveBench, error) {
	db, err := storage.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	b := newArchiveBench(dir, db)
	start, at := time.Now(), time.Date(2020, 1, 1, 6, 0, 0, 0, time.UTC)
	db.Now = func() time.Time {
		at = at.Add(20 * time.Minute)
		return at
	}
	w := wire{bench: b, every: max(1, stories/(planted+1))}
	for done := 0; done < stories; {
		batch := make([]storage.NewStory, 0, atOnce)
		altered := map[int]string{}
		for len(batch) < atOnce && done+len(batch) < stories {
			n, alteration := w.next(done + len(batch))
			if alteration != "" {
				altered[len(batch)] = alteration
			}
			batch = append(batch, n)
		}
		kept, err := db.AddStories(ctx, batch)
		if err != nil {
			return nil, err
		}
		for i, s := range kept {
			b.ids, b.words = append(b.ids, s.ID), b.words+s.Words
			if altered[i] != "" {
				b.hidden[s.ID] = altered[i]
			}
		}
		if done += len(batch); done%(100*atOnce) == 0 {
			fmt.Printf("%d stories, %.0f a second\n", done, float64(done)/time.Since(start).Seconds())
		}
	}
	db.Now = time.Now
	fmt.Printf("archive of %d stories, %d words, built in %s\n", stories, b.words, time.Since(start).Round(time.Second))
	return b, nil
}

// atOnce is how many stories are added in one transaction.
const atOnce = 100

// wire hands out stories one after the other, some with an altered repeat of a quotation from an earlier one.
type wire struct {
	bench   *archiveBench
	every   int // stories between two altered repeats
	altered int
	sources []said
}

// next is a story, with the name of the alteration in it, "" for none.
func (w *wire) next(i int) (storage.NewStory, string) {
	p := w.bench.press
	if i > 0 && i%w.every == 0 && w.altered < planted {
		a := alterations[w.altered%len(alterations)]
		w.altered++
		n := p.story(a.alter(p, w.sources[w.bench.rng.IntN(len(w.sources))]))
		n.Origin = alteredOrigin + a.name
		return n, a.name
	}
	if len(w.sources) < 4*planted {
		w.sources = append(w.sources, p.said())
		return p.story(w.sources[len(w.sources)-1]), ""
	}
	return p.story(), ""
}

// timed does something so many times.
func timed(n int, do func(i int) error) ([]time.Duration, error) {
	out := make([]time.Duration, n)
	for i := range n {
		start := time.Now()
		if err := do(i); err != nil {
			return nil, err
		}
		out[i] = time.Since(start)
	}
	return out, nil
}

const pageHits = 50

func (b *archiveBench) search(ctx context.Context, what string, n int, share float64, most time.Duration, typed func() string) (figure, error) {
	hits := 0
	tries, err := timed(n, func(int) error {
		p, err := b.db.Search(ctx, search.Parse(typed(), time.UTC), 0, pageHits)
		hits += len(p.Hits)
		return err
	})
	return figure{what: what, tries: tries, share: share, most: most, remark: fmt.Sprintf("(%.0f hits a page)", float64(hits)/float64(n))}, err
}

// rank is a word by its place in the order of frequency.
func (b *archiveBench) rank(from, to int) string { return b.press.vocab[from+b.rng.IntN(to-from)] }

// measure times what people wait for.
func (b *archiveBench) measure(ctx context.Context, tell func(figure)) error {
	rank := b.rank
	for _, s := range []struct {
		what  string
		n     int
		share float64
		most  time.Duration
		typed func() string
	}{
		{"search: a rare word", 200, 0.05, 10 * time.Millisecond, func() string { return b.press.rare[b.rng.IntN(rarities)] }},
		{"search: an uncommon word", 200, 0, 0, func() string { return rank(30_000, vocabulary) }},
		{"search: a word of middling frequency", 200, 0, 0, func() string { return rank(1000, 5000) }},
		{"search: two words", 200, 0.05, 40 * time.Millisecond, func() string { return rank(300, 5000) + " " + rank(300, 5000) }},
		{"search: a very common word, first page", 60, 0.05, 200 * time.Millisecond, func() string { return rank(0, 60) }},
		{"search: a phrase of two common words", 60, 0, 0, func() string { return `"` + rank(0, 40) + " " + rank(0, 40) + `"` }},
		{"search: the beginning of a word", 60, 0, 0, func() string { return rank(2000, 20_000)[:4] + "*" }},
		{"search: a speaker", 100, 0, 0, func() string { return "speaker:" + strings.Fields(b.press.name())[1] }},
		{"search: a speaker and a word", 100, 0, 0, func() string { return "speaker:" + strings.Fields(b.press.name())[1] + " " + rank(50, 500) }},
		{"search: open rows with a word", 60, 0, 0, func() string { return "status:open " + rank(200, 5000) }},
		{"search: rejected rows (there are none)", 20, 0, 0, func() string { return "status:rejected" }},
		{"search: an outlet in a month", 60, 0, 0, func() string { return fmt.Sprintf("outlet:south on:2020-%02d", 1+b.rng.IntN(12)) }},
		{"search: a rule", 20, 0, 0, func() string { return "rule:QM03" }},
	} {
		search := func(ctx context.Context) (figure, error) { return b.search(ctx, s.what, s.n, s.share, s.most, s.typed) }
		if err := worked(ctx, search, tell); err != nil {
			return err
		}
	}
	for _, more := range []func(context.Context) (figure, error){b.opening, b.stories, b.saving, b.editing} {
		if err := worked(ctx, more, tell); err != nil {
			return err
		}
	}
	return nil
}

// worked measures, and adds how much of the processor each try took.
func worked(ctx context.Context, do func(context.Context) (figure, error), tell func(figure)) error {
	before := processorTime()
	f, err := do(ctx)
	if err != nil {
		return err
	}
	f.work = (processorTime() - before) / time.Duration(len(f.tries))
	tell(f)
	return nil
}

// opening is the archive opened, the list of stories and the last story read, as a start of the program does.
func (b *archiveBench) opening(ctx context.Context) (figure, error) {
	var tries []time.Duration
	for range 5 {
		if err := b.db.Close(); err != nil {
			return figure{}, err
		}
		start := time.Now()
		db, err := storage.Open(ctx, b.dir)
		if err != nil {
			return figure{}, err
		}
		b.db = db
		all, err := db.Stories(ctx, storage.Filter{Limit: 500})
		if err != nil {
			return figure{}, err
		}
		if _, err = document(ctx, db, all[0].ID); err != nil {
			return figure{}, err
		}
		tries = append(tries, time.Since(start))
	}
	return figure{what: "opening the archive, the list and a story", tries: tries, most: time.Second}, nil
}

func document(ctx context.Context, db *storage.DB, id string) (*review.Document, error) {
	s, err := db.Story(ctx, id)
	if err != nil {
		return nil, err
	}
	return s.Document()
}

func (b *archiveBench) any() string { return b.ids[b.rng.IntN(len(b.ids))] }

func (b *archiveBench) stories(ctx context.Context) (figure, error) {
	tries, err := timed(300, func(int) error {
		_, err := document(ctx, b.db, b.any())
		return err
	})
	return figure{what: "opening a story", tries: tries, share: 0.01, most: 100 * time.Millisecond}, err
}

// save keeps a step as the window does.
func (b *archiveBench) save(ctx context.Context, doc *review.Document, step []review.Correction) error {
	then, err := doc.After(step)
	if err != nil {
		return err
	}
	stored, err := b.db.AppendLearnt(ctx, doc.ID, doc.Seq(), step, storage.Progress(doc.ProgressAfter(step)), storage.LessonOf(then))
	if err != nil {
		return err
	}
	return doc.Apply(stored)
}

// saving is a row confirmed, its speaker changed or its edges moved, on disk and in the index.
func (b *archiveBench) saving(ctx context.Context) (figure, error) {
	const n = 600
	var tries []time.Duration
	for i := range n {
		doc, err := document(ctx, b.db, b.any())
		if err != nil {
			return figure{}, err
		}
		doc.Who = "bench"
		q := doc.Quotes()[b.rng.IntN(len(doc.Quotes()))]
		var step []review.Correction
		switch i % 4 {
		case 0, 1:
			step, err = doc.Confirm(review.Quotes, q.ID, "key")
		case 2:
			step, err = doc.SetSpeaker(q.ID, doc.Speaker(q, doc.Names()[b.rng.IntN(len(doc.Names()))].Name), "cell")
		default:
			parts := slices.Clone(q.Parts)
			parts[0].Start += len("“")
			step, err = doc.SetParts(q.ID, parts, "key")
		}
		if err != nil {
			return figure{}, err
		}
		if len(step) == 0 {
			continue
		}
		start := time.Now()
		if err := b.save(ctx, doc, step); err != nil {
			return figure{}, err
		}
		tries = append(tries, time.Since(start))
	}
	return figure{what: "saving a correction, with memory and index", tries: tries, share: 0.01, most: 5 * time.Millisecond}, nil
}

// editing is a word of the story changed: a new version of the text, and all of the story indexed anew.
func (b *archiveBench) editing(ctx context.Context) (figure, error) {
	var tries []time.Duration
	for range 200 {
		doc, err := document(ctx, b.db, b.any())
		if err != nil {
			return figure{}, err
		}
		doc.Who = "bench"
		at := strings.LastIndexByte(strings.TrimRight(doc.Text, ".\n"), ' ') + 1
		step, err := doc.EditText([]story.Edit{{Span: story.Span{Start: at, End: at + 1}, Text: "o"}}, "key", nil)
		if err != nil {
			return figure{}, err
		}
		if len(step) == 0 {
			continue
		}
		start := time.Now()
		if err := b.save(ctx, doc, step); err != nil {
			return figure{}, err
		}
		tries = append(tries, time.Since(start))
	}
	return figure{what: "saving an edit of the text", tries: tries}, nil
}

// repeats opens the stories with an altered repeat and others, and counts what is told of them. An alarm is false when
// neither the story nor the one it names has an altered repeat.
func (b *archiveBench) repeats(ctx context.Context, others int) (found int, alarms float64, took figure, err error) {
	ids := make([]string, 0, planted+others)
	for id := range b.hidden {
		ids = append(ids, id)
	}
	for range others {
		if id := b.any(); b.hidden[id] == "" {
			ids = append(ids, id)
		}
	}
	alarmed := 0
	for _, id := range ids {
		doc, err := document(ctx, b.db, id)
		if err != nil {
			return 0, 0, took, err
		}
		start, before := time.Now(), processorTime()
		told, err := b.db.Repeats(ctx, id, sayings(doc))
		if err != nil {
			return 0, 0, took, err
		}
		took.tries, took.work = append(took.tries, time.Since(start)), took.work+processorTime()-before
		n := 0
		for _, t := range told {
			for _, r := range t {
				if n++; b.hidden[id] == "" && b.hidden[r.Story] == "" {
					alarmed++
				}
			}
		}
		if b.hidden[id] != "" && n > 0 {
			found++
		}
	}
	took.work /= time.Duration(len(took.tries))
	took.what, took.share, took.most = "looking for repeats, a story", 0.01, 50*time.Millisecond
	return found, float64(alarmed) / float64(len(ids)), took, nil
}

func sayings(doc *review.Document) []compare.Saying {
	var out []compare.Saying
	for _, q := range doc.Quotes() {
		_, named := doc.Name(q.SpeakerEntity)
		out = append(out, compare.SayingOf(doc.Text, q.Quote, doc.SpeakerName(q), named))
	}
	return out
}

func (b *archiveBench) sizes() {
	var total int64
	files, _ := filepath.Glob(filepath.Join(b.dir, storage.FileName+"*")) // the pattern is good
	for _, f := range files {
		if st, err := os.Stat(f); err == nil {
			total += st.Size()
		}
	}
	fmt.Printf("on disk: %.0f MB, %.1f KB a story\n", float64(total)/1e6, float64(total)/1e3/float64(len(b.ids)))
}
