package profile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"quotedesk/app/check"
)

// Encode writes the profile as a file that Parse reads back as the same: every point with what it means and what it may be.
func Encode(p Profile) string {
	var b strings.Builder
	b.WriteString("# A house style for Quotedesk. Lines that begin with # are there to be read.\n\n")
	fmt.Fprintf(&b, "name = %s\n\n[style]\n", quote(p.Name))
	group := ""
	var tables strings.Builder
	for _, pt := range Points() {
		if pt.Group != group {
			group = pt.Group
			fmt.Fprintf(&b, "\n# %s\n", group)
		}
		if pt.Kind == Reasons {
			m, _ := pt.field(&p.House).Interface().(map[string]string)
			fmt.Fprintf(&tables, "\n# %s: the word and why.\n[style.%s]\n", pt.Title, pt.Key)
			for _, w := range slices.Sorted(maps.Keys(m)) {
				fmt.Fprintf(&tables, "%s = %s\n", quote(w), quote(m[w]))
			}
			continue
		}
		fmt.Fprintf(&b, "%s = %s  # %s\n", pt.Key, pt.value(p.House), pt.note())
	}
	b.WriteString(tables.String())
	p.writeRules(&b)
	for _, o := range p.Own {
		writeOwn(&b, o, p.Rules[o.ID])
	}
	return b.String()
}

// value is what the house says of the point, as TOML has it.
func (p Point) value(h check.House) string {
	switch x := p.field(&h).Interface().(type) {
	case bool, int:
		return fmt.Sprint(x)
	case []string:
		return list(x)
	}
	return quote(p.field(&h).String())
}

// note says behind a line what the point is and may be.
func (p Point) note() string {
	var values []string
	for _, c := range p.Choices {
		values = append(values, quote(c.Value))
	}
	if len(values) > 0 {
		return p.Title + ": " + strings.Join(values, ", ")
	}
	if p.Kind == Number {
		return fmt.Sprintf("%s: %d to %d, 0 asks nothing", p.Title, p.Least, p.Most)
	}
	return p.Title
}

func (p Profile) writeRules(b *strings.Builder) {
	b.WriteString("\n# How much a rule matters: \"error\", \"warning\", \"hint\" or \"off\".\n[rules]\n")
	for _, rule := range check.Rules() {
		if l, ok := p.Rules[rule.ID]; ok {
			fmt.Fprintf(b, "%s = %s  # %s\n", rule.ID, quote(string(l)), rule.Name)
		}
	}
}

func writeOwn(b *strings.Builder, o check.Own, level Level) {
	if level == "" {
		level = Level(o.Severity)
	}
	fmt.Fprintf(b, "\n[[own]]\nid = %s\nname = %s\n", quote(o.ID), quote(o.Name))
	if o.Why != "" {
		fmt.Fprintf(b, "why = %s\n", quote(o.Why))
	}
	fmt.Fprintf(b, "severity = %s\nscope = %s  # narration, quotation, both\n", quote(string(level)), quote(string(o.Scope)))
	switch {
	case o.Pattern != "":
		fmt.Fprintf(b, "pattern = %s\n", quote(o.Pattern))
		if o.Replace != "" {
			fmt.Fprintf(b, "replace = %s\n", quote(o.Replace))
		}
	case len(o.Swaps) > 0:
		b.WriteString("[own.change]\n")
		for _, was := range slices.Sorted(maps.Keys(o.Swaps)) {
			fmt.Fprintf(b, "%s = %s\n", quote(was), quote(o.Swaps[was]))
		}
	default:
		fmt.Fprintf(b, "words = %s\n", list(o.Words))
	}
}

func list(words []string) string {
	var out []string
	for _, w := range words {
		out = append(out, quote(w))
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// quote is a string of TOML. Those of JSON are strings of TOML too, but for the delete character.
func quote(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil { // a string can always be written
		panic(err)
	}
	return strings.ReplaceAll(strings.TrimSuffix(b.String(), "\n"), "\x7f", `\u007F`)
}
