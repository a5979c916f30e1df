package main

import (
	"archive/zip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"quotedesk/app/intake"
	"quotedesk/app/story"
	"quotedesk/storage"
)

// BenchmarkThousandFiles imports and reads 1,000 .txt files as the window does, and prints how many a second.
func BenchmarkThousandFiles(b *testing.B) {
	dir := b.TempDir()
	for i := range 1000 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.txt", i)), []byte(strings.Replace(ferry, "second", fmt.Sprint("week ", i), 1)), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	r := &reader{}
	if _, err := r.read(b.Context(), ferry, story.Decisions{}); err != nil { // the engine is loaded once
		b.Fatal(err)
	}
	for b.Loop() {
		db, err := storage.Open(b.Context(), b.TempDir())
		if err != nil {
			b.Fatal(err)
		}
		files, _, _ := intake.Files(b.Context(), []string{dir})
		intake.Each(b.Context(), files, runtime.NumCPU(), func(ctx context.Context, path string) (storage.Story, error) {
			s, err := intake.Read(ctx, path)
			if err != nil {
				return storage.Story{}, err
			}
			f, err := r.read(ctx, s.Text, story.Decisions{})
			if err != nil {
				return storage.Story{}, err
			}
			return db.AddStory(ctx, storage.NewStory{Title: s.Title, Text: s.Text, Origin: s.Origin, Original: s.Original, Encoding: s.Encoding, Arrival: s.Arrival, Findings: f})
		}, func(_ int, _ storage.Story, err error) {
			if err != nil {
				b.Fatal(err)
			}
		})
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(1000*float64(b.N)/b.Elapsed().Seconds(), "files/s")
}

// BenchmarkOpenAndReadDocx opens a Word document of 3,000 words and finds what is in it.
func BenchmarkOpenAndReadDocx(b *testing.B) {
	path := filepath.Join(b.TempDir(), "a.docx")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	z := zip.NewWriter(f)
	w, err := z.Create("word/document.xml")
	if err != nil {
		b.Fatal(err)
	}
	fmt.Fprint(w, `<w:document xmlns:w="w"><w:body>`)
	for words := 0; words < 3000; {
		for line := range strings.SplitSeq(ferry, "\n") {
			fmt.Fprintf(w, `<w:p><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, line)
			words += len(strings.Fields(line))
		}
	}
	fmt.Fprint(w, `</w:body></w:document>`)
	if err := z.Close(); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	r := &reader{}
	if _, err := r.read(b.Context(), ferry, story.Decisions{}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s, err := intake.Read(b.Context(), path)
		if err == nil {
			_, err = r.read(b.Context(), s.Text, story.Decisions{})
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}
