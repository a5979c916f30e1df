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

	"quotedesk/app/search"
	"quotedesk/storage"
)

// archiveStories is how large an archive the search, the saving and the opening are measured in.
const archiveStories = 100_000

// planted is how many altered repeats are hidden in the archive.
const planted = 40

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
		w.sources = append(w.sources, p.telling())
		return p.story(w.sources[len(w.sources)-1]), ""
	}
	return p.story(), ""
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
