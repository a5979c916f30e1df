package profile

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"quotedesk/app/check"
)

// Largest is how many bytes of a profile are read.
const Largest = 1 << 20

// Problem is something in a file that is not allowed.
type Problem struct {
	Line int // from 1; 0 when it is of the whole file
	What string
}

// Problems are all that is wrong with a file, in its order.
type Problems []Problem

// Error names the first few, each with its line.
func (p Problems) Error() string {
	const most = 5
	var out []string
	for _, x := range p[:min(len(p), most)] {
		if x.Line > 0 {
			out = append(out, fmt.Sprintf("line %d: %s", x.Line, x.What))
		} else {
			out = append(out, x.What)
		}
	}
	if more := len(p) - most; more > 0 {
		out = append(out, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(out, "\n")
}

// Parse reads a profile. Points that the file leaves out are as in the profile that it names as its base, else as in
// the plain one. The error is Problems.
func Parse(text string) (Profile, error) {
	if len(text) > Largest {
		return Profile{}, Problems{{What: fmt.Sprintf("the file has %d bytes; at most %d are read", len(text), Largest)}}
	}
	text = strings.TrimPrefix(text, "\uFEFF")
	var tree map[string]any
	if _, err := toml.Decode(text, &tree); err != nil {
		var bad toml.ParseError
		if errors.As(err, &bad) {
			return Profile{}, Problems{{bad.Position.Line, "this is not TOML: " + strings.TrimPrefix(bad.Message, "toml: ") + " (words stand in quotation marks)"}}
		}
		return Profile{}, Problems{{What: "this is not TOML: " + err.Error()}}
	}
	r := &reader{lines: index(text)}
	p := r.profile(tree)
	if len(r.wrong) > 0 {
		slices.SortStableFunc(r.wrong, func(a, b Problem) int { return a.Line - b.Line })
		return Profile{}, r.wrong
	}
	return p, nil
}

// reader takes a parsed file apart and gathers what is wrong with it.
type reader struct {
	lines lines
	wrong Problems
}

func (r *reader) bad(line int, format string, args ...any) {
	r.wrong = append(r.wrong, Problem{line, fmt.Sprintf(format, args...)})
}

func (r *reader) profile(tree map[string]any) Profile {
	p := Profile{House: plainHouse(), Rules: map[string]Level{}}
	r.known("", 0, tree, "name", "base", "style", "rules", "own")
	if base, ok := tree["base"]; ok {
		id, _ := base.(string)
		if !slices.Contains(Shipped(), id) {
			r.bad(r.lines.of("", 0, "base"), "base is %v; allowed are %s", base, orList(Shipped()))
		} else if under, err := Load(id); err == nil {
			p = under
		}
	}
	name, ok := tree["name"].(string)
	if p.Name = strings.TrimSpace(name); !ok || p.Name == "" || len(p.Name) > longestWord {
		r.bad(r.lines.of("", 0, "name"), "the profile needs a name of at most %d characters: name = \"Our style\"", longestWord)
	}
	r.house(&p.House, r.table(tree, "style"))
	r.levels(&p, r.table(tree, "rules"))
	r.own(&p, tree["own"])
	return p
}

// known refuses keys that mean nothing, so that a slip of the pen does not go unseen.
func (r *reader) known(section string, n int, table map[string]any, keys ...string) {
	for _, k := range slices.Sorted(maps.Keys(table)) {
		if !slices.Contains(keys, k) {
			r.bad(r.lines.of(section, n, k), "%q means nothing here%s; known are %s", k, nearest(k, keys), orList(keys))
		}
	}
}

func (r *reader) table(tree map[string]any, key string) map[string]any {
	v, there := tree[key]
	t, ok := v.(map[string]any)
	if there && !ok {
		r.bad(r.lines.of("", 0, key), "%s is to be a section of its own: [%s]", key, key)
	}
	return t
}

func (r *reader) house(h *check.House, style map[string]any) {
	var keys []string
	for _, p := range Points() {
		keys = append(keys, p.Key)
		v, ok := style[p.Key]
		if !ok {
			continue
		}
		if err := p.set(h, v); err != nil {
			r.bad(r.lines.of("style", 0, p.Key), "%s", err)
		}
	}
	r.known("style", 0, style, keys...)
}

func (r *reader) levels(p *Profile, rules map[string]any) {
	var ids []string
	for _, rule := range check.Rules() {
		ids = append(ids, rule.ID)
	}
	for _, id := range slices.Sorted(maps.Keys(rules)) {
		level, _ := rules[id].(string)
		switch line := r.lines.of("rules", 0, id); {
		case !slices.Contains(ids, id):
			r.bad(line, "there is no rule %q%s", id, nearest(id, ids))
		case !slices.Contains(Levels(), Level(level)):
			r.bad(line, "%s is %q; allowed are \"error\", \"warning\", \"hint\", \"off\"", id, fmt.Sprint(rules[id]))
		default:
			p.Rules[id] = Level(level)
		}
	}
	for _, rule := range check.Rules() {
		if p.Rules[rule.ID] == Level(rule.Severity) {
			delete(p.Rules, rule.ID)
		}
	}
}

func orList(words []string) string { return strings.Join(words, ", ") }
