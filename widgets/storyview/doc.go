// Package storyview is a widget for reading a long text closely: coloured,
// clickable and selectable runs over wrapped lines, with a caret for the
// keyboard, at any length of text.
//
// It draws what it is given and reports what the reader did. It must never
// change, normalise or re-encode the text, never know what a highlight stands
// for, and never name a colour except through the theme. All offsets are bytes
// of the stored text, end excluded.
//
// Breaking text into lines, finding what is under the pointer and moving the
// caret are plain functions over a measuring function (break.go, wrap.go, row.go,
// spans.go, caret.go); the widget itself is in the other files. Every method is
// to be called from the UI goroutine.
package storyview
