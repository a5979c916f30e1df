package profile

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"quotedesk/app/check"
	"quotedesk/app/story"
)

// ownID is what a rule of one's own may be called, so that it cannot be taken for one of the program's.
var ownID = regexp.MustCompile(`^X[A-Za-z0-9_-]{1,15}$`)

func (r *reader) own(p *Profile, value any) {
	if value == nil {
		return
	}
	list, ok := value.([]map[string]any)
	if !ok {
		r.bad(r.lines.of("", 0, "own"), "rules of one's own are sections in double brackets: [[own]]")
		return
	}
	p.Own = nil
	if len(list) > check.MostOwn {
		r.bad(0, "there are %d rules of one's own; at most %d are allowed", len(list), check.MostOwn)
		return
	}
	seen := map[string]bool{}
	for i, t := range list {
		r.known("own", i, t, "id", "name", "why", "severity", "scope", "words", "change", "pattern", "replace")
		o := check.Own{ID: r.text(i, t, "id"), Name: r.text(i, t, "name"), Why: r.text(i, t, "why"),
			Severity: check.Severity(r.text(i, t, "severity")), Scope: check.Scope(r.text(i, t, "scope")),
			Pattern: r.raw(i, t, "pattern"), Replace: r.raw(i, t, "replace")}
		r.lists(i, t, &o)
		switch line := r.lines.of("own", i, "id"); {
		case !ownID.MatchString(o.ID):
			r.bad(line, "id is %q; it begins with X and has up to 15 letters or figures behind it, such as X1", o.ID)
		case seen[o.ID]:
			r.bad(line, "two rules are called %s", o.ID)
		}
		seen[o.ID] = true
		if o.Name == "" || len(o.Name) > longestWord {
			r.bad(r.lines.of("own", i, "name"), "%s needs a name of at most %d characters", o.ID, longestWord)
		}
		if o.Severity == "" {
			o.Severity = check.Warning
		}
		if o.Scope == "" {
			o.Scope = check.Narration
		}
		if l := Level(o.Severity); l == Off || !slices.Contains(Levels(), l) && l != "" {
			r.muted(p, i, &o)
		}
		if _, err := check.CompileOwn(o); err != nil {
			r.bad(r.lines.of("own", i, ownKey(o)), "%s: %s", o.ID, err)
		}
		p.Own = append(p.Own, o)
	}
}

// muted takes an own rule that is off; its severity is a warning once it is on again.
func (r *reader) muted(p *Profile, i int, o *check.Own) {
	if Level(o.Severity) != Off {
		r.bad(r.lines.of("own", i, "severity"), "severity is %q; allowed are \"error\", \"warning\", \"hint\", \"off\"", string(o.Severity))
		return
	}
	o.Severity = check.Warning
	p.Rules[o.ID] = Off
}

// ownKey is the line of a rule that says what it looks for.
func ownKey(o check.Own) string {
	switch {
	case o.Pattern != "":
		return "pattern"
	case len(o.Swaps) > 0:
		return "change"
	case len(o.Words) > 0:
		return "words"
	}
	return "id"
}

func (r *reader) raw(i int, t map[string]any, key string) string {
	v, there := t[key]
	s, ok := v.(string)
	if there && !ok {
		r.bad(r.lines.of("own", i, key), "%s is to be words in quotation marks", key)
	}
	return s
}

func (r *reader) text(i int, t map[string]any, key string) string {
	s := strings.TrimSpace(r.raw(i, t, key))
	if strings.ContainsAny(s, "\r\n") || len(s) > 4*longestWord {
		r.bad(r.lines.of("own", i, key), "%s is to be a line of at most %d characters", key, 4*longestWord)
	}
	return s
}

func (r *reader) lists(i int, t map[string]any, o *check.Own) {
	if v, ok := t["words"]; ok {
		list, good := v.([]any)
		if o.Words, ok = strs(list); !good || !ok {
			r.bad(r.lines.of("own", i, "words"), "words is to be a list such as [\"one\", \"two words\"]")
		}
	}
	if v, ok := t["change"]; ok {
		table, good := v.(map[string]any)
		if !good {
			r.bad(r.lines.of("own", i, "change"), "change is to be a list such as { \"utilise\" = \"use\" }")
			return
		}
		o.Swaps = map[string]string{}
		for _, was := range slices.Sorted(maps.Keys(table)) {
			is, ok := table[was].(string)
			if !ok || !plainWord(was) {
				r.bad(r.lines.of("own", i, "change"), "%q is to be changed to words in quotation marks", was)
				continue
			}
			o.Swaps[was] = is
		}
	}
}

// nearest suggests what may have been meant.
func nearest(word string, known []string) string {
	for _, k := range known {
		if d := story.Distance([]rune(strings.ToLower(word)), []rune(strings.ToLower(k))); d == 1 || d == 2 && len(k) > 5 {
			return " (" + k + "?)"
		}
	}
	return ""
}
