package main

import "quotedesk/app/story"

// The shape of an output line. All offsets are Unicode code points, the end excluded; a key whose value is
// absent is left out, except the three lists, which are empty then.

type pair = [2]int

type storyLine struct {
	ID        any            `json:"id,omitempty"` // as it came in: a string or a number
	Engine    string         `json:"engine"`
	Model     string         `json:"model"`
	Furniture *furnitureLine `json:"furniture,omitempty"`
	Quotes    []quoteLine    `json:"quotes"`
	Entities  []entityLine   `json:"entities"`
	Checks    []checkLine    `json:"checks"`
}

type errorLine struct {
	ID     any    `json:"id,omitempty"`
	Engine string `json:"engine"`
	Model  string `json:"model"`
	Error  string `json:"error"`
}

type furnitureLine struct {
	Headline    *pair    `json:"headline,omitempty"`
	Byline      *pair    `json:"byline,omitempty"`
	BylineNames []string `json:"byline_names,omitempty"`
	Dateline    *pair    `json:"dateline,omitempty"`
	Place       string   `json:"place,omitempty"`
	Agency      string   `json:"agency,omitempty"`
}

type quoteLine struct {
	ID            string            `json:"id"`
	Start         int               `json:"start"`
	End           int               `json:"end"`
	Parts         []pair            `json:"parts"`
	Kind          story.Kind        `json:"kind"`
	Speaker       []pair            `json:"speaker,omitempty"`
	SpeakerName   string            `json:"speaker_name,omitempty"`
	SpeakerEntity string            `json:"speaker_entity,omitempty"`
	SpeakerRole   string            `json:"speaker_role,omitempty"`
	RelayedBy     string            `json:"relayed_by,omitempty"`
	Cue           []pair            `json:"cue,omitempty"`
	Confidence    float64           `json:"confidence"`
	Why           string            `json:"why,omitempty"`
	Alternatives  []alternativeLine `json:"alternatives,omitempty"`
	Flags         []string          `json:"flags,omitempty"`
}

type alternativeLine struct {
	Entity string  `json:"entity,omitempty"`
	Name   string  `json:"name"`
	Score  float64 `json:"score"`
}

type entityLine struct {
	ID         string           `json:"id"`
	Type       story.EntityType `json:"type"`
	Name       string           `json:"name"`
	Role       string           `json:"role,omitempty"`
	Mentions   []pair           `json:"mentions"`
	Confidence float64          `json:"confidence"`
	Why        string           `json:"why,omitempty"`
}

type checkLine struct {
	Rule    string       `json:"rule"`
	Start   int          `json:"start"`
	End     int          `json:"end"`
	Message string       `json:"message"`
	Safety  story.Safety `json:"safety"`
	Fix     []editLine   `json:"fix,omitempty"`
}

type editLine struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}
