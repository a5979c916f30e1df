package main

import (
	"strings"
	"testing"
)

func TestSearch(t *testing.T) {
	dir := journalled(t)
	for name, c := range map[string]struct {
		args     []string
		code     int
		out, err string // have to stand in the output; "" means that there is none
	}{
		"a word":            {[]string{dir, "SAID"}, 0, "“Pier\x1b[2J”\n  She «said» “no”.\n1 found.\n", ""},
		"words":             {[]string{dir, "she said"}, 0, "«She said»", ""},
		"a quotation":       {[]string{dir, "kind:direct", "no"}, 0, "  q1, nobody named, unreviewed, unchecked\n  “«no»”", ""},
		"nothing":           {[]string{dir, "ferry"}, 0, "Nothing found.\n", ""},
		"hostile":           {[]string{dir, `said" OR NEAR(`}, 0, "Nothing found.\n", ""},
		"a limit":           {[]string{"--limit", "1", dir, "said"}, 0, "1 found.", ""},
		"no words":          {[]string{dir}, 2, "", "needs an archive and what to look for"},
		"only a mark":       {[]string{dir, "*"}, 2, "", "no word"},
		"an unknown status": {[]string{dir, "status:lost"}, 2, "", "status: is one of open"},
		"no archive":        {[]string{t.TempDir(), "said"}, 1, "", "cannot be reached"},
		"a limit of none":   {[]string{"--limit", "0", dir, "said"}, 2, "", "--limit"},
	} {
		code, out, complaint := invoke("", append([]string{"search"}, c.args...)...)
		if code != c.code || !strings.Contains(out, c.out) || (c.out == "") != (out == "") ||
			!strings.Contains(complaint, c.err) || (c.err == "") != (complaint == "") {
			t.Errorf("%s: exit code %d, %q, %q", name, code, out, complaint)
		}
	}
}
