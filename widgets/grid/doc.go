// Package grid is an editable table for Fyne: rows of text cells under a header
// that sorts and resizes, with a filter, one shared cell editor with completion,
// and a keyboard path to everything.
//
// It draws only the rows in view and keeps no copy of the rows, so its cost does
// not grow with their number. It must never know what the rows mean: everything
// about them comes through Model and goes out through the callbacks of Grid.
// All of it belongs to the goroutine that runs the user interface.
package grid
