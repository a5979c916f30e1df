package intake

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// maxFiles is how many files one folder may bring.
const maxFiles = 100_000

// Suffixes lists the suffixes of the files that are read, in small letters.
func Suffixes() []string {
	return append([]string{".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".docm", ".dotx", ".odt", ".ott", ".rtf", ".pdf"}, mailSuffixes...)
}

// Readable says that the file's suffix is one of Suffixes.
func Readable(path string) bool {
	return slices.Contains(Suffixes(), strings.ToLower(filepath.Ext(path)))
}

// Failure is a file that could not be taken in.
type Failure struct {
	Path string
	Err  error // a sentence for a person
}

// Files lists the files that paths name: files as they are, folders with all readable files below them, in the order
// of their names. Hidden files and those with other suffixes are passed over and counted; links to folders are not
// followed.
func Files(ctx context.Context, paths []string) (files []string, passed int, failed []Failure) {
	for _, root := range paths {
		st, err := os.Stat(root)
		if err != nil || !st.IsDir() {
			files = append(files, root) // reading it will say what is wrong
			continue
		}
		err = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				failed = append(failed, Failure{path, &FileError{Path: path, Err: err}})
				return nil
			case path != root && strings.HasPrefix(e.Name(), "."):
				if e.IsDir() {
					return fs.SkipDir
				}
				passed++
			case e.IsDir():
			case !Readable(path):
				passed++
			case len(files) >= maxFiles:
				return errTooMany
			default:
				files = append(files, path)
			}
			return nil
		})
		if errors.Is(err, errTooMany) {
			failed = append(failed, Failure{root, fmt.Errorf("%s holds more than %d files. Take its folders in one by one", root, maxFiles)})
		}
	}
	return files, passed, failed
}

var errTooMany = errors.New("too many files")

// Each reads the files, jobs at a time, and has work done with each story in the same goroutine that read it; done is
// told of each file in the order in which they are finished, from one goroutine. It ends early with the context.
func Each[T any](ctx context.Context, files []string, jobs int, work func(context.Context, string) (T, error), done func(i int, made T, err error)) {
	type result struct {
		i    int
		made T
		err  error
	}
	next, results := make(chan int), make(chan result)
	var workers sync.WaitGroup
	for range max(1, min(jobs, len(files))) {
		workers.Go(func() {
			for i := range next {
				made, err := work(ctx, files[i])
				results <- result{i, made, err}
			}
		})
	}
	go func() {
		defer close(results)
		defer workers.Wait()
		defer close(next)
		for i := range files {
			select {
			case next <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	for r := range results {
		done(r.i, r.made, r.err)
	}
}
