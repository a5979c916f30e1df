package pdf

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klippa-app/go-pdfium/responses"
)

// set puts letters of five points' width beside each other.
func set(x, base float64, words string) []*letter {
	var out []*letter
	for _, r := range words {
		c := &letter{Text: string(r)}
		if r != ' ' && r != '\n' {
			c.PointPosition = responses.CharPosition{Left: x, Right: x + 5, Bottom: base, Top: base + 5}
		}
		out = append(out, c)
		x += 5
	}
	return out
}

func TestLinesEndWhereLettersStandElsewhere(t *testing.T) {
	join := func(all ...[]*letter) []*letter {
		var out []*letter
		for _, a := range all {
			out = append(out, a...)
		}
		return out
	}
	turned := set(400, 300, "side")
	for _, c := range turned {
		c.Angle = 1.57
	}
	for name, c := range map[string]struct {
		in       []*letter
		want     []string
		sideways int
	}{
		"one":             {set(60, 700, "We wait."), []string{"We wait."}, 0},
		"line end":        {set(60, 700, "We\nwait"), []string{"We", "wait"}, 0},
		"below":           {join(set(60, 700, "We"), set(60, 688, "wait")), []string{"We", "wait"}, 0},
		"another column":  {join(set(60, 700, "Left"), set(320, 700, "right")), []string{"Left", "right"}, 0},
		"word gap":        {join(set(60, 700, "We "), set(80, 700, "wait")), []string{"We wait"}, 0},
		"broken word":     {join(set(60, 700, "agree"), set(85, 700, Hyphen), set(60, 688, "ing")), []string{"agree" + Hyphen, "ing"}, 0},
		"back to the top": {join(set(60, 100, "foot"), set(320, 700, "top")), []string{"foot", "top"}, 0},
		"at an angle":     {join(set(60, 700, "We wait"), turned), []string{"We wait"}, 4},
		"turned page":     {turned, []string{"side"}, 0},
		"only space":      {set(60, 700, "   "), nil, 0},
	} {
		all, sideways := lines(c.in)
		var words []string
		for _, l := range all {
			words = append(words, l.Text)
			if l.Right < l.Left || l.Size <= 0 {
				t.Errorf("%s: %+v", name, l)
			}
		}
		if d := cmp.Diff(c.want, words); d != "" || sideways != c.sideways {
			t.Errorf("%s: %s %d at an angle", name, d, sideways)
		}
	}
}

func TestTooMuchMemoryEndsTheChild(t *testing.T) {
	ended := make(chan bool, 1)
	watch(1<<20, func() { ended <- true }) // every program takes more
	if !<-ended {
		t.Error("nobody was told")
	}
}

func TestChildAnswersWithAFaultForWhatIsNoPDF(t *testing.T) {
	var out bytes.Buffer
	if code := Serve(strings.NewReader("%PDF-1.4 nonsense"), &out, t.TempDir()); code != 0 {
		t.Fatalf("exit code %d: %s", code, out.String())
	}
	said, ok := strings.CutPrefix(out.String(), Ready)
	var a Answer
	if err := json.Unmarshal([]byte(said), &a); !ok || err != nil || a.Fault != FaultBroken {
		t.Errorf("%q, %v", out.String(), err)
	}
}
