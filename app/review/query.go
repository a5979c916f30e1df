package review

import (
	"fmt"
	"strings"
	"time"

	"quotedesk/app/story"
)

// Query is a question of the checker to the editor about some words of the story. Its span lives as those of rows do.
type Query struct {
	ID       string     `json:"id"`
	Quote    string     `json:"quote,omitempty"` // id of the quotation it is about, if it is about one
	Span     story.Span `json:"span"`
	Words    string     `json:"words"` // as they stood when it was asked
	Question string     `json:"question"`
	Proposed string     `json:"proposed,omitempty"` // wording instead
	By       string     `json:"by,omitempty"`
	At       time.Time  `json:"at,omitzero"` // UTC
	Answer   Answer     `json:"answer,omitzero"`
	Gone     bool       `json:"gone,omitempty"` // the words were deleted: Span is empty where they stood
}

// Answer is what the editor says. The zero Answer means none yet.
type Answer struct {
	How    AnswerKind `json:"how"`
	Reason string     `json:"reason,omitempty"`
	By     string     `json:"by,omitempty"`
	At     time.Time  `json:"at,omitzero"` // UTC
}

// AnswerKind is how an editor answers a query.
type AnswerKind string

// The answers. Change and Cut are promises: the query is settled once the words are others.
const (
	AnswerChange AnswerKind = "change"
	AnswerKeep   AnswerKind = "keep" // with a reason
	AnswerCut    AnswerKind = "cut"
)

// AnswerKinds lists the answers in the order a person is offered them.
var AnswerKinds = []AnswerKind{AnswerChange, AnswerKeep, AnswerCut}

// QueryState is how far a query has come.
type QueryState string

// The states of a query.
const (
	QueryOpen    QueryState = "open"
	QueryToDo    QueryState = "to do" // the editor will change or cut the words, and has not yet
	QuerySettled QueryState = "settled"
	QueryStale   QueryState = "stale" // the words were to be kept, or were not answered for, and are others now
)

// Queries are the questions to the editor in the order they were asked. The slice is not to be changed.
func (d *Document) Queries() []Query { return d.queries }

// Query finds a query by id.
func (d *Document) Query(id string) (Query, bool) {
	if k := byID(d.queries, id, Query.id); k != nil {
		return *k, true
	}
	return Query{}, false
}

// QueryState says how far the query has come, by its answer and by the words as they stand.
func (d *Document) QueryState(k Query) QueryState {
	changed := k.Gone || k.Span.In(d.Text) != k.Words
	switch {
	case k.Answer.How == "" && changed, k.Answer.How == AnswerKeep && changed:
		return QueryStale
	case k.Answer.How == "":
		return QueryOpen
	case k.Answer.How == AnswerKeep, k.Answer.How == AnswerChange && changed, k.Answer.How == AnswerCut && k.Gone:
		return QuerySettled
	}
	return QueryToDo
}

// Ask puts a question about some words to the editor. quote names the quotation it is about and may be "".
func (d *Document) Ask(quote string, at story.Span, question, proposed, cause string) ([]Correction, error) {
	if quote != "" {
		if _, err := d.standing(quote); err != nil {
			return nil, err
		}
	}
	at, err := d.trim(at)
	if err != nil {
		return nil, err
	}
	if question = strings.TrimSpace(question); question == "" {
		return nil, fmt.Errorf("type the question that the editor is to answer")
	}
	k := Query{ID: "k-" + d.NewID(), Quote: quote, Span: at, Words: at.In(d.Text), Question: question,
		Proposed: strings.TrimSpace(proposed), By: d.Who, At: d.Now().UTC().Round(0)}
	return d.sign([]Correction{{What: Added, Table: Queries, Target: k.ID, Cause: cause, After: Patch{Query: &k}}}), nil
}

// AnswerQuery answers a question. To keep the words takes a reason. An empty kind opens the question again.
func (d *Document) AnswerQuery(id string, how AnswerKind, reason, cause string) ([]Correction, error) {
	row := byID(d.queries, id, Query.id)
	if row == nil {
		return nil, errNoRow(Queries, id)
	}
	a := Answer{How: how, Reason: strings.TrimSpace(reason), By: d.Who, At: d.Now().UTC().Round(0)}
	switch {
	case how == "":
		a = Answer{}
	case how == AnswerKeep && a.Reason == "":
		return nil, fmt.Errorf("say why the words are to stay")
	case how != AnswerChange && how != AnswerKeep && how != AnswerCut:
		return nil, fmt.Errorf("%q is no answer: change, keep or cut", how)
	}
	was, to := row.Answer, a
	if was.How == to.How && was.Reason == to.Reason {
		return nil, nil
	}
	return d.sign([]Correction{{What: Answered, Table: Queries, Target: id, Cause: cause,
		Before: Patch{Answer: &was}, After: Patch{Answer: &to}}}), nil
}

// WithdrawQuery takes a question back; the journal keeps it.
func (d *Document) WithdrawQuery(id, cause string) ([]Correction, error) {
	row := byID(d.queries, id, Query.id)
	if row == nil {
		return nil, errNoRow(Queries, id)
	}
	was := *row
	return d.sign([]Correction{{What: Removed, Table: Queries, Target: id, Cause: cause, Before: Patch{Query: &was}}}), nil
}

// query is the query after an edit; false when its words are as they were.
func (m moves) query(k Query) (Query, bool) {
	to, what := m.span(k.Span)
	if what == moved {
		return k, false
	}
	k.Span, k.Gone = to, k.Gone || to.Empty()
	return k, true
}

func (k Query) id() string { return k.ID }
