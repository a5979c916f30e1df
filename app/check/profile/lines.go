package profile

import (
	"strings"
)

// lines knows in which line of a file a key stands, for messages: the parser tells places of broken syntax only.
type lines map[place]int

// place is a key in a section; n counts sections of the same name, from 0.
type place struct {
	section string
	n       int
	key     string
}

// index reads the lines of a file that the parser has taken. A key in a value of several lines is at worst taken for one
// of the section, and the number of its line is that of the last.
func index(text string) lines {
	out := lines{}
	section, n := "", 0
	count := map[string]int{}
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "[["):
			section = strings.TrimSpace(strings.Trim(cutComment(line), "[] \t"))
			n = count[section]
			count[section]++
			out.add(place{section, n, ""}, i+1)
		case strings.HasPrefix(line, "[") && !strings.Contains(line, "="):
			section = strings.TrimSpace(strings.Trim(cutComment(line), "[] \t"))
			if parent, key, ok := strings.Cut(section, "."); ok {
				at := max(count[parent]-1, 0)
				out.add(place{parent, at, unquoted(key)}, i+1)
				n = at
				continue
			}
			n = 0
			out.add(place{section, 0, ""}, i+1)
			out.add(place{"", 0, section}, i+1)
		default:
			if key, _, ok := strings.Cut(line, "="); ok && !strings.HasPrefix(line, "#") {
				out.add(place{section, n, unquoted(key)}, i+1)
			}
		}
	}
	return out
}

func (l lines) add(p place, line int) {
	if l[p] == 0 {
		l[p] = line
	}
}

func cutComment(line string) string {
	line, _, _ = strings.Cut(line, "#")
	return strings.TrimSpace(line)
}

func unquoted(key string) string { return strings.Trim(strings.TrimSpace(key), "\"'") }

// of is the line of a key, else that of its section, else 0.
func (l lines) of(section string, n int, key string) int {
	if line := l[place{section, n, key}]; line > 0 {
		return line
	}
	return l[place{section, n, ""}]
}
