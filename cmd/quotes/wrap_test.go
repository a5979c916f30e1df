package main

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestColumns(t *testing.T) {
	tests := []struct {
		text string
		want int
	}{{"", 0}, {"abc", 3}, {"e\u0301", 1}, {"漢字", 4}, {"🙂", 2}, {"👩‍🚀", 2}, {"“no”", 4}, {"ｆ", 2}}
	for _, test := range tests {
		if got := columns(test.text); got != test.want {
			t.Errorf("%q: got %d, want %d", test.text, got, test.want)
		}
	}
}

func TestShorten(t *testing.T) {
	tests := []struct {
		text  string
		limit int
		want  string
	}{
		{"short", 10, "short"},
		{"exactly ten", 11, "exactly ten"},
		{"the last night ferry", 15, "the last night…"},
		{"the last night ferry", 12, "the last…"},
		{"unbreakable", 6, "unbre…"},
		{"漢字漢字", 5, "漢字…"},
		{"e\u0301e\u0301e\u0301", 2, "e\u0301…"},
	}
	for _, test := range tests {
		if got := shorten(test.text, test.limit); got != test.want {
			t.Errorf("%q in %d: got %q, want %q", test.text, test.limit, got, test.want)
		}
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		text  string
		limit int
		want  []string
	}{
		{"", 10, nil},
		{"one two three", 7, []string{"one two", "three"}},
		{"one two three", 80, []string{"one two three"}},
		{"a unbreakable b", 5, []string{"a", "unbre", "akabl", "e b"}},
		{"漢字漢字", 5, []string{"漢字", "漢字"}},
	}
	for _, test := range tests {
		if got := wrap(test.text, test.limit); !slices.Equal(got, test.want) {
			t.Errorf("%q in %d: got %q, want %q", test.text, test.limit, got, test.want)
		}
	}
}

// Wrapping loses no character but space, and no line is wider than it may be.
func TestWrapKeepsAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.ToValidUTF8(rapid.String().Draw(t, "text"), "")
		limit := rapid.IntRange(2, 30).Draw(t, "limit")
		lines := wrap(text, limit)
		for _, l := range lines {
			if columns(l) > limit {
				t.Fatalf("%q takes %d columns of %d", l, columns(l), limit)
			}
		}
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got := bare(strings.Join(lines, "")); got != bare(text) {
			t.Fatalf("%q became %q", bare(text), got)
		}
		if s := shorten(flat(text), limit); columns(s) > limit || !utf8.ValidString(s) {
			t.Fatalf("%q was shortened to %q in %d", text, s, limit)
		}
	})
}

func TestClean(t *testing.T) {
	tests := []struct{ in, want string }{
		{"plain “text” é 🙂\n", "plain “text” é 🙂\n"},
		{"\x1b[31mred", "<U+001B>[31mred"},
		{"\u009b2J\x7f", "<U+009B>2J<U+007F>"},
		{"a\u202eb\u2066c\u200e", "a<U+202E>b<U+2066>c<U+200E>"},
		{"tab\tand\rreturn", "tab<U+0009>and<U+000D>return"},
		{"broken \xff byte", "broken \uFFFD byte"},
		{"zero width joiner 👩‍🚀 stays", "zero width joiner 👩‍🚀 stays"},
	}
	for _, test := range tests {
		if got := clean(test.in); got != test.want {
			t.Errorf("%q: got %q, want %q", test.in, got, test.want)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add("\x1b]0;title\x07 \u202e \xc2\x9b")
	f.Fuzz(func(t *testing.T, text string) {
		got := clean(text)
		if !utf8.ValidString(got) || strings.ContainsFunc(got, steers) || clean(got) != got {
			t.Errorf("%q became %q", text, got)
		}
	})
}

func TestPlaces(t *testing.T) {
	p := newPlaces("one\ntwé X\r\nthree\rfour\n")
	tests := []struct {
		at           int
		line, column int
	}{{0, 1, 1}, {3, 1, 4}, {4, 2, 1}, {9, 2, 5}, {12, 3, 1}, {18, 4, 1}, {23, 5, 1}}
	for _, test := range tests {
		if line, column := p.at(test.at); line != test.line || column != test.column {
			t.Errorf("byte %d: got %d:%d, want %d:%d", test.at, line, column, test.line, test.column)
		}
	}
}
