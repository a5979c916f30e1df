package name

import (
	"os"
	"strings"
	"testing"
)

// TestRolesAsPrinted reads testdata/roles.txt: sentences as news print them, and below each, behind “=”, a person and the
// role that must be shown of that person, or none.
func TestRolesAsPrinted(t *testing.T) {
	raw, err := os.ReadFile("testdata/roles.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, block := range strings.Split(strings.TrimSpace(string(raw)), "\n\n") {
		text, rest, ok := strings.Cut(block, "\n= ")
		name, role, colon := strings.Cut(rest, ":")
		if !ok || !colon {
			t.Fatalf("no person below %q", block)
		}
		seen++
		_, n := find(text)
		if _, e := entity(t, n, name); e.Role != strings.TrimSpace(role) {
			t.Errorf("%s\n got %q\nwant %q", text, e.Role, strings.TrimSpace(role))
		}
	}
	if seen == 0 {
		t.Error("no sentence in testdata/roles.txt")
	}
}

// TestRoleInLead wants the words of the first paragraph for whom the next one names.
func TestRoleInLead(t *testing.T) {
	tests := []struct{ text, name, role string }{
		{"A former night custodian sued a school district near Tulsa on Monday over damp in the walls.\n\nAma Darko says she warned of it.", "Ama Darko", "A former night custodian"},
		{"A former clerk of the Fire Fund told a court on Monday that the money was never counted.\n\nAma Darko, a widow, wept.", "Ama Darko", "a widow"},
		{"A nurse and a teacher sued a school district near Tulsa on Monday over damp in the walls.\n\nAma Darko says she warned of it.", "Ama Darko", ""},
		{"A nurse sued Musa Bello in a court near Tulsa on Monday over damp in the walls of a house.\n\nAma Darko says she warned of it.", "Ama Darko", ""},
		{"A field south of Tulsa will open late because the pipes were wrong, the director of the operator admitted on Monday.\n\nAma Darko says she warned of it.", "Ama Darko", "director of the operator"},
		{"Three windows were left boarded because, according to the director, people ought to remember.\n\nAma Darko runs the library.", "Ama Darko", "director"},
		{"A hospital has apologised on Monday to the family of a 34-year-old teacher who died of a fever.\n\nAma Darko was sent home.", "Ama Darko", "a 34-year-old teacher"},
		{"A field south of Tulsa will open late, the director admitted, and a clerk said the pipes were wrong.\n\nAma Darko says she warned of it.", "Ama Darko", ""},
		{"The third day of the trial over the savings club belonged to the bookkeeper. Ama Darko spoke for an hour.", "Ama Darko", "bookkeeper"},
		{"A former clerk of the Fire Fund told a court on Monday that the money was gone. Ama Darko spoke for an hour.", "Ama Darko", "A former clerk of the Fire Fund"},
		{"The third day of the trial over the savings club belonged to the bookkeeper. It rained, and Ama Darko spoke for an hour.", "Ama Darko", ""},
		{"Rain fell for the third day running and closed the roads to the north of the town.\n\nAma Darko says she warned of it.", "Ama Darko", ""},
	}
	for _, tt := range tests {
		_, n := find(tt.text)
		if _, e := entity(t, n, tt.name); e.Role != tt.role {
			t.Errorf("%s\n got %q\nwant %q", tt.text, e.Role, tt.role)
		}
	}
}
