package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// screen is a display nobody sees.
type screen struct {
	name          string // as DISPLAY wants it, for example ":99"
	width, height int    // pixels
	server        *exec.Cmd
}

// startScreen starts Xvfb on the first display that is free.
func startScreen(width, height int) (*screen, error) {
	read, write, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("start a display: %w", err)
	}
	defer read.Close()
	size := fmt.Sprintf("%dx%dx24", width, height)
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", size, "-nolisten", "tcp", "-noreset")
	server.ExtraFiles = []*os.File{write} // becomes descriptor 3
	apart(server)
	err = server.Start()
	write.Close() // the server holds its own copy
	if err != nil {
		return nil, fmt.Errorf("start a display: %w", err)
	}
	s := &screen{width: width, height: height, server: server}
	read.SetReadDeadline(time.Now().Add(30 * time.Second)) // pipes can time out on every Unix
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		s.stop()
		return nil, fmt.Errorf("start a display: Xvfb gave no display number: %w", err)
	}
	s.name = ":" + strings.TrimSpace(number)
	return s, nil
}

// stop ends the display and everything still shown on it.
func (s *screen) stop() {
	s.server.Process.Kill() // it may be gone already, which is as well
	s.server.Wait()
}

// command prepares a program to run on the display.
func (s *screen) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+s.name, "LC_ALL=C.UTF-8") // xdotool types by the locale's encoding
	return cmd
}
