// Package profile keeps house styles as data: what a desk asks of its stories, how much each rule matters to it, and the
// rules it has written itself, in one TOML file that people can read, send and change.
//
// It decides nothing about stories: the rules are those of package check. It must never take a file in part: what it cannot
// understand it refuses, and says in which line and what would be allowed.
package profile

import (
	"maps"
	"slices"

	"quotedesk/app/check"
)

// Level is what a desk makes of a rule: a severity, or Off.
type Level string

// Off mutes a rule: it does not look at stories at all.
const Off Level = "off"

// Levels are all there are, the gravest first.
func Levels() []Level {
	return []Level{Level(check.Error), Level(check.Warning), Level(check.Hint), Off}
}

// Profile is the house style of a desk.
type Profile struct {
	Name  string
	House check.House
	Rules map[string]Level // by the rule's id; a rule that is not there has its own severity
	Own   []check.Own      // in the order in which they are shown
}

// Clone shares nothing with p.
func (p Profile) Clone() Profile {
	p.Rules, p.Own = maps.Clone(p.Rules), slices.Clone(p.Own)
	for i, o := range p.Own {
		p.Own[i].Words, p.Own[i].Swaps = slices.Clone(o.Words), maps.Clone(o.Swaps)
	}
	h := p.House
	p.House = check.House{}
	for _, pt := range Points() {
		pt.field(&p.House).Set(cloned(pt.field(&h)))
	}
	return p
}

// Level is what the desk makes of the rule.
func (p Profile) Level(rule check.Rule) Level {
	if l, ok := p.Rules[rule.ID]; ok {
		return l
	}
	return Level(rule.Severity)
}

// SetLevel makes the rule matter so much. What it would be anyway is not kept; a rule of the desk's own takes the
// severity as its own.
func (p *Profile) SetLevel(rule check.Rule, l Level) {
	p.Rules = maps.Clone(p.Rules)
	if p.Rules == nil {
		p.Rules = map[string]Level{}
	}
	p.Rules[rule.ID] = l
	own := slices.IndexFunc(p.Own, func(o check.Own) bool { return o.ID == rule.ID })
	switch {
	case own >= 0 && l != Off:
		p.Own = slices.Clone(p.Own)
		p.Own[own].Severity = check.Severity(l)
		delete(p.Rules, rule.ID)
	case own < 0 && l == Level(rule.Severity):
		delete(p.Rules, rule.ID)
	}
}

// Book is a profile made ready to look at stories with. It does not change and may be used by several goroutines.
type Book struct {
	profile Profile
	given   check.Given
	rules   []check.Rule
	level   map[string]Level
}

// Book makes the profile ready. It fails when one of the desk's own rules is not allowed, which Parse tells before.
func (p Profile) Book() (*Book, error) {
	b := &Book{profile: p.Clone(), given: check.Given{House: p.House, Muted: map[string]bool{}}, level: map[string]Level{}}
	for _, o := range p.Own {
		rule, err := check.CompileOwn(o)
		if err != nil {
			return nil, err
		}
		b.given.Own = append(b.given.Own, rule)
	}
	b.rules = append(check.Rules(), b.given.Own...)
	for _, r := range b.rules {
		b.level[r.ID] = p.Level(r)
		b.given.Muted[r.ID] = b.level[r.ID] == Off
	}
	return b, nil
}

// Profile is what the book was made of. It is not to be changed.
func (b *Book) Profile() Profile { return b.profile }

// Given is what the rules are told. What is remembered is for the caller to add.
func (b *Book) Given() check.Given { return b.given }

// Rules are all rules, muted ones too: the desk's own last.
func (b *Book) Rules() []check.Rule { return b.rules }

// Rule finds a rule by its id; false for an alert of a rule that is no more.
func (b *Book) Rule(id string) (check.Rule, bool) {
	i := slices.IndexFunc(b.rules, func(r check.Rule) bool { return r.ID == id })
	if i < 0 {
		return check.Rule{}, false
	}
	return b.rules[i], true
}

// Severity is how much an alert of the rule matters; a warning for a rule that is no more or is off.
func (b *Book) Severity(id string) check.Severity {
	switch l := b.level[id]; l {
	case "", Off:
		return check.Warning
	default:
		return check.Severity(l)
	}
}
