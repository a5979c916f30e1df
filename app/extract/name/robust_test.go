package name

import (
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"quotedesk/app/extract/furniture"
	"quotedesk/app/extract/token"
	"quotedesk/assets"
)

// checkNames holds what every answer must keep.
func checkNames(t *testing.T, text string) {
	d, n := find(text)
	if len(n.Genders) != len(n.Entities) {
		t.Fatalf("%d genders of %d entities", len(n.Genders), len(n.Entities))
	}
	first := -1
	for i, e := range n.Entities {
		if len(e.Mentions) == 0 || e.Name == "" || e.Confidence < 0 || e.Confidence > 1 {
			t.Fatalf("entity %+v in %q", e, text)
		}
		if e.Mentions[0].Start < first {
			t.Fatalf("entity %d comes before the one in front of it in %q", i, text)
		}
		first = e.Mentions[0].Start
		end := 0
		for _, m := range e.Mentions {
			if m.Empty() || !m.Valid(text) || m.Start < end {
				t.Fatalf("mention %v of %q in %q", m, e.Name, text)
			}
			end = m.End
		}
		for _, s := range e.RoleSpans {
			if s.Empty() || !s.Valid(text) {
				t.Fatalf("role %v of %q in %q", s, e.Name, text)
			}
		}
	}
	end := 0
	for i, m := range n.Mentions {
		if m.First < end || m.Last <= m.First || m.Title > m.First || m.Last > len(d.Tokens) {
			t.Fatalf("mention %d %+v in %q", i, m, text)
		}
		end = m.Last
		if at, ok := n.At(m.First); !ok || at != m {
			t.Fatalf("At(%d) is not mention %d in %q", m.First, i, text)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"", "A", "The", "al-", "Al-X al-Y", "Dr. Dr. Dr.", "R-", ", R-X", "Al&B0000", "OF A0", "JOHN SMITH OF THE BIG LNION &AID 00", "(ABC) (ABC) Abc (ABC", "Ministry of of the", "X & & Y",
		"Xa’ Ya’s Zs’ Workers’ Union", "\x80Abc \xffDef", "ÉCOLE DES X", "“A “B” C” D", "May 3, 2024 the end of May in May", "Mr", "Mr Mr",
		"A, the B, C, who D, 34, a nurse", "JOHN SMITH OF THE BIG UNION SAID NO", strings.Repeat("Aa of ", 60), strings.Repeat("Bb-", 60),
	} {
		f.Add(s)
	}
	raw, err := os.ReadFile("testdata/ceasefire.txt")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(raw))
	f.Fuzz(checkNames)
}

// cpu is the processor time this process has used.
func cpu(t testing.TB) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// longText builds a text of n paragraphs in which every paragraph brings new names.
func longText(n int) string {
	var b strings.Builder
	for i := range n {
		a := string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26))
		b.WriteString("Samir B" + a + "man, the mayor of T" + a + "kor, told the F" + a + "r Fishers Association that Ms C" + a + "la had left. C" + a + "la said nothing in Tema on Monday.\n\n")
	}
	return b.String()
}

// TestLinear: twice the text takes at most 2.4 times the time, measured over two doublings. The least of several
// tries counts, as the collector and a busy machine only ever add.
func TestLinear(t *testing.T) {
	once, four := longText(500), longText(2000)
	a, b := time.Hour, time.Hour
	for range 12 {
		a, b = min(a, spend(t, once)), min(b, spend(t, four))
		if float64(b) <= 2.4*2.4*float64(a) {
			return
		}
	}
	t.Errorf("%d bytes took %v, %d bytes %v: more than 2.4 times for each doubling", len(once), a, len(four), b)
}

func spend(t testing.TB, text string) time.Duration {
	from := cpu(t)
	find(text)
	return cpu(t) - from
}

func BenchmarkFind(b *testing.B) {
	text := longText(400)
	words := len(strings.Fields(text))
	for b.Loop() {
		d := token.Split(text)
		Find(d, furniture.Find(d), lists)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoadLists(b *testing.B) {
	for b.Loop() {
		if _, err := LoadLists(os.DirFS("../../../assets")); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWithModels(b *testing.B) {
	for b.Loop() {
		if _, err := lists.WithModels(assets.Models); err != nil {
			b.Fatal(err)
		}
	}
}
