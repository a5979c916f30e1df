package main

import (
	"slices"
	"strings"
	"testing"
)

func TestMissing(t *testing.T) {
	needs := []need{{"gcc", "gcc", "compiler"}, {"libx11-dev", "", "headers"}, {"xvfb", "Xvfb", "display"}}
	tests := []struct {
		name, status string
		commands     []string
		want         []string
	}{
		{"nothing there", "", nil, []string{"gcc", "libx11-dev", "xvfb"}},
		{"all packages there", "gcc install ok installed\nlibx11-dev install ok installed\nxvfb install ok installed\n", nil, nil},
		{"a command from elsewhere will do", "libx11-dev install ok installed\n", []string{"gcc", "Xvfb"}, nil},
		{"headers cannot come from a command", "", []string{"gcc", "Xvfb", "libx11-dev"}, []string{"libx11-dev"}},
		{"removed but configured is not there", "gcc deinstall ok config-files\nlibx11-dev install ok installed\n", []string{"Xvfb"}, []string{"gcc"}},
		{"half installed is not there", "gcc install ok half-configured\nlibx11-dev install ok installed\n", []string{"Xvfb"}, []string{"gcc"}},
		{"unknown ones are printed so", "gcc unknown ok not-installed\nlibx11-dev hold ok installed\n", []string{"Xvfb"}, []string{"gcc"}},
		{"a longer name is another package", "gcc-12 install ok installed\nlibx11-dev install ok installed\n", []string{"Xvfb"}, []string{"gcc"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			has := func(c string) bool { return slices.Contains(test.commands, c) }
			if got := packageNames(missing(needs, test.status, has)); !slices.Equal(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
	if needs[0].pkg != "gcc" || len(needs) != 3 {
		t.Error("the needs themselves were changed")
	}
}

func TestAptLine(t *testing.T) {
	if got, want := strings.Join(aptLine(true, "install", "--yes", "xvfb"), " "),
		"env DEBIAN_FRONTEND=noninteractive apt-get install --yes xvfb"; got != want {
		t.Errorf("root: got %q, want %q", got, want)
	}
	if got, want := strings.Join(aptLine(false, "update"), " "),
		"sudo env DEBIAN_FRONTEND=noninteractive apt-get update"; got != want {
		t.Errorf("others: got %q, want %q", got, want)
	}
}

// Debian's line for a person must bring in what is installed by machine.
func TestDebianLineIsComplete(t *testing.T) {
	s, ok := systemFor("linux", "ID=debian\n")
	if !ok {
		t.Fatal("Debian is not known")
	}
	for _, n := range buildNeeds {
		if !slices.Contains(strings.Fields(s.build), n.pkg) {
			t.Errorf("%s is missing from %q", n.pkg, s.build)
		}
	}
	for _, n := range driveNeeds {
		if !slices.Contains(strings.Fields(s.test), n.pkg) {
			t.Errorf("%s is missing from %q", n.pkg, s.test)
		}
	}
}

func TestSystems(t *testing.T) {
	tests := []struct{ name, goos, release, want string }{
		{"Ubuntu", "linux", "NAME=\"Ubuntu\"\nID=ubuntu\nID_LIKE=debian\n", "apt-get"},
		{"Mint says what it is like", "linux", "ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", "apt-get"},
		{"Fedora", "linux", "ID=fedora\n", "dnf"},
		{"Rocky", "linux", "ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", "dnf"},
		{"Manjaro", "linux", "ID=manjaro\nID_LIKE=arch\n", "pacman"},
		{"Tumbleweed", "linux", "ID=\"opensuse-tumbleweed\"\nID_LIKE=\"opensuse suse\"\n", "zypper"},
		{"MicroOS by its family", "linux", "ID=opensuse-microos\n", "zypper"},
		{"Alpine", "linux", "ID=alpine\n", "apk"},
		{"macOS", "darwin", "", "xcode-select"},
		{"Windows", "windows", "", "winget"},
		{"unknown", "linux", "ID=plan9ish\n", "Install a C compiler"},
		{"no os-release", "linux", "", "Install a C compiler"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := byHand(test.goos, test.release, false); !strings.Contains(got, test.want) {
				t.Errorf("got %q, want %q in it", got, test.want)
			}
		})
	}
	if got := byHand("linux", "ID=fedora", true); !strings.Contains(got, "xdotool") {
		t.Errorf("driving the window: %q", got)
	}
	if got := byHand("darwin", "", true); !strings.Contains(got, "Linux only") {
		t.Errorf("driving the window on macOS: %q", got)
	}
}

func TestLacksLibrary(t *testing.T) {
	tests := []struct {
		said string
		want bool
	}{
		{"", false},
		{"app/gui/reading.go:42:48: d.isReading undefined", false},
		{"cgo: C compiler \"gcc\" not found: exec: \"gcc\": executable file not found in $PATH", true},
		{"./glfw/src/x11_platform.h:41:10: fatal error: X11/Xcursor/Xcursor.h: No such file or directory", true},
		{"/usr/bin/ld: cannot find -lXxf86vm: No such file or directory", true},
	}
	for _, test := range tests {
		if got := lacksLibrary(test.said); got != test.want {
			t.Errorf("%q: got %v", test.said, got)
		}
	}
}
