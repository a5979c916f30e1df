package name

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"quotedesk/app/extract/model"
)

// sortsFile is where the sorts of words are: what sort a word is of by the company it keeps in a great amount of text, so
// that a name never met in training is told by names like it.
const sortsFile = "model/words.model"

// WithSorts is the lists together with the sorts of words in folder model of files. Names are learnt and found with the
// same sorts, or with none.
func (l *Lists) WithSorts(files fs.FS) (*Lists, error) {
	data, err := fs.ReadFile(files, sortsFile)
	if err != nil {
		return nil, fmt.Errorf("load the sorts of words: %w", err)
	}
	s, err := model.ReadSorts(data)
	if err != nil {
		return nil, fmt.Errorf("load the sorts of words: %w", err)
	}
	with := *l
	with.sorts = s
	return &with, nil
}

// sorts is the sorts of a word as parts of features, coarse to fine.
type sorts [model.SortLevels]model.Atom

// unsorted stands for words without a sort, and outsideSorts for the places before and after a sentence.
var (
	unsorted     = sorts{model.Text("-"), model.Text("-"), model.Text("-")}
	outsideSorts = sorts{model.Text("<>"), model.Text("<>"), model.Text("<>")}
)

// sortsOf looks up a word in small letters, and one with stops in it without them: U.S., Jr.
func (m *marker) sortsOf(low string) sorts {
	table := m.r.l.sorts
	if table == nil {
		return unsorted
	}
	s, ok := table.Of(model.Text(low))
	if !ok && strings.IndexByte(low, '.') >= 0 {
		s, ok = table.Of(model.Text(strings.ReplaceAll(low, ".", "")))
	}
	if !ok {
		return unsorted
	}
	var out sorts
	var buf [8]byte
	for l, n := range s {
		out[l] = model.Bytes(strconv.AppendInt(buf[:0], int64(n), 10), m.v.Named())
	}
	return out
}

// Coarse, middling and fine sorts.
const (
	coarse = iota
	middling
	fine
)

var (
	tSort     = [model.SortLevels][5]model.Atom{around("ga"), around("gb"), around("gc")}
	tSortPair = [...]model.Atom{model.Text("gp0"), model.Text("gp1"), model.Text("gp2"), model.Text("gp3"), model.Text("gp4"), model.Text("gp5"), model.Text("gp6")}
	tSortRun  = [...]model.Atom{model.Text("gr0"), model.Text("gr1"), model.Text("gr2"), model.Text("gr3"), model.Text("gr4"), model.Text("gr5")}
	tSortWide = [...]model.Atom{model.Text("gw0"), model.Text("gw1"), model.Text("gw2"), model.Text("gw3"), model.Text("gw4"), model.Text("gw5")}
)

// sortFeatures look at the sorts of the word, its neighbours and the runs of capitals that hold it.
func (m *marker) sortFeatures(i int, f *form) {
	if m.r.l.sorts == nil {
		return
	}
	v := m.v
	b2, b1, a1, a2 := m.form(i-2), m.form(i-1), m.form(i+1), m.form(i+2)
	for n, g := range [...]*form{b2, b1, f, a1, a2} {
		for l, s := range g.sorts {
			v.Add(tSort[l][n], s)
		}
	}
	v.Add(tSortPair[0], b1.sorts[coarse], f.sorts[coarse])
	v.Add(tSortPair[1], f.sorts[coarse], a1.sorts[coarse])
	v.Add(tSortPair[2], f.sorts[coarse], f.brief)
	v.Add(tSortPair[3], f.sorts[middling], f.brief)
	v.Add(tSortPair[4], b1.sorts[coarse], f.brief, a1.sorts[coarse])
	v.Add(tSortPair[5], b1.sorts[coarse], f.sorts[coarse], a1.sorts[coarse])
	v.Add(tSortPair[6], f.sorts[coarse], f.classes)
	n := i - m.z.first
	m.runSorts(i, int(m.from[n]), int(m.to[n]), &tSortRun)
	m.runSorts(i, int(m.wide[n]), int(m.widest[n]), &tSortWide)
}

// runSorts look at the run of capitals [a, b) that holds token i; a is negative when none does.
func (m *marker) runSorts(i, a, b int, t *[6]model.Atom) {
	if a < 0 {
		return
	}
	v, at, left := m.v, model.Count(i-a), model.Count(b-1-i)
	head, tail, before, after := m.form(a), m.form(b-1), m.form(a-1), m.form(b)
	v.Add(t[0], head.sorts[coarse], tail.sorts[coarse])
	v.Add(t[1], head.sorts[middling], at)
	v.Add(t[2], tail.sorts[middling], left)
	v.Add(t[3], before.sorts[coarse], after.sorts[coarse])
	v.Add(t[4], before.sorts[middling], at)
	v.Add(t[5], after.sorts[middling], left)
}
