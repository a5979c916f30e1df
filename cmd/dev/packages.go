package main

import (
	"fmt"
	"slices"
	"strings"
)

// need is one thing another tool wants from the operating system.
type need struct {
	pkg     string // the Debian and Ubuntu package
	command string // satisfied as well when this command is found; "" for libraries
	why     string
}

// The libraries follow the linker flags of GLFW 3.4, which the window is built with.
var (
	buildNeeds = []need{
		{"gcc", "gcc", "a C compiler for the window's OpenGL part"},
		{"pkg-config", "pkg-config", "finding the OpenGL library"},
		{"libc6-dev", "", "the C headers"},
		{"libgl1-mesa-dev", "", "OpenGL headers"},
		{"libx11-dev", "", "X11 headers"},
		{"libxcursor-dev", "", "X11 pointer shapes"},
		{"libxrandr-dev", "", "X11 screens"},
		{"libxinerama-dev", "", "X11 with several screens"},
		{"libxi-dev", "", "X11 input devices"},
		{"libxxf86vm-dev", "", "X11 video modes"},
	}
	driveNeeds = []need{
		{"libgl1-mesa-dri", "", "OpenGL without a graphics card"},
		{"xvfb", "Xvfb", "a display nobody has to look at"},
		{"xdotool", "xdotool", "keys and clicks"},
		{"imagemagick", "import", "screenshots"},
		{"xclip", "xclip", "the clipboard"},
	}
)

// missing lists the needs that are not met. status is the output of dpkg-query in the form of dpkgFormat; has
// says whether a command is found.
func missing(needs []need, status string, has func(string) bool) []need {
	installed := map[string]bool{}
	for line := range strings.Lines(status) {
		name, state, _ := strings.Cut(strings.TrimSpace(line), " ")
		if state == "install ok installed" || state == "hold ok installed" {
			installed[name] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(needs), func(n need) bool {
		return installed[n.pkg] || n.command != "" && has(n.command)
	})
}

// dpkgFormat makes dpkg-query print "name want status state" lines.
const dpkgFormat = "${Package} ${Status}\n"

func packageNames(needs []need) []string {
	var names []string
	for _, n := range needs {
		names = append(names, n.pkg)
	}
	return names
}

// explain lists needs with what each is for.
func explain(needs []need) string {
	var b strings.Builder
	for _, n := range needs {
		fmt.Fprintf(&b, "  %-16s %s\n", n.pkg, n.why)
	}
	return b.String()
}

// aptLine is the command that installs packages: plain for root, through sudo for everybody else.
func aptLine(root bool, args ...string) []string {
	line := append([]string{"env", "DEBIAN_FRONTEND=noninteractive", "apt-get"}, args...)
	if root {
		return line
	}
	return append([]string{"sudo"}, line...)
}
