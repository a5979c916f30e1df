package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// xdotool runs one xdotool command on the display.
func (s *stage) xdotool(args ...string) {
	out, err := s.command("xdotool", args...).CombinedOutput()
	if err != nil {
		fail("xdotool %s: %v: %s", strings.Join(args, " "), err, out)
	}
}

// place is where the control stands now.
func (p *program) place(name string) rect {
	places := p.geometry()
	r, ok := places[name]
	if !ok {
		fail("there is no control named %q; there are: %s", name, strings.Join(slices.Sorted(maps.Keys(places)), ", "))
	}
	return r
}

// click presses and releases the left button on the centre of the control.
func (p *program) click(name string) { p.press(p.place(name), 0.5, 0.5, "1") }

// clickAt clicks at a fraction of the control's width and height from its left upper corner.
func (p *program) clickAt(name string, fx, fy float64) { p.press(p.place(name), fx, fy, "1") }

// rightClick opens what the right button opens.
func (p *program) rightClick(name string) { p.press(p.place(name), 0.5, 0.5, "3") }

// doubleClick clicks twice within the time that counts as a double click.
func (p *program) doubleClick(name string) {
	p.press(p.place(name), 0.5, 0.5, "--repeat", "2", "--delay", "60", "1")
}

func (p *program) press(r rect, fx, fy float64, button ...string) {
	x, y := r.point(fx, fy)
	p.stage.xdotool(append([]string{"mousemove", strconv.Itoa(x), strconv.Itoa(y), "click"}, button...)...)
}

// drag moves from one point of a control to another with the left button down.
func (p *program) drag(name string, fromX, fromY, toX, toY float64) {
	r := p.place(name)
	x0, y0 := r.point(fromX, fromY)
	x1, y1 := r.point(toX, toY)
	p.stage.xdotool("mousemove", strconv.Itoa(x0), strconv.Itoa(y0), "mousedown", "1",
		"mousemove", strconv.Itoa((x0+x1)/2), strconv.Itoa((y0+y1)/2),
		"mousemove", strconv.Itoa(x1), strconv.Itoa(y1), "mouseup", "1")
}

// scroll turns the wheel over the control, down for positive notches.
func (p *program) scroll(name string, notches int) {
	button := "5"
	if notches < 0 {
		button, notches = "4", -notches
	}
	p.press(p.place(name), 0.5, 0.5, "--repeat", strconv.Itoa(notches), button)
}

// key presses keys one after the other, named as xdotool names them: "ctrl+n", "F2", "Return", "shift+Right".
func (p *program) key(keys ...string) {
	p.stage.xdotool(append([]string{"key", "--clearmodifiers", "--delay", "30"}, keys...)...)
}

// typeText types text key by key. A character that no key has is put on a spare key for a moment, and the
// window must have looked at it before the next one is, so such text is typed at a person's pace.
func (p *program) typeText(text string) {
	delay := "15" // ms between keys
	if strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII }) {
		delay = "90"
	}
	p.stage.xdotool("type", "--clearmodifiers", "--delay", delay, "--", text)
}

// setClipboard puts text on the clipboard, where Ctrl+V finds it.
func (s *stage) setClipboard(text string) {
	cmd := s.command("xclip", "-selection", "clipboard", "-in")
	cmd.Stdin = strings.NewReader(text)
	must("set the clipboard", cmd.Run())
}

// clipboard is the text on the clipboard.
func (s *stage) clipboard() string {
	out, err := s.command("xclip", "-selection", "clipboard", "-out").Output()
	must("read the clipboard", err)
	return string(out)
}

// quotesSays runs the built command line engine and returns what it printed.
func (s *stage) quotesSays(stdin string, args ...string) string {
	cmd := s.command(s.project.quotes(), args...)
	cmd.Stdin = strings.NewReader(stdin)
	var trouble strings.Builder
	cmd.Stderr = &trouble
	out, err := cmd.Output()
	if err != nil {
		fail("quotes %s: %v: %s", strings.Join(args, " "), err, trouble.String())
	}
	return string(out)
}

// expect fails the scene when a condition does not hold.
func expect(holds bool, format string, args ...any) {
	if !holds {
		fail("expected: %s", fmt.Sprintf(format, args...))
	}
}
