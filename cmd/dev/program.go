package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

const (
	patience = 40 * time.Second      // how long a condition may take; generous, as nothing waits for it in vain
	poll     = 15 * time.Millisecond // between two looks at a condition
)

// program is a running window.
type program struct {
	stage  *stage
	cmd    *exec.Cmd
	log    follower
	stderr string        // path
	gone   chan struct{} // closed when the process has ended
	ended  error         // of the process; to be read after gone
	window string        // X window id
}

// start runs the window with the stage's archive and waits until it is shown and says msg=ready.
func (s *stage) start(args ...string) *program {
	s.starts++
	logPath := filepath.Join(s.folder, fmt.Sprintf("log-%d.txt", s.starts))
	p := &program{stage: s, log: follower{path: logPath}, gone: make(chan struct{}),
		stderr: filepath.Join(s.folder, fmt.Sprintf("stderr-%d.txt", s.starts))}
	p.cmd = exec.Command(s.project.window(), append([]string{"--data-dir", s.data, "--log", logPath}, args...)...)
	p.cmd.Env, p.cmd.Dir = s.environment(), s.home
	apart(p.cmd)
	out, err := os.Create(p.stderr)
	must("start the window", err)
	defer out.Close() // the process has its own copy
	p.cmd.Stdout, p.cmd.Stderr = out, out
	must("start the window", p.cmd.Start())
	go func() { p.ended = p.cmd.Wait(); close(p.gone) }()
	s.running(p)
	p.wait("ready")
	p.log.at = 0 // what was logged on the way to ready may be waited for as well
	p.show()
	return p
}

// show finds the X window, puts it over the whole display, as no window manager does it, and the pointer into
// it, as keys go to the window below the pointer.
func (p *program) show() {
	p.until("a window named Quotedesk", func() bool {
		out, err := p.stage.command("xdotool", "search", "--onlyvisible", "--name", "Quotedesk").Output()
		ids := strings.Fields(string(out))
		if err != nil || len(ids) == 0 {
			return false
		}
		p.window = ids[0]
		return true
	})
	p.fill()
	s := p.stage
	s.xdotool("mousemove", fmt.Sprint(s.width/2), fmt.Sprint(s.height/2))
	s.xdotool("windowfocus", p.window)
}

// settled is for how long the window must keep the size of the display: one that is just being shown may still
// set a size of its own, a few frames later.
const settled = 400 * time.Millisecond

// fill puts the window over the whole display and waits until it has kept that place.
func (p *program) fill() {
	s := p.stage
	want := fmt.Sprintf("Geometry: %dx%d", s.width, s.height)
	since := time.Now()
	p.until("a window over the whole display", func() bool {
		out, err := s.command("xdotool", "getwindowgeometry", p.window).Output()
		if err == nil && strings.Contains(string(out), want) && strings.Contains(string(out), "Position: 0,0") {
			return time.Since(since) > settled
		}
		s.xdotool("windowmove", p.window, "0", "0", "windowsize", p.window, fmt.Sprint(s.width), fmt.Sprint(s.height))
		since = time.Now()
		return false
	})
}

// wait waits for a line of the log after the last one waited for, with msg and all the attributes, given as
// key, value, key, value; a value that ends in "*" stands for everything that begins so. It returns the line.
func (p *program) wait(msg string, attrs ...string) logLine {
	var line logLine
	p.until(fmt.Sprintf("the log line msg=%q %s", msg, strings.Join(attrs, " ")), func() bool {
		must("follow the log", p.log.read())
		var there bool
		line, there = p.log.next(msg, attrs...)
		return there
	})
	return line
}

// until waits for a condition; it fails the scene when the condition or the program takes too long or breaks.
func (p *program) until(what string, done func() bool) {
	for deadline := time.Now().Add(patience); ; {
		if done() {
			return
		}
		select {
		case <-p.gone:
			fail("waiting for %s: the window has ended (%v)\n%s", what, p.ended, p.words())
		case <-p.stage.broken:
			fail("waiting for %s: interrupted", what)
		case <-time.After(poll):
		}
		if time.Now().After(deadline) {
			fail("waiting for %s: not after %s\n%s", what, patience, p.words())
		}
	}
}

// words is what the window last said, for a person to read.
func (p *program) words() string {
	b, _ := os.ReadFile(p.stderr) // what there is will do
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	return "log:\n" + p.log.tail(15) + "\nstandard error:\n" + strings.Join(lines[:min(len(lines), 25)], "\n")
}

// geometry asks the window where its controls stand. It does not move the place reached in the log.
func (p *program) geometry() map[string]rect {
	must("follow the log", p.log.read())
	from := len(p.log.lines)
	must("ask where the controls stand", askGeometry(p.cmd.Process))
	var places map[string]rect
	p.until("the places of the controls", func() bool {
		must("follow the log", p.log.read())
		var done bool
		var err error
		places, done, err = geometryOf(p.log.lines[from:])
		must("read where the controls stand", err)
		return done
	})
	return places
}

// quit ends the window as a person does, with Ctrl+Q, and wants a clean end.
func (p *program) quit() {
	p.key("ctrl+q")
	p.over()
	if p.ended != nil {
		fail("the window ended with %v\n%s", p.ended, p.words())
	}
	p.sound()
}

// kill ends the window at once, as a crash or a power cut does.
func (p *program) kill() {
	must("kill the window", p.cmd.Process.Kill())
	p.over()
	p.sound()
}

func (p *program) over() {
	select {
	case <-p.gone:
	case <-time.After(patience):
		fail("the window is still there after %s\n%s", patience, p.words())
	}
}

// sound fails the scene when the window wrote of a panic or a widget touched from the wrong goroutine.
func (p *program) sound() {
	for _, path := range []string{p.log.path, p.stderr} {
		b, _ := os.ReadFile(path) // a log that was never begun holds no trouble
		if line := trouble(string(b)); line != "" {
			fail("the window said: %s\n%s", line, p.words())
		}
	}
}
