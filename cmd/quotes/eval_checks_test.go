package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"quotedesk/app/story"
)

func TestEvalChecks(t *testing.T) {
	name := filepath.Join(t.TempDir(), "some.txt")
	if err := os.WriteFile(name, []byte("=== uk-001\nstyle: test\n\nThey agreed on <X rule=\"repeated-word\">on on</X> a list.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, notes bytes.Buffer
	c := invocation{out: &out, err: &notes, load: func() (reader, error) {
		return reader{find: func(context.Context, string) (story.Findings, error) { return story.Findings{}, nil }, check: checkPlain}, nil
	}}
	if code, err := evalCommand(c, []string{"--checks", "--json", name}); err != nil || code != exitWell {
		t.Fatal(code, err, notes.String())
	}
	var got checked
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if n := got.Open.Stories + got.HeldOut.Stories; n != 1 {
		t.Errorf("%d stories", n)
	}
	if got.Open.Found+got.HeldOut.Found != 1 || got.Open.Grave+got.HeldOut.Grave != 0 {
		t.Errorf("%+v", got)
	}
	if _, err := evalCommand(c, []string{"--checks", "--names", name}); err == nil {
		t.Error("--names with --checks is not refused")
	}
}
