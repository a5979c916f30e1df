package main

import (
	"encoding/json"
	"io"

	"quotedesk/app/check"
	"quotedesk/app/story"
)

// The shape of “quotes check --format json”. Offsets are Unicode code points of the story's text, the end excluded; lines and
// columns count from 1.

type checkedReport struct {
	Engine  string         `json:"engine"`
	Profile string         `json:"profile"`
	Stories []checkedStory `json:"stories"`
}

type checkedStory struct {
	File   string       `json:"file"`
	Alerts []checkAlert `json:"alerts"`
}

type checkAlert struct {
	checkLine
	Severity check.Severity `json:"severity"`
	Name     string         `json:"name"` // of the rule
	Line     int            `json:"line"`
	Column   int            `json:"column"`
	Words    string         `json:"words"` // that it is about
}

func checkJSON(w io.Writer, p checkReport) error {
	out := checkedReport{Engine: p.engine, Profile: p.book.Profile().Name, Stories: []checkedStory{}}
	for _, s := range p.stories {
		points, at := converter{story.NewCodePoints(s.text)}, newPlaces(s.text)
		one := checkedStory{File: s.name, Alerts: []checkAlert{}}
		for _, a := range s.alerts {
			rule, _ := p.book.Rule(a.Rule)
			alert := checkAlert{checkLine: points.check(a), Severity: p.book.Severity(a.Rule), Name: rule.Name, Words: a.Span.In(s.text)}
			alert.Line, alert.Column = at.at(a.Span.Start)
			one.Alerts = append(one.Alerts, alert)
		}
		out.Stories = append(out.Stories, one)
	}
	return writeJSON(w, out)
}

func writeJSON(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}
