package search

import "strings"

// Value is what a field is set to in what was typed, "" when it is not.
func Value(typed string, f Field) string {
	for _, p := range cut(typed) {
		if p.field == f {
			return p.value
		}
	}
	return ""
}

// With is what was typed with a field set to a value, in the place of those it had; "" takes it off. What is no value of
// one line goes in as one.
func With(typed string, f Field, value string) string {
	value = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if strings.ContainsRune(quotationMarks, r) {
			return ' '
		}
		return r
	}, value)), " ")
	var b strings.Builder
	at, set := 0, false
	put := func() {
		if set || value == "" {
			return
		}
		set = true
		b.WriteString(string(f) + ":")
		if strings.Contains(value, " ") {
			b.WriteString(`"` + value + `"`)
			return
		}
		b.WriteString(value)
	}
	for _, p := range cut(typed) {
		if p.field != f {
			continue
		}
		b.WriteString(typed[at:p.Start])
		put()
		b.WriteByte(' ')
		at = p.End
	}
	b.WriteString(typed[at:])
	if !set && value != "" {
		whole := closed(b.String())
		b.Reset()
		b.WriteString(whole + " ")
		put()
	}
	return strings.Join(nonEmpty(b.String()), " ")
}

// closed puts the mark that a phrase still lacks behind it.
func closed(typed string) string {
	pieces := cut(typed)
	if len(pieces) == 0 {
		return typed
	}
	if pieces[len(pieces)-1].open {
		return typed + `"`
	}
	return typed
}

// nonEmpty are the pieces as they were typed, so that no double space is left where one was taken out.
func nonEmpty(typed string) []string {
	var out []string
	for _, p := range cut(typed) {
		out = append(out, typed[p.Start:p.End])
	}
	return out
}

// FromArguments joins the words of a command line, from which the shell has taken the quotation marks: an argument with
// a space in it is one phrase, or one value of its field.
func FromArguments(args []string) string {
	var out []string
	for _, a := range args {
		if !strings.ContainsAny(a, " \t\n") || strings.ContainsAny(a, quotationMarks) {
			out = append(out, a)
			continue
		}
		field := ""
		if f, n := fieldAt(a); f != "" {
			field, a = a[:n], a[n:]
		}
		out = append(out, field+`"`+a+`"`)
	}
	return strings.Join(out, " ")
}
