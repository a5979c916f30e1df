package main

import (
	"io"
	"net/url"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"quotedesk/app/check"
	"quotedesk/app/story"
)

// The part of SARIF 2.1.0 (OASIS, 27 March 2020) that a report of alerts needs.

const (
	sarifVersion = "2.1.0"
	sarifSchema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool       `json:"tool"`
	ColumnKind string          `json:"columnKind"`
	Artifacts  []sarifArtifact `json:"artifacts"`
	Results    []sarifResult   `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name    string      `json:"name"`
	Version string      `json:"version"`
	Rules   []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID               string      `json:"id"`
	Name             string      `json:"name"`
	ShortDescription sarifText   `json:"shortDescription"`
	FullDescription  sarifText   `json:"fullDescription"`
	Help             sarifText   `json:"help"`
	Configuration    sarifConfig `json:"defaultConfiguration"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifConfig struct {
	Level   string `json:"level"`
	Enabled bool   `json:"enabled"`
}

type sarifArtifact struct {
	Location sarifPlace `json:"location"`
	Contents *sarifText `json:"contents,omitempty"` // where the regions are not those of the file
}

type sarifPlace struct {
	URI   string `json:"uri"`
	Index int    `json:"index"`
}

type sarifResult struct {
	RuleID    string          `json:"ruleId"`
	RuleIndex int             `json:"ruleIndex"`
	Level     string          `json:"level"`
	Message   sarifText       `json:"message"`
	Locations []sarifLocation `json:"locations"`
	Fixes     []sarifFix      `json:"fixes,omitempty"`
}

type sarifLocation struct {
	Physical sarifPhysical `json:"physicalLocation"`
}

type sarifPhysical struct {
	Artifact sarifPlace  `json:"artifactLocation"`
	Region   sarifRegion `json:"region"`
}

// sarifRegion counts lines and columns from 1 and characters from 0; the end is excluded. Columns are code points.
type sarifRegion struct {
	StartLine   int        `json:"startLine"`
	StartColumn int        `json:"startColumn"`
	EndLine     int        `json:"endLine"`
	EndColumn   int        `json:"endColumn"`
	CharOffset  int        `json:"charOffset"`
	CharLength  int        `json:"charLength"`
	Snippet     *sarifText `json:"snippet,omitempty"`
}

type sarifFix struct {
	Description sarifText     `json:"description"`
	Changes     []sarifChange `json:"artifactChanges"`
}

type sarifChange struct {
	Artifact     sarifPlace         `json:"artifactLocation"`
	Replacements []sarifReplacement `json:"replacements"`
}

type sarifReplacement struct {
	Deleted  sarifRegion `json:"deletedRegion"`
	Inserted *sarifText  `json:"insertedContent,omitempty"`
}

func checkSARIF(w io.Writer, p checkReport) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Artifacts: []sarifArtifact{}, Results: []sarifResult{},
		Tool: sarifTool{sarifDriver{Name: "quotes", Version: p.engine, Rules: []sarifRule{}}}}
	index := map[string]int{}
	for i, r := range p.book.Rules() {
		index[r.ID] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(p, r))
	}
	for i, s := range p.stories {
		place := sarifPlace{URI: sarifURI(s.name), Index: i}
		a := sarifArtifact{Location: place}
		if !s.exact {
			a.Contents = &sarifText{s.text}
		}
		run.Artifacts = append(run.Artifacts, a)
		run.Results = append(run.Results, sarifResults(p, s, place, index)...)
	}
	return writeJSON(w, sarifLog{Schema: sarifSchema, Version: sarifVersion, Runs: []sarifRun{run}})
}

func sarifRuleOf(p checkReport, r check.Rule) sarifRule {
	help := r.Why
	if r.Example != "" {
		help += " Example: " + r.Example
	}
	return sarifRule{ID: r.ID, Name: r.Name, ShortDescription: sarifText{r.Name}, FullDescription: sarifText{r.What}, Help: sarifText{help},
		Configuration: sarifConfig{Level: sarifLevel(p.book.Severity(r.ID)), Enabled: !p.book.Given().Muted[r.ID]}}
}

func sarifResults(p checkReport, s judged, place sarifPlace, index map[string]int) []sarifResult {
	var out []sarifResult
	points, at := story.NewCodePoints(s.text), newPlaces(s.text)
	region := func(span story.Span) sarifRegion {
		r := sarifRegion{CharOffset: points.Offset(span.Start), CharLength: utf8.RuneCountInString(span.In(s.text))}
		r.StartLine, r.StartColumn = at.at(span.Start)
		r.EndLine, r.EndColumn = at.at(span.End)
		return r
	}
	for _, a := range s.alerts {
		where := region(a.Span)
		where.Snippet = &sarifText{a.Span.In(s.text)}
		r := sarifResult{RuleID: a.Rule, RuleIndex: index[a.Rule], Level: sarifLevel(p.book.Severity(a.Rule)), Message: sarifText{a.Message},
			Locations: []sarifLocation{{sarifPhysical{place, where}}}}
		if len(a.Fix) > 0 && s.exact && s.name != standardInput {
			change := sarifChange{Artifact: place}
			for _, e := range a.Fix {
				one := sarifReplacement{Deleted: region(e.Span)}
				if e.Text != "" {
					one.Inserted = &sarifText{e.Text}
				}
				change.Replacements = append(change.Replacements, one)
			}
			r.Fixes = []sarifFix{{sarifText{fixWords(a.Safety)}, []sarifChange{change}}}
		}
		out = append(out, r)
	}
	return out
}

func fixWords(s story.Safety) string {
	if s == story.Safe {
		return "Put it right: no word changes."
	}
	return "Put it right, if an editor agrees."
}

// sarifLevel is the severity by the name that SARIF has for it.
func sarifLevel(s check.Severity) string {
	switch s {
	case check.Error:
		return "error"
	case check.Warning:
		return "warning"
	}
	return "note"
}

// sarifURI is the name of a file as a URI reference, relative where the name is.
func sarifURI(name string) string {
	if name == standardInput {
		return "stdin"
	}
	path := filepath.ToSlash(name)
	u := url.URL{Path: path}
	if filepath.IsAbs(name) {
		u.Scheme = "file"
		if !strings.HasPrefix(path, "/") {
			u.Path = "/" + path
		}
	}
	return u.String()
}
