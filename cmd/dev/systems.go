package main

import (
	"slices"
	"strings"
)

// system is an operating system on which a person installs by hand.
type system struct {
	ids         []string // ID or ID_LIKE of os-release, or GOOS
	build, test string   // the line that installs what the window is built with; what e2e needs on top
}

var systems = []system{
	{[]string{"debian", "ubuntu"},
		"sudo apt-get install gcc pkg-config libc6-dev libgl1-mesa-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev",
		"sudo apt-get install libgl1-mesa-dri xvfb xdotool imagemagick xclip"},
	{[]string{"fedora", "rhel", "centos"},
		"sudo dnf install gcc pkgconf-pkg-config mesa-libGL-devel libX11-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel",
		"sudo dnf install mesa-dri-drivers xorg-x11-server-Xvfb xdotool ImageMagick xclip"},
	{[]string{"arch"},
		"sudo pacman -S --needed gcc pkgconf mesa libx11 libxcursor libxrandr libxinerama libxi libxxf86vm",
		"sudo pacman -S --needed xorg-server-xvfb xdotool imagemagick xclip"},
	{[]string{"opensuse", "suse"},
		"sudo zypper install gcc pkg-config Mesa-libGL-devel libX11-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel",
		"sudo zypper install Mesa-dri xorg-x11-server-Xvfb xdotool ImageMagick xclip"},
	{[]string{"alpine"},
		"sudo apk add gcc pkgconf musl-dev mesa-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev",
		"sudo apk add mesa-dri-gallium xvfb xdotool imagemagick xclip"},
	{[]string{"darwin"}, "xcode-select --install", ""},
	{[]string{"windows"}, "winget install --id MSYS2.MSYS2, then in its MINGW64 window: pacman -S mingw-w64-x86_64-gcc", ""},
}

// systemFor finds the system by GOOS and, on Linux, by the text of /etc/os-release.
func systemFor(goos, osRelease string) (system, bool) {
	ids := []string{goos}
	if goos == "linux" {
		ids = releaseIDs(osRelease)
	}
	for _, id := range ids {
		for _, s := range systems {
			if slices.Contains(s.ids, id) {
				return s, true
			}
		}
	}
	return system{}, false
}

// releaseIDs are the values of ID and ID_LIKE, the closest first.
func releaseIDs(osRelease string) []string {
	var own, like []string
	for line := range strings.Lines(osRelease) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		value = strings.Trim(value, `"'`)
		switch key {
		case "ID":
			own = strings.Fields(value)
		case "ID_LIKE":
			like = strings.Fields(value)
		}
	}
	ids := append(own, like...)
	for _, id := range ids {
		if family, _, dashed := strings.Cut(id, "-"); dashed { // opensuse-tumbleweed
			ids = append(ids, family)
		}
	}
	return ids
}

// byHand is what a person is told where packages are not installed for them.
func byHand(goos, osRelease string, drive bool) string {
	s, known := systemFor(goos, osRelease)
	if !known {
		return "Install a C compiler and the development files of OpenGL, X11, Xcursor, Xrandr, Xinerama, Xi and Xxf86vm:\n" +
			"the window is drawn with OpenGL through a C library. To drive it, install Xvfb, xdotool, ImageMagick and xclip too."
	}
	text := "The window is drawn with OpenGL through a C library, so building it needs a C compiler and these headers:\n  " + s.build
	if !drive {
		return text
	}
	if s.test == "" {
		return text + "\nDriving the window works on Linux only: it needs Xvfb and xdotool."
	}
	return text + "\nDriving it needs a display of its own, keys, screenshots and a clipboard:\n  " + s.test
}
