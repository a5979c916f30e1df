// Package pdf takes the words of a PDF file and where they stand on its pages, in a process of its own.
//
// It must never run in the process that has a person's work: Serve is for a child that reads one file from its standard
// input, answers on its standard output and ends. The parser itself is WebAssembly without access to files, so that a
// hostile file meets three walls: the sandbox, the process, and the limits of time and memory.
package pdf

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Limits of a file.
const (
	MaxPages  = 2000
	MaxBytes  = 64 << 20         // of the answer
	MaxMemory = 512 << 20        // bytes of the child, in all
	Patience  = 30 * time.Second // from the moment that it is ready
	Warming   = 90 * time.Second // until it is ready: the first time, the parser is compiled
)

// Ready is the line that the child says before it begins to read.
const Ready = "ready\n"

// Faults are what an Answer may fail with.
const (
	FaultPassword = "password"
	FaultBroken   = "broken"
	FaultPages    = "pages"
	FaultMemory   = "memory"
)

// Answer is what the child found.
type Answer struct {
	Fault string `json:"fault,omitempty"`
	Pages []Page `json:"pages,omitempty"`
}

// Page is one page; lengths are in points, y grows upwards.
type Page struct {
	Width    float64 `json:"w"`
	Height   float64 `json:"h"`
	Lines    []Line  `json:"p"`
	Sideways int     `json:"a,omitempty"` // letters that stand at an angle, and are not in Lines
}

// Line is a run of letters on one line, in the order in which the file draws them.
type Line struct {
	Left  float64 `json:"l"`
	Right float64 `json:"r"`
	Base  float64 `json:"b"` // where the letters stand
	Size  float64 `json:"z"` // the usual height of a letter: about half the size of the font
	Text  string  `json:"s"`
}

// Hyphen stands at the end of a line's text for a hyphen at which a word goes on in the next line.
const Hyphen = "\x02"

// wasmPages is how much memory the parser itself may take, in pages of 64 kB: 256 MB.
const wasmPages = 4096

// Serve reads a file from in and writes the answer to out. Its result is the exit code. What is compiled is kept in
// the folder cache; "" keeps nothing.
func Serve(in io.Reader, out io.Writer, cache string) int {
	debug.SetMemoryLimit(MaxMemory * 3 / 4)
	w := bufio.NewWriter(out)
	go watch(MaxMemory, func() {
		fmt.Fprintf(out, `{"fault":%q}`, FaultMemory)
		os.Exit(3)
	})
	answer, err := serve(in, w, cache)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	if err := errors.Join(json.NewEncoder(w).Encode(answer), w.Flush()); err != nil {
		return 1
	}
	return 0
}

func serve(in io.Reader, out *bufio.Writer, cache string) (Answer, error) {
	ctx := context.Background()
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(wasmPages).WithCloseOnContextDone(false).
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling)
	if kept := compiled(cache); kept != nil {
		config = config.WithCompilationCache(kept)
	}
	pool, err := webassembly.Init(webassembly.Config{MinIdle: 1, MaxIdle: 1, MaxTotal: 1, Context: ctx, RuntimeConfig: config,
		FSConfig: wazero.NewFSConfig(), // no folder at all
		Stdout:   io.Discard, Stderr: io.Discard})
	if err != nil {
		return Answer{}, fmt.Errorf("starting the parser: %w", err)
	}
	p, err := pool.GetInstance(Warming)
	if err != nil {
		return Answer{}, fmt.Errorf("starting the parser: %w", err)
	}
	if _, err := out.WriteString(Ready); err != nil {
		return Answer{}, err
	}
	if err := out.Flush(); err != nil {
		return Answer{}, err
	}
	b, err := io.ReadAll(in)
	if err != nil {
		return Answer{}, err
	}
	return read(p, b), nil
}

// compiled is the folder for what was compiled; nil where there can be none, which costs seconds each time.
func compiled(folder string) wazero.CompilationCache {
	if folder == "" {
		return nil
	}
	folder = filepath.Join(folder, "quotedesk", "pdf")
	if os.MkdirAll(folder, 0o700) != nil {
		return nil
	}
	c, err := wazero.NewCompilationCacheWithDir(folder)
	if err != nil {
		return nil
	}
	return c
}

// read takes the lines of all pages.
func read(p pdfium.Pdfium, b []byte) Answer {
	doc, err := p.OpenDocument(&requests.OpenDocument{File: &b})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return Answer{Fault: FaultPassword}
	case err != nil:
		return Answer{Fault: FaultBroken}
	}
	n, err := p.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	switch {
	case err != nil || n.PageCount <= 0:
		return Answer{Fault: FaultBroken}
	case n.PageCount > MaxPages:
		return Answer{Fault: FaultPages}
	}
	var a Answer
	for i := range n.PageCount {
		page, ok := readPage(p, doc.Document, i)
		if !ok && i == 0 && n.PageCount == 1 {
			return Answer{Fault: FaultBroken}
		}
		a.Pages = append(a.Pages, page) // a page that is broken is empty
	}
	return a
}

func readPage(p pdfium.Pdfium, doc references.FPDF_DOCUMENT, i int) (Page, bool) {
	size, err := p.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: doc, Index: i})
	if err != nil {
		return Page{}, false
	}
	page := Page{Width: size.Width, Height: size.Height}
	text, err := p.GetPageTextStructured(&requests.GetPageTextStructured{
		Page: requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: i}}, Mode: requests.GetPageTextStructuredModeChars})
	if err != nil {
		return page, false
	}
	page.Lines, page.Sideways = lines(text.Chars)
	return page, true
}
