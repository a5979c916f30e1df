package storage

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"quotedesk/app/memory"
)

const (
	// namesakes is how many people are looked at for one word of a printed name, the last met first.
	namesakes = 24
	// sightingsRead is how many of a person's sightings make up forms and roles, the latest first; figures are of all.
	sightingsRead = 40
	// completed is how many people are looked at for what is typed, the last met first.
	completed = 2000
)

// Remind tells for each name whom it may mean, of those known from other stories than the one named; a list for each, in
// order.
func (db *DB) Remind(ctx context.Context, names []memory.Printed, but string) (out [][]memory.Reminder, err error) {
	out = make([][]memory.Reminder, len(names))
	err = db.reading(ctx, "look up people", func(tx *sql.Tx) error {
		l, err := newLookup(ctx, tx, but)
		if err != nil {
			return err
		}
		under := map[string][]string{}
		for i, n := range names {
			ids := l.by.Called(n.Candidates(), nil)
			for _, w := range n.Candidates() {
				if _, ok := under[w]; !ok {
					if under[w], err = l.under(w); err != nil {
						return err
					}
				}
				ids = append(ids, under[w]...)
			}
			people, err := l.people(ids)
			if err != nil {
				return err
			}
			out[i] = memory.Remind(n, people)
		}
		return nil
	})
	return out, err
}

// CompletePeople lists people whose name begins as typed, the last met first, at most n.
func (db *DB) CompletePeople(ctx context.Context, typed string, n int) (out []memory.Person, err error) {
	begun := memory.Typed(typed)
	if len(begun) == 0 {
		return nil, nil
	}
	err = db.reading(ctx, "complete a name", func(tx *sql.Tx) error {
		l, err := newLookup(ctx, tx, "")
		if err != nil {
			return err
		}
		keys, err := l.beginning(begun)
		if err != nil {
			return err
		}
		ids := l.by.Called(nil, begun)
		for _, key := range keys {
			ids = append(ids, l.by.Owners(key)...)
			if len(ids) > 4*n && len(begun) == 1 { // in order of the last met, and one word is enough to be found by
				break
			}
		}
		people, err := l.people(ids)
		out = memory.Completing(people, typed, n)
		return err
	})
	return out, err
}

// PeopleFilter chooses people for the list.
type PeopleFilter struct {
	Query string // words that all begin words of a name; "" for all
	Limit int    // 0 for all
}

// People lists who is known, the last met first.
func (db *DB) People(ctx context.Context, f PeopleFilter) (out []memory.Person, err error) {
	limit := f.Limit
	if limit == 0 {
		limit = 1 << 31
	}
	if len(memory.Words(f.Query)) > 0 {
		return db.CompletePeople(ctx, f.Query, limit)
	}
	err = db.reading(ctx, "list people", func(tx *sql.Tx) error {
		l, err := newLookup(ctx, tx, "")
		if err != nil {
			return err
		}
		keys, err := column(ctx, tx, "SELECT person FROM people ORDER BY last DESC, person LIMIT ?", limit)
		if err != nil {
			return err
		}
		var ids []string
		for _, key := range keys {
			ids = append(ids, l.by.Owners(key)...)
		}
		people, err := l.people(ids)
		slices.SortFunc(people, memory.LastMetFirst)
		out = people[:min(limit, len(people))]
		return err
	})
	return out, err
}

// Person is one of those known, by id; the bool is false when nothing is known of that person any more.
func (db *DB) Person(ctx context.Context, id string) (p memory.Person, ok bool, err error) {
	err = db.reading(ctx, "look up a person", func(tx *sql.Tx) error {
		l, err := newLookup(ctx, tx, "")
		if err != nil {
			return err
		}
		people, err := l.people([]string{l.by.Resolve(id)})
		if len(people) > 0 {
			p, ok = people[0], true
		}
		return err
	})
	return p, ok, err
}

// Sightings are what the stories taught of a person, the latest first.
func (db *DB) Sightings(ctx context.Context, person string) (out []memory.Sighting, err error) {
	err = db.reading(ctx, "look up a person", func(tx *sql.Tx) error {
		l, err := newLookup(ctx, tx, "")
		if err != nil {
			return err
		}
		out, _, err = l.sightings(l.by.Resolve(person), 0)
		return err
	})
	return out, err
}

// KnowsAnybody says that somebody is known from other stories than the one named.
func (db *DB) KnowsAnybody(ctx context.Context, but string) (yes bool, err error) {
	err = db.reading(ctx, "look up people", func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM sightings WHERE story_id <> ?)", but).Scan(&yes)
	})
	return yes, err
}

// Decide keeps what a person has said of the memory.
func (db *DB) Decide(ctx context.Context, d memory.Decision) error {
	if d.What == "" || d.Person == "" {
		return wrap("keep a decision", "", invalid("a decision needs what and whom"))
	}
	return db.writing(ctx, "keep a decision", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO people_decisions (what, person, other, story_id, name, who, at) VALUES (?,?,?,?,?,?,?)",
			string(d.What), d.Person, d.Other, d.Story, d.Name, d.Who, stamp(db.Now()))
		return err
	})
}

// Decisions are all that people have said of the memory, in order.
func (db *DB) Decisions(ctx context.Context) (out []memory.Decision, err error) {
	err = db.reading(ctx, "read decisions", func(tx *sql.Tx) error {
		out, err = readDecisions(ctx, tx)
		return err
	})
	return out, err
}

func readDecisions(ctx context.Context, tx *sql.Tx) ([]memory.Decision, error) {
	rows, err := tx.QueryContext(ctx, "SELECT what, person, other, story_id, name, who, at FROM people_decisions ORDER BY seq")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err has the errors
	var out []memory.Decision
	for rows.Next() {
		var d memory.Decision
		var what, at string
		if err := rows.Scan(&what, &d.Person, &d.Other, &d.Story, &d.Name, &d.Who, &at); err != nil {
			return nil, err
		}
		d.What = memory.DecisionKind(what)
		d.When, _ = unstamp(at) // a date that cannot be read must not undo a decision
		out = append(out, d)
	}
	return out, rows.Err()
}

// lookup reads people in one transaction, each once.
type lookup struct {
	ctx  context.Context
	tx   *sql.Tx
	by   memory.Standing
	but  string // a story that does not count
	read map[string][]memory.Person

	named, taught *sql.Stmt // what stands under a word, and under a key
}

func newLookup(ctx context.Context, tx *sql.Tx, but string) (*lookup, error) {
	list, err := readDecisions(ctx, tx)
	if err != nil {
		return nil, err
	}
	l := &lookup{ctx: ctx, tx: tx, by: memory.Stand(list), but: but, read: map[string][]memory.Person{}}
	// Both are asked again and again; they close with the transaction.
	if l.named, err = tx.PrepareContext(ctx, `SELECT w.person FROM people_words w JOIN people p ON p.person = w.person
		WHERE w.word = ? ORDER BY p.last DESC, p.person LIMIT ?`); err != nil {
		return nil, err
	}
	l.taught, err = tx.PrepareContext(ctx, "SELECT "+sightingColumns+" FROM sightings WHERE person = ? AND story_id <> ? ORDER BY at DESC, story_id DESC LIMIT ?")
	return l, err
}

// under are the people who stand under an index word.
func (l *lookup) under(word string) ([]string, error) {
	rows, err := l.named.QueryContext(l.ctx, word, namesakes)
	if err != nil {
		return nil, err
	}
	keys, err := scanWords(rows)
	var ids []string
	for _, key := range keys {
		ids = append(ids, l.by.Owners(key)...)
	}
	return ids, err
}

// beginning are the keys that have, for each typed word, one that begins with it, the last met first.
func (l *lookup) beginning(begun []string) ([]string, error) {
	var keys []string
	for i, w := range begun {
		found, err := column(l.ctx, l.tx, `SELECT p.person FROM (SELECT DISTINCT person FROM people_words WHERE word >= ? AND word < ?) w
			JOIN people p ON p.person = w.person ORDER BY p.last DESC, p.person LIMIT ?`, w, w+"\U0010FFFF", completed)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			keys = found
			continue
		}
		has := map[string]bool{}
		for _, key := range found {
			has[key] = true
		}
		keys = slices.DeleteFunc(keys, func(key string) bool { return !has[key] })
	}
	return keys, nil
}

// people reads the people with the ids, each once; one of whom nothing is known is left out.
func (l *lookup) people(ids []string) ([]memory.Person, error) {
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	var out []memory.Person
	for _, id := range ids {
		people, ok := l.read[id]
		if !ok {
			all, cut, err := l.sightings(id, sightingsRead)
			if err != nil {
				return nil, err
			}
			people = memory.Gather(all, l.by)
			if cut && len(people) == 1 {
				if err := l.count(&people[0]); err != nil {
					return nil, err
				}
			}
			l.read[id] = people
		}
		out = append(out, people...)
	}
	return out, nil
}

// sightings are those of a person, the latest first; cut says that there are more than the limit of those under one
// key. 0 is no limit, and there is none where a namesake's stand among them.
func (l *lookup) sightings(id string, limit int) (out []memory.Sighting, cut bool, err error) {
	for _, key := range l.by.Keys(id) {
		most := limit
		if most == 0 || l.by.Parted(key) {
			most = 1 << 31
		}
		rows, err := l.taught.QueryContext(l.ctx, key, l.but, most)
		if err != nil {
			return nil, false, err
		}
		all, err := scanSightings(rows)
		if err != nil {
			return nil, false, err
		}
		cut = cut || len(all) == most
		out = append(out, slices.DeleteFunc(all, func(s memory.Sighting) bool { return l.by.Owner(s) != id })...)
	}
	slices.SortStableFunc(out, func(a, b memory.Sighting) int { return b.At.Compare(a.At) })
	return out, cut, nil
}

// count sets the figures of a person of whom not all sightings were read.
func (l *lookup) count(p *memory.Person) error {
	p.Stories, p.Quotes, p.Words = 0, 0, 0
	stories := map[string]bool{}
	for _, key := range l.by.Keys(p.ID) {
		rows, err := l.tx.QueryContext(l.ctx, "SELECT story_id, at, quotes, words FROM sightings WHERE person = ? AND story_id <> ?", key, l.but)
		if err != nil {
			return err
		}
		for rows.Next() {
			var id, at string
			var quotes, n int
			if err := rows.Scan(&id, &at, &quotes, &n); err != nil {
				_ = rows.Close()
				return err
			}
			stories[id] = true
			p.Quotes, p.Words = p.Quotes+quotes, p.Words+n
			if t, err := unstamp(at); err == nil {
				p.First = earlier(p.First, t)
				if quotes > 0 && t.After(p.LastQuoted) {
					p.LastQuoted = t
				}
			}
		}
		if err := rows.Err(); err != nil {
			return err
		}
	}
	p.Stories = len(stories)
	return nil
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
