package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// stage is what one run over the real window owns: a display, a home folder, an archive, a folder of pictures.
// Its methods and those of program stop the scene they are called from when something does not happen in time.
type stage struct {
	project
	*screen
	folder string   // removed at the end; everything but the pictures is below it
	home   string   // HOME of the window
	data   string   // the archive, for --data-dir
	shots  string   // where pictures go
	extra  []string // environment for the window on top of the usual, for example FYNE_THEME=dark
	starts int
	open   []*program
	broken <-chan struct{} // closed when somebody interrupts the run
}

// newStage starts the display and makes the folders.
func newStage(ctx context.Context, p project, width, height int, shots string) (*stage, error) {
	folder, err := os.MkdirTemp("", "quotedesk-stage-")
	if err != nil {
		return nil, fmt.Errorf("set the stage: %w", err)
	}
	s := &stage{project: p, broken: ctx.Done(), folder: folder, shots: shots,
		home: filepath.Join(folder, "home"), data: filepath.Join(folder, "data")}
	if err := errors.Join(s.makeHome(), os.MkdirAll(shots, 0o755)); err != nil {
		os.RemoveAll(folder)
		return nil, fmt.Errorf("set the stage: %w", err)
	}
	if s.screen, err = startScreen(width, height); err != nil {
		os.RemoveAll(folder)
		return nil, err
	}
	return s, nil
}

// strike ends the display and removes all folders but that of the pictures.
func (s *stage) strike() {
	s.screen.stop()
	os.RemoveAll(s.folder) // a temporary folder: what cannot be removed is only left behind
}

// fresh forgets the archive and the preferences, so that the next start is a first one.
func (s *stage) fresh() {
	must("forget the archive", os.RemoveAll(s.data))
	must("forget the preferences", os.RemoveAll(s.home))
	must("make a home folder", s.makeHome())
	must("say who corrects", s.sign())
}

// sign writes the preference that says who corrects: the window would ask at the first correction.
func (s *stage) sign() error {
	folder := filepath.Join(s.home, ".config", "fyne", "org.quotedesk.desk")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "preferences.json"), []byte(`{"who":"Ada Lund"}`), 0o600)
}

// makeHome makes the folders that every desktop's home has.
func (s *stage) makeHome() error {
	for _, name := range []string{".cache", ".config"} {
		if err := os.MkdirAll(filepath.Join(s.home, name), 0o700); err != nil {
			return err
		}
	}
	return nil
}

// write puts a file below the stage's folder and returns its path.
func (s *stage) write(name, text string) string {
	path := filepath.Join(s.folder, name)
	must("write "+name, os.MkdirAll(filepath.Dir(path), 0o755))
	must("write "+name, os.WriteFile(path, []byte(text), 0o644))
	return path
}

// read returns the text of a file.
func (s *stage) read(path string) string {
	b, err := os.ReadFile(path)
	must("read "+path, err)
	return string(b)
}

// environment is what the window runs in: nothing of the person who runs this but the search path.
func (s *stage) environment() []string {
	env := []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + s.home, "TMPDIR=" + s.folder, "XDG_RUNTIME_DIR=" + s.folder,
		"DISPLAY=" + s.screen.name, "LC_ALL=C.UTF-8", "LIBGL_ALWAYS_SOFTWARE=1", "FYNE_SCALE=1",
	}
	return append(env, s.extra...)
}

// running remembers a window, so that end can close it.
func (s *stage) running(p *program) { s.open = append(s.open, p) }

// end kills every window that is still open.
func (s *stage) end() {
	for _, p := range s.open {
		p.cmd.Process.Kill() // it may have ended, which is as well
		<-p.gone
	}
	s.open = nil
}
