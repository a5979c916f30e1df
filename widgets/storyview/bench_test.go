package storyview

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// longStory makes a story of n words out of a vocabulary as large as English
// news has in that length (Heaps' law with K = 20, β = 0.55: 11,000 different
// words in 100,000), frequent words often and rare ones once.
func longStory(n int) string {
	rng := rand.New(rand.NewSource(7))
	letters := "etaoinshrdlucmfwypvbgkjqxz"
	vocab := make([]string, 11_000)
	for i := range vocab {
		var b strings.Builder
		for range 2 + rng.Intn(9) {
			k := int(float64(len(letters)) * rng.Float64() * rng.Float64())
			b.WriteByte(letters[k])
		}
		vocab[i] = b.String()
	}
	zipf := rand.NewZipf(rng, 1.07, 3, uint64(len(vocab)-1))
	var b strings.Builder
	for i := range n {
		b.WriteString(vocab[zipf.Uint64()])
		switch {
		case i%90 == 89:
			b.WriteString(".\n\n")
		case i%14 == 13:
			b.WriteString(", “")
		case i%14 == 5:
			b.WriteString("’s ")
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func longHighlights(text string, n int, chosen int) []Highlight {
	styles := []string{"quote", "person", "place", "org", "check", "indirect"}
	hs := make([]Highlight, n)
	for i := range hs {
		start := i * len(text) / n
		style := styles[i%len(styles)]
		if i == chosen {
			style = "chosen"
		}
		hs[i] = Highlight{ID: fmt.Sprint(i), Start: start, End: start + 40 + i%200, Style: style}
	}
	return hs
}

func longView(b *testing.B) *View {
	text := longStory(100_000)
	v := New(testStyles)
	show(b, v, 700, 800, false)
	v.SetText(text)
	v.SetHighlights(longHighlights(text, 500, -1))
	return v
}

// BenchmarkFirstLayout lays 100,000 words out for the first time: no word has
// been measured before.
func BenchmarkFirstLayout(b *testing.B) {
	text := longStory(100_000)
	hs := longHighlights(text, 500, -1)
	v := New(testStyles)
	show(b, v, 700, 800, false)
	for b.Loop() {
		clear(v.rulers)
		v.SetText("")
		v.SetText(text)
		v.SetHighlights(hs)
	}
}

func BenchmarkScrollStep(b *testing.B) {
	v := longView(b)
	for b.Loop() {
		v.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -60}})
		if v.top >= v.maxTop() {
			v.scrollTo(0)
		}
	}
}

func BenchmarkRewrap(b *testing.B) {
	v := longView(b)
	v.ScrollTo(len(v.text)/2, len(v.text)/2)
	w := float32(500)
	for b.Loop() {
		v.Resize(fyne.NewSize(w, 800))
		if w++; w > 700 {
			w = 500
		}
	}
}

func BenchmarkSetHighlights(b *testing.B) {
	v := longView(b)
	v.ScrollTo(len(v.text)/2, len(v.text)/2)
	sets := [][]Highlight{longHighlights(v.text, 500, 250), longHighlights(v.text, 500, 251)}
	for i := 0; b.Loop(); i++ {
		v.SetHighlights(sets[i%2])
	}
}

func BenchmarkHit(b *testing.B) {
	v := longView(b)
	for i := 0; b.Loop(); i++ {
		v.under(fyne.NewPos(float32(60+i%500), float32(i%800)))
	}
}

func BenchmarkJump(b *testing.B) {
	v := longView(b)
	for i := 0; b.Loop(); i++ {
		at := (i * 7919 * 31) % len(v.text)
		v.ScrollTo(at, at+40)
	}
}
