package profile

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"quotedesk/app/check"
)

// field is the point's place in the house.
func (p Point) field(h *check.House) reflect.Value {
	v := reflect.ValueOf(h).Elem()
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if name == p.Key {
			return v.Field(i)
		}
	}
	panic("no house has a " + p.Key) // the table of points is wrong, which a test tells
}

func cloned(v reflect.Value) reflect.Value {
	switch x := v.Interface().(type) {
	case []string:
		return reflect.ValueOf(slices.Clone(x))
	case map[string]string:
		return reflect.ValueOf(maps.Clone(x))
	}
	return v
}

// Text is what the house says of the point, as a person types it: yes or no, a figure, words with commas between, or
// words with a reason each, parted by semicolons.
func (p Point) Text(h check.House) string {
	switch x := p.field(&h).Interface().(type) {
	case bool:
		if x {
			return "yes"
		}
		return "no"
	case int:
		return fmt.Sprint(x)
	case []string:
		return strings.Join(x, ", ")
	case map[string]string:
		var out []string
		for _, w := range slices.Sorted(maps.Keys(x)) {
			out = append(out, w+": "+x[w])
		}
		return strings.Join(out, "; ")
	}
	return p.field(&h).String()
}

// SetText takes what a person has typed. The error says what is allowed.
func (p Point) SetText(h *check.House, typed string) error {
	switch p.Kind {
	case YesNo:
		switch typed {
		case "yes", "no":
			return p.set(h, typed == "yes")
		}
		return p.refuse(typed)
	case Number:
		var n int
		if _, err := fmt.Sscanf(strings.TrimSpace(typed), "%d", &n); err != nil || fmt.Sprint(n) != strings.TrimSpace(typed) {
			return p.refuse(typed)
		}
		return p.set(h, int64(n))
	case Words:
		var list []any
		for _, w := range strings.Split(typed, ",") {
			if w = strings.TrimSpace(w); w != "" {
				list = append(list, w)
			}
		}
		return p.set(h, list)
	case Reasons:
		all := map[string]any{}
		for _, w := range strings.Split(typed, ";") {
			word, why, _ := strings.Cut(w, ":")
			if word = strings.TrimSpace(word); word != "" {
				all[word] = strings.TrimSpace(why)
			}
		}
		return p.set(h, all)
	}
	return p.set(h, typed)
}

// set takes a value as a TOML file has it.
func (p Point) set(h *check.House, value any) error {
	to := p.field(h)
	switch v := value.(type) {
	case bool:
		if p.Kind == YesNo {
			to.SetBool(v)
			return nil
		}
	case int64:
		if p.Kind == Number && int64(p.Least) <= v && v <= int64(p.Most) {
			to.SetInt(v)
			return nil
		}
	case string:
		if p.Kind == Pick && slices.ContainsFunc(p.Choices, func(c Choice) bool { return c.Value == v }) || p.Kind == Word && plainWord(v) {
			to.SetString(v)
			return nil
		}
	case []any:
		if p.Kind != Words {
			break
		}
		if list, ok := strs(v); ok && len(list) <= mostWords {
			to.Set(reflect.ValueOf(list))
			return nil
		}
	case map[string]any:
		if p.Kind != Reasons || len(v) > mostWords {
			break
		}
		all := map[string]string{}
		for w, why := range v {
			said, ok := why.(string)
			if !ok || !plainWord(w) || len(said) > longestWord {
				return p.refuse(value)
			}
			all[w] = said
		}
		to.Set(reflect.ValueOf(all))
		return nil
	}
	return p.refuse(value)
}

const (
	mostWords   = 2000
	longestWord = 120 // bytes
)

func plainWord(w string) bool {
	return strings.TrimSpace(w) == w && w != "" && len(w) <= longestWord && !strings.ContainsAny(w, "\r\n")
}

func strs(in []any) ([]string, bool) {
	var out []string
	for _, v := range in {
		s, ok := v.(string)
		if !ok || !plainWord(s) {
			return nil, false
		}
		out = append(out, s)
	}
	return out, true
}

func (p Point) refuse(value any) error {
	shown := fmt.Sprint(value)
	if s, ok := value.(string); ok {
		shown = fmt.Sprintf("%q", s)
	}
	if r := []rune(shown); len(r) > 60 {
		shown = string(r[:60]) + "…"
	}
	return fmt.Errorf("%s is %s; allowed %s", p.Key, shown, p.Allowed())
}

// Allowed says in words what the point may be.
func (p Point) Allowed() string {
	switch p.Kind {
	case YesNo:
		return "are true and false"
	case Number:
		return fmt.Sprintf("are whole numbers from %d to %d", p.Least, p.Most)
	case Words:
		return fmt.Sprintf("are at most %d words or phrases of at most %d characters, such as [\"one\", \"two\"]", mostWords, longestWord)
	case Reasons:
		return fmt.Sprintf("are at most %d words, each with its reason, such as \"claimed\" = \"it casts doubt\"", mostWords)
	case Word:
		return fmt.Sprintf("is a word of at most %d characters", longestWord)
	}
	var all []string
	for _, c := range p.Choices {
		all = append(all, fmt.Sprintf("%q", c.Value))
	}
	return "are " + strings.Join(all, ", ")
}
