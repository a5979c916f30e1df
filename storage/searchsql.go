package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"
	"time"

	"quotedesk/app/memory"
	"quotedesk/app/search"
	"quotedesk/app/story"
)

// where is a question as conditions. All of them are constant pieces; what a person typed only travels as an argument,
// and to MATCH as words between marks (search.Match).
type where struct {
	kind    HitKind
	stories []string // conditions on the story, whose number is x.n
	rows    []string // conditions on the quotation or alert, whose number is q.n
	args    []any    // of the stories' conditions
	rowArgs []any
	words   string // what the words of a quotation must match; "" for none
	text    string // what the words of a story must match
	nothing bool   // nobody can be meant: nothing is found
}

func (w *where) story(condition string, args ...any) {
	w.stories, w.args = append(w.stories, condition), append(w.args, args...)
}

func (w *where) row(condition string, args ...any) {
	w.rows, w.rowArgs = append(w.rows, condition), append(w.rowArgs, args...)
}

// whereOf turns a question into conditions.
func whereOf(ctx context.Context, tx *sql.Tx, q search.Query) (*where, error) {
	w := &where{}
	switch {
	case q.Quoted():
		w.kind = QuotationHit
	case len(q.Rules) > 0:
		w.kind = AlertHit
	}
	var text []string
	for columns, terms := range map[string][]search.Term{"title body": q.Terms, "title": q.Title, "outlet": q.Outlet} {
		if columns == "title body" && w.kind == QuotationHit {
			w.words = search.Match("words", terms)
			continue
		}
		if m := search.Match(columns, terms); m != "" {
			text = append(text, "("+m+")")
		}
	}
	w.text = strings.Join(text, " AND ")
	if len(q.States) > 0 {
		w.story(stateSQL+" IN (SELECT value FROM json_each(?))", jsonList(q.States))
	}
	if err := w.between(ctx, tx, q.From, q.To); err != nil {
		return nil, err
	}
	if w.kind == QuotationHit {
		if err := w.quotation(ctx, tx, q); err != nil {
			return nil, err
		}
		if len(q.Rules) > 0 {
			condition, args := ruled("a", q.Rules)
			w.story("x.n IN (SELECT a.n / "+placesSQL+" FROM alerts a WHERE "+condition+")", args...)
		}
	} else if len(q.Rules) > 0 {
		condition, args := ruled("q", q.Rules)
		w.row(condition, args...)
	}
	return w, nil
}

const placesSQL = "16384"

// list is a value that json_each takes apart again.
func jsonList[T any](values []T) string {
	b, err := json.Marshal(values)
	if err != nil { // strings and numbers always marshal
		panic(err)
	}
	return string(b)
}

// between keeps to stories that came in from a moment on until before another.
func (w *where) between(ctx context.Context, tx *sql.Tx, from, to time.Time) error {
	// Numbers go with time but for what was taken over from elsewhere: they narrow, and the time itself decides.
	if !from.IsZero() {
		var least sql.NullInt64
		if err := tx.QueryRowContext(ctx, "SELECT min(n) FROM story_index WHERE at >= ?", stamp(from)).Scan(&least); err != nil {
			return err
		}
		w.nothing = w.nothing || !least.Valid
		w.story("x.at >= ? AND x.n >= ?", stamp(from), least.Int64)
	}
	if !to.IsZero() {
		var most sql.NullInt64
		if err := tx.QueryRowContext(ctx, "SELECT max(n) FROM story_index WHERE at < ?", stamp(to)).Scan(&most); err != nil {
			return err
		}
		w.nothing = w.nothing || !most.Valid
		w.story("x.at < ? AND x.n <= ?", stamp(to), most.Int64)
	}
	return nil
}

// ruled are the alerts of rules that begin so.
func ruled(table string, rules []string) (string, []any) {
	var either []string
	var args []any
	for _, r := range rules {
		either = append(either, table+".rule >= ? AND "+table+".rule < ?")
		args = append(args, r, r+"\U0010FFFF")
	}
	return "(" + strings.Join(either, " OR ") + ")", args
}

func (w *where) quotation(ctx context.Context, tx *sql.Tx, q search.Query) error {
	if len(q.Speakers) > 0 {
		ids, err := speakersMeant(ctx, tx, q.Speakers)
		if err != nil {
			return err
		}
		w.nothing = w.nothing || len(ids) == 0
		w.row("q.speaker IN (SELECT value FROM json_each(?))", jsonList(ids))
	}
	if len(q.Kinds) > 0 {
		w.row("q.kind IN (SELECT value FROM json_each(?))", jsonList(q.Kinds))
	}
	w.oneOf("status", string(story.Unreviewed), plain(q.Status))
	w.oneOf("verdict", "unchecked", q.Verdicts)
	if len(q.Status) == 0 {
		w.row("q.status <> ?", string(story.Rejected))
	}
	return nil
}

func plain[T ~string](values []T) []string {
	var out []string
	for _, v := range values {
		out = append(out, string(v))
	}
	return out
}

// oneOf keeps to rows of some values. The usual one is not in the index, which says so in the same words.
func (w *where) oneOf(column, usual string, values []string) {
	if len(values) == 0 {
		return
	}
	for _, v := range values {
		if v == usual {
			w.row("+q."+column+" IN (SELECT value FROM json_each(?))", jsonList(values))
			return
		}
	}
	if len(values) == 1 {
		w.row("q."+column+" = ? AND q."+column+" <> '"+usual+"'", values[0])
		return
	}
	w.row("q."+column+" IN (SELECT value FROM json_each(?)) AND q."+column+" <> '"+usual+"'", jsonList(values))
}

const storyColumns = "s.id, s.title, x.outlet, s.created, " + stateSQL

// query reads at most n rows, the newest first.
func (w *where) query(from int64, n int) (string, []any) {
	columns, order, tables, conditions, args := w.parts()
	conditions = append(conditions, "s.removed IS NULL")
	if from > 0 {
		conditions, args = append(conditions, order+" < ?"), append(args, from)
	}
	return "SELECT " + columns + " FROM " + tables + " WHERE " + strings.Join(conditions, " AND ") +
		" ORDER BY " + order + " DESC LIMIT ?", append(args, n)
}

// storiesFound chooses the ids of the stories in which something is found, those in the bin too.
func (w *where) storiesFound() (string, []any) {
	_, _, tables, conditions, args := w.parts()
	query := "SELECT s.id FROM " + tables
	if len(conditions) > 0 {
		query += " WHERE " + strings.Join(conditions, " AND ")
	}
	return query, args
}

// parts are what a query of the index is made of.
func (w *where) parts() (columns, order, tables string, conditions []string, args []any) {
	conditions = append(conditions, w.stories...)
	switch w.kind {
	case StoryHit:
		columns, order = "x.n, "+storyColumns+", '', '', '', '', ''", "x.n"
		tables = "story_index x CROSS JOIN stories s ON s.id = x.story_id"
		if w.text != "" {
			tables, order = "story_words w CROSS JOIN story_index x ON x.n = w.rowid CROSS JOIN stories s ON s.id = x.story_id", "w.rowid"
		}
	case QuotationHit:
		columns, order = "q.n, "+storyColumns+", q.quote, coalesce(p.name, ''), q.status, q.verdict, ''", "q.n"
		tables = "quotations q"
		if w.words != "" && !w.bySpeaker() {
			tables, order = "quotation_words v CROSS JOIN quotations q ON q.n = v.rowid", "v.rowid"
		}
		tables += " CROSS JOIN story_index x ON x.n = q.n / " + placesSQL + " CROSS JOIN stories s ON s.id = x.story_id LEFT JOIN speakers p ON p.n = q.speaker"
	case AlertHit:
		columns, order = "q.n, "+storyColumns+", q.alert, '', '', '', q.rule", "q.n"
		tables = "alerts q CROSS JOIN story_index x ON x.n = q.n / " + placesSQL + " CROSS JOIN stories s ON s.id = x.story_id"
	}
	args = append(args, w.args...)
	if w.text != "" {
		if w.kind == StoryHit {
			conditions = append(conditions, "story_words MATCH ?")
		} else {
			conditions = append(conditions, "x.n IN (SELECT rowid FROM story_words WHERE story_words MATCH ?)")
		}
		args = append(args, w.text)
	}
	if w.words != "" {
		if w.bySpeaker() {
			conditions = append(conditions, "q.n IN (SELECT rowid FROM quotation_words WHERE quotation_words MATCH ?)")
		} else {
			conditions = append(conditions, "quotation_words MATCH ?")
		}
		args = append(args, w.words)
	}
	return columns, order, tables, append(conditions, w.rows...), append(args, w.rowArgs...)
}

// bySpeaker says that the speaker is what narrows most.
func (w *where) bySpeaker() bool {
	return len(w.rows) > 0 && strings.HasPrefix(w.rows[0], "q.speaker ")
}

// speakersMeant are the numbers of the names that somebody is shown under whose name has, for each word typed, one that
// begins with it, and of those the memory has been told are the same person.
func speakersMeant(ctx context.Context, tx *sql.Tx, typed []string) ([]int64, error) {
	l, err := newLookup(ctx, tx, "")
	if err != nil {
		return nil, err
	}
	found := map[int64]bool{}
	for _, name := range typed {
		words := memory.Words(name)
		if len(words) == 0 {
			continue
		}
		names, err := speakersBeginning(ctx, tx, words, found)
		if err != nil {
			return nil, err
		}
		if err := l.sameAs(names, words, found); err != nil {
			return nil, err
		}
	}
	out := make([]int64, 0, len(found))
	for n := range found {
		out = append(out, n)
	}
	return out, nil
}

// speakersBeginning adds the speakers whose names have the words, and returns those names.
func speakersBeginning(ctx context.Context, tx *sql.Tx, begun []string, found map[int64]bool) ([]string, error) {
	query, args := "SELECT n, name FROM speakers", []any{}
	for i, w := range begun {
		if i == 0 {
			query += " WHERE"
		} else {
			query += " AND"
		}
		query += " n IN (SELECT speaker FROM speaker_words WHERE word >= ? AND word < ?)"
		args = append(args, w, w+"\U0010FFFF")
	}
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err has the errors
	var names []string
	for rows.Next() {
		var n int64
		var name string
		if err := rows.Scan(&n, &name); err != nil {
			return nil, err
		}
		found[n] = true
		names = append(names, name)
	}
	return names, rows.Err()
}

// sameAs adds the speakers who are one with those of the names, as people have said of the memory.
func (l *lookup) sameAs(names, words []string, found map[int64]bool) error {
	people := l.by.Called(nil, words)
	for _, name := range names {
		for _, t := range []story.EntityType{story.Person, story.Organisation} {
			key := memory.Key(t, name)
			if key == "" {
				continue
			}
			if id := l.by.Resolve(key); id != key || len(l.by.Members(id)) > 1 {
				people = append(people, id)
			}
		}
	}
	for _, id := range people {
		all, _, err := l.sightings(id, 0)
		if err != nil {
			return err
		}
		for _, s := range all {
			var n int64
			err := l.tx.QueryRowContext(l.ctx, "SELECT coalesce((SELECT n FROM speakers WHERE name = ?), 0)", s.Name).Scan(&n)
			if err != nil {
				return err
			}
			if n > 0 {
				found[n] = true
			}
		}
	}
	return nil
}
