package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFollower(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log.txt")
	f := follower{path: path}
	look := func(msg string, attrs ...string) bool {
		t.Helper()
		if err := f.read(); err != nil {
			t.Fatal(err)
		}
		_, there := f.next(msg, attrs...)
		return there
	}
	if look("ready") {
		t.Error("found a line in a log that is not there")
	}
	add := func(text string) {
		t.Helper()
		file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		if _, err := file.WriteString(text); err != nil {
			t.Fatal(err)
		}
	}
	add("msg=ready\nnoise\nmsg=\"correction sav")
	if look("correction saved") {
		t.Error("found a line that is not finished")
	}
	if !look("ready") {
		t.Error("did not find the first line")
	}
	if look("ready") {
		t.Error("found a line twice")
	}
	add("ed\" seq=1\nmsg=\"correction saved\" seq=2\nmsg=exported path=/a\n")
	if !look("correction saved", "seq", "2") {
		t.Error("did not find the line that was written in two pieces")
	}
	if look("correction saved", "seq", "1") {
		t.Error("went back in the log")
	}
	if !look("exported", "path", "/*") {
		t.Error("did not find the last line")
	}
}
