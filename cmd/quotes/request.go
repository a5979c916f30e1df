package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// request is a line of input: one story to read.
type request struct {
	id   any // string or json.Number; nil when there is none
	text string
}

// parseRequest reads {"id": …, "text": …}; other keys are ignored. With an error the request still holds the
// id when one could be made out.
func parseRequest(line []byte) (request, error) {
	if !utf8.Valid(line) {
		return request{id: salvageID(line)}, errors.New("the line is not valid UTF-8")
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(line, &fields); err != nil {
		return request{id: salvageID(line)}, fmt.Errorf("the line is not a JSON object: %w", err)
	}
	id, err := parseID(fields["id"])
	if err != nil {
		return request{}, err
	}
	r := request{id: id}
	var text *string
	if raw, ok := fields["text"]; ok {
		if err := json.Unmarshal(raw, &text); err != nil {
			return r, errors.New("the key “text” is not a string")
		}
	}
	if text == nil {
		return r, errors.New("the key “text” is missing")
	}
	r.text = *text
	return r, nil
}

func parseID(raw json.RawMessage) (any, error) {
	if raw == nil {
		return nil, nil
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var id any
	if err := d.Decode(&id); err != nil {
		return nil, fmt.Errorf("the key “id” cannot be read: %w", err)
	}
	switch id.(type) {
	case nil, string, json.Number:
		return id, nil
	}
	return nil, errors.New("the key “id” is neither a string nor a number")
}

// salvageID looks for the id in a line that is broken further on.
func salvageID(line []byte) any {
	d := json.NewDecoder(bytes.NewReader(line))
	d.UseNumber()
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil
		}
		var value json.RawMessage
		if d.Decode(&value) != nil {
			return nil
		}
		if key == "id" {
			id, _ := parseID(value)
			return id
		}
	}
	return nil
}
