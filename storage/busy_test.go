package storage

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"quotedesk/app/memory"
	"quotedesk/app/review"
	"quotedesk/app/story"
)

// speech is what somebody says in each of many scripts, with the speaker.
func speech() [][2]string {
	return [][2]string{
		{"We will not sign it", "Zoë Straße"}, {"Мы не подпишем это", "Ирина Соколова"}, {"Δεν θα υπογράψουμε", "Άννα Παππά"},
		{"לא נחתום", "דנה לוי"}, {"لن نوقع عليه", "ليلى حداد"}, {"我们不会签字", "王小明"}, {"署名しません", "佐藤花子"},
		{"서명하지 않겠습니다", "김민준"}, {"हम हस्ताक्षर नहीं करेंगे", "आशा वर्मा"}, {"เราจะไม่ลงนาม", "สมชาย ใจดี"},
		{"Chúng tôi sẽ không ký", "Nguyễn Ánh"}, {"Não vamos assinar 👩‍🚒 e\u0301", "João D’Ávila"}, {"nul\x00 tab\t <b>&amp;\u2028", "A \"B\" \\C"},
	}
}

// anyStory is a story of some paragraphs in as many scripts, with every quotation found.
func anyStory(r *rand.Rand) NewStory {
	n := NewStory{Origin: "pasted", Title: speech()[r.IntN(len(speech()))][0], Encoding: "UTF-8"}
	n.Findings = story.Findings{Engine: "1", Model: "m1"}
	for i := range 1 + r.IntN(5) {
		s := speech()[r.IntN(len(speech()))]
		start := len(n.Text)
		n.Text += "“" + s[0] + "” – "
		name := len(n.Text)
		n.Text += s[1] + ".\n\n"
		quote := story.Span{Start: start, End: start + len("“"+s[0]+"”")}
		who := story.Span{Start: name, End: name + len(s[1])}
		n.Findings.Entities = append(n.Findings.Entities, story.Entity{ID: fmt.Sprint("e", i), Type: story.Person, Name: s[1], Mentions: []story.Span{who}})
		n.Findings.Quotes = append(n.Findings.Quotes, story.Quote{ID: fmt.Sprint("q", i), Parts: []story.Span{quote}, Kind: story.Direct,
			SpeakerName: s[1], SpeakerEntity: fmt.Sprint("e", i), Speaker: []story.Span{who}, Confidence: 0.25, Why: "told"})
	}
	if r.IntN(3) == 0 {
		n.Original, n.Encoding = []byte(n.Text+"\xff\x00"), "windows-1252"
	}
	return n
}

// anyAct is one act of an editor or a checker; a nil step when it does not apply.
func anyAct(r *rand.Rand, d *review.Document) ([]review.Correction, error) {
	q := d.Quotes()[r.IntN(len(d.Quotes()))].ID
	words := speech()[r.IntN(len(speech()))]
	switch r.IntN(12) {
	case 0:
		return d.Confirm(review.Quotes, q, "key")
	case 1:
		return d.Reject(review.Quotes, q, words[0], "key")
	case 2:
		return d.SetNote(q, words[0], "cell")
	case 3:
		return d.SetSpeaker(q, review.Speaker{Name: words[1]}, "cell")
	case 4:
		i := r.IntN(len(d.Text))
		for !utf8.RuneStart(d.Text[i]) {
			i--
		}
		return d.EditText([]story.Edit{{Span: story.Span{Start: i, End: i}, Text: words[0]}}, "key", nil)
	case 5:
		return d.SetVerdict(q, review.Verdict{Ruling: review.Verified, Waiver: review.Waiver{Name: "Cy", Reason: words[0]}}, "key")
	case 6:
		return d.AddExhibit(q, tape(), "key")
	case 7:
		return d.Ask(q, d.Quotes()[0].Span(), words[0]+"?", "", "key")
	case 8:
		return d.Sign("menu")
	case 9:
		return d.Undo(), nil
	case 10:
		return d.Redo(), nil
	}
	return d.SetNameRole(d.Names()[0].ID, words[0], "cell")
}

// workOn does up to n acts on a story, as the window does: stored, learnt from, then applied.
func workOn(t testing.TB, r *rand.Rand, db *DB, doc *review.Document, n int) {
	t.Helper()
	doc.Who = "Ada"
	for range n {
		step, err := anyAct(r, doc)
		if err != nil || len(step) == 0 {
			continue
		}
		then, err := doc.After(step)
		if err != nil {
			t.Fatal(err)
		}
		stored, err := db.AppendLearnt(t.Context(), doc.ID, doc.Seq(), step, Progress(doc.ProgressAfter(step)), LessonOf(then))
		if err != nil {
			t.Fatal(err)
		}
		if err := doc.Apply(stored); err != nil {
			t.Fatal(err)
		}
	}
}

// busy fills an archive with stories that people have worked on, and everything else an archive can hold.
func busy(t testing.TB, r *rand.Rand, db *DB, stories, acts int) (ids []string) {
	t.Helper()
	for range stories {
		s, err := db.AddStory(t.Context(), anyStory(r))
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, s.ID)
		doc, err := s.Document()
		if err != nil {
			t.Fatal(err)
		}
		workOn(t, r, db, doc, r.IntN(acts+1))
		if r.IntN(4) == 0 {
			f := s.Findings
			f.Model = fmt.Sprint("m", r.IntN(9))
			if err := db.SetFindings(t.Context(), s.ID, f); err != nil {
				t.Fatal(err)
			}
		}
		if r.IntN(6) == 0 {
			if err := db.RemoveStory(t.Context(), s.ID); err != nil {
				t.Fatal(err)
			}
		}
		if err := db.Decide(t.Context(), memory.Decision{What: "name", Person: "p", Name: speech()[r.IntN(len(speech()))][1], Story: s.ID, Who: "Ada"}); err != nil {
			t.Fatal(err)
		}
	}
	protected(t, db)
	if err := db.SetSetting(t.Context(), "desk", "“x”\x00"); err != nil {
		t.Fatal(err)
	}
	return ids
}

// everything is every table of a database as text, by the tables' names.
func everything(t testing.TB, path string) map[string]string {
	t.Helper()
	raw, err := sql.Open("sqlite", probeDSN(path, readOnly, time.Second))
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	tx, err := raw.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	tables, err := carriedTables(t.Context(), tx, true)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, table := range tables {
		rows, err := raw.Query("SELECT * FROM " + quoted(table))
		if err != nil {
			t.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		var lines []string
		for rows.Next() {
			if err := rows.Scan(into...); err != nil {
				t.Fatal(err)
			}
			lines = append(lines, fmt.Sprintf("%T %q", values, fmt.Sprint(values...)))
			for i, v := range values {
				lines[len(lines)-1] += fmt.Sprintf(" %s=%T:%q", columns[i], v, fmt.Sprint(v))
			}
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		_ = rows.Close()
		slices.Sort(lines)
		all[table] = strings.Join(lines, "\n")
	}
	return all
}
