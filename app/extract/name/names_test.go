package name

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/extract/furniture"
	"quotedesk/app/extract/token"
	"quotedesk/app/story"
	"quotedesk/assets"
)

var lists = func() *Lists {
	l, err := LoadLists(assets.Lists)
	if err != nil {
		panic(err)
	}
	if l, err = l.WithModels(assets.Models); err != nil {
		panic(err)
	}
	return l
}()

func find(text string) (*token.Doc, *Names) {
	d := token.Split(text)
	return d, Find(d, furniture.Find(d), lists)
}

// rows prints entities as "TYPE Name: mention | mention".
func rows(text string, n *Names) []string {
	var out []string
	for _, e := range n.Entities {
		var ms []string
		for _, m := range e.Mentions {
			ms = append(ms, m.In(text))
		}
		out = append(out, string(e.Type)+" "+e.Name+": "+strings.Join(ms, " | "))
	}
	return out
}

func entity(t *testing.T, n *Names, name string) (int, story.Entity) {
	t.Helper()
	for i, e := range n.Entities {
		if e.Name == name {
			return i, e
		}
	}
	t.Fatalf("no entity %q in %v", name, n.Entities)
	return 0, story.Entity{}
}

func TestStory(t *testing.T) {
	raw, err := os.ReadFile("testdata/ceasefire.txt")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/ceasefire.want")
	if err != nil {
		t.Fatal(err)
	}
	_, n := find(string(raw))
	if d := cmp.Diff(strings.Split(strings.TrimSpace(string(want)), "\n"), rows(string(raw), n)); d != "" {
		t.Error(d)
	}
	_, haddad := entity(t, n, "Samir al-Haddad")
	if haddad.Role != "Kenya’s deputy foreign minister" {
		t.Errorf("role of Haddad %q", haddad.Role)
	}
	_, peter := entity(t, n, "Brigadier General Peter")
	if peter.Role != "Commander EU Mission Kenya, Brigadier General" || len(peter.Flags) != 1 || peter.Flags[0] != story.FlagIncompleteName {
		t.Errorf("role of Peter %q, flags %v", peter.Role, peter.Flags)
	}
	_, shalan := entity(t, n, "Ra’ed Sha’lan")
	if shalan.Role != "commander of the Joint Border Cell" {
		t.Errorf("role of Sha’lan %q", shalan.Role)
	}
	_, reporter := entity(t, n, "Delal Berwar")
	if !reporter.Furniture || reporter.Role != "reporter" {
		t.Errorf("reporter: furniture %v, role %q", reporter.Furniture, reporter.Role)
	}
}

func TestFind(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"nothing", "It rained and nobody came.", nil},
		{"title and role", "The mayor of Tema, Ama Darko, met Dr. Kwame Osei.", []string{"LOC Tema: Tema", "PER Ama Darko: Ama Darko", "PER Kwame Osei: Kwame Osei"}},
		{"family kept apart", "Bob Haugen spoke. His daughter, Kari Haugen, 29, listened. Haugen smiled.", []string{"PER Bob Haugen: Bob Haugen", "PER Kari Haugen: Kari Haugen | Haugen"}},
		{"title picks one of a family", "Bob Haugen and Kari Haugen spoke. Mr Haugen left.", []string{"PER Bob Haugen: Bob Haugen | Haugen", "PER Kari Haugen: Kari Haugen"}},
		{"spellings of one name", "Qasem Al Mansour came. Qassem al-Mansour sat. Al-Mansour spoke.", []string{"PER Qasem Al Mansour: Qasem Al Mansour | Qassem al-Mansour | Al-Mansour"}},
		{"acronym in brackets", "The Coastal Fishers Association (CFA) met. A spokesman for the CFA agreed.", []string{"ORG Coastal Fishers Association: Coastal Fishers Association | CFA | CFA"}},
		{"well-known alternates", "The United Nations met. The U.N. voted. The UN left.", []string{"ORG United Nations: United Nations | U.N. | UN"}},
		{"people is not the place", "Iraqi officials flew to Iraq.", []string{"NORP Iraqi: Iraqi", "LOC Iraq: Iraq"}},
		{"common words at the start", "Officials said no. Residents of Kisumu agreed. However, Volunteers came.", []string{"LOC Kisumu: Kisumu"}},
		{"body over of", "She works for the Ministry of Health and Social Services in Windhoek.", []string{"ORG Ministry of Health and Social Services: Ministry of Health and Social Services", "LOC Windhoek: Windhoek"}},
		{"possessive inside", "The Harbour Workers’ Union met Nairobi’s governor.", []string{"ORG Harbour Workers’ Union: Harbour Workers’ Union", "LOC Nairobi: Nairobi"}},
		{"title in mid-run", "Nigerian President Musa Bello met Lagos Governor Ada Obi.", []string{"NORP Nigerian: Nigerian", "PER Musa Bello: Musa Bello", "LOC Lagos: Lagos", "PER Ada Obi: Ada Obi"}},
		{"seat", "Rep. Lyle Kettle, R-Mexico, voted no.", []string{"PER Lyle Kettle: Lyle Kettle", "NORP R: R", "LOC Mexico: Mexico"}},
		{"dates", "On Thursday night, 3 May 2024, and again on Nov. 5, two years ago, in 1999.", []string{"DATE Thursday night: Thursday night", "DATE 3 May 2024: 3 May 2024", "DATE Nov. 5: Nov. 5", "DATE two years ago: two years ago", "DATE 1999: 1999"}},
		{"inside a quotation", "“I told Amina Sule in Kano,” he said.", []string{"PER Amina Sule: Amina Sule", "LOC Kano: Kano"}},
		{"nickname", "The owner, Musa “Tiger” Bello, laughed.", []string{"PER Musa “Tiger” Bello: Musa “Tiger” Bello"}},
		{"as is no particle", "The board chose Ama Darko as Mayor and Musa Bello as Treasurer.", []string{"PER Ama Darko: Ama Darko", "PER Musa Bello: Musa Bello"}},
		{"a noun in the place of the agency", "KANO (Agency) – Amina Sule left.\n\nShe came back.", []string{"LOC Kano: KANO", "PER Amina Sule: Amina Sule"}},
		{"title that the labeller may take in", "Police said Sgt. Ngozi Eze-Obi had left.", []string{"PER Ngozi Eze-Obi: Ngozi Eze-Obi"}},
		{"money is no name", "It cost R31 million and US$20.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, n := find(tt.text)
			if d := cmp.Diff(tt.want, rows(tt.text, n)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestRoles(t *testing.T) {
	tests := []struct{ text, name, role string }{
		{"Ama Darko, the mayor of Tema, spoke.", "Ama Darko", "the mayor of Tema"},
		{"The mayor of Tema, Ama Darko, spoke.", "Ama Darko", "mayor of Tema"},
		{"Ama Darko, who owns the mill, spoke.", "Ama Darko", "who owns the mill"},
		{"Ama Darko, 34, a nurse, spoke.", "Ama Darko", "a nurse"},
		{"A letter came from retired judge Ama Darko.", "Ama Darko", "retired judge"},
		{"Sgt. Musa Bello spoke.", "Musa Bello", "Sgt."},
		{"Lieutenant General Musa Bello spoke.", "Musa Bello", "Lieutenant General"},
		{"Cllr Ama Darko spoke.", "Ama Darko", "Cllr"},
		{"Mrs Ama Darko spoke.", "Ama Darko", ""},
		{"Ama Darko, who is the mayor of Tema, spoke.", "Ama Darko", "the mayor of Tema"},
		{"Ama Darko, who has fished off Tema since 1979, spoke.", "Ama Darko", "who has fished off Tema since 1979"},
		{"Ama Darko, who wore a green hat, spoke.", "Ama Darko", ""},
		{"Ama Darko, a cheesemaker from Tema, spoke.", "Ama Darko", "a cheesemaker from Tema"},
		{"Ama Darko, one of the claimants, spoke.", "Ama Darko", "one of the claimants"},
		{"Ama Darko (head of supply) spoke.", "Ama Darko", "head of supply"},
		{"It came in a letter signed by its chairman, Ama Darko.", "Ama Darko", "chairman"},
		{"The museum’s curator, Ama Darko, spoke.", "Ama Darko", "The museum’s curator"},
		{"He came with his brother Musa Bello.", "Musa Bello", "his brother"},
		{"No one died, epidemiologist Dr. Ama Darko said.", "Ama Darko", "epidemiologist"},
		{"Ama Darko spoke. Darko, the mayor of Tema, left.", "Ama Darko", "the mayor of Tema"},
		{"Minister of State Ama Darko spoke.", "Ama Darko", "Minister of State"},
		{"Chief Financial Officer Ama Darko spoke.", "Ama Darko", "Chief Financial Officer"},
		{"Gov.-elect Ama Darko spoke.", "Ama Darko", "Gov.-elect"},
		{"Deputy chairman of the provincial flood committee Ama Darko spoke.", "Ama Darko", "Deputy chairman of the provincial flood committee"},
		{"The war of the roses Ama Darko wrote about is over.", "Ama Darko", ""},
		{"Ama Darko, auctioneer since 1989, wore a tie.", "Ama Darko", "auctioneer since 1989"},
		{"Ama Darko, presenting the case, argued.", "Ama Darko", "presenting the case"},
		{"Ama Darko, presenting the cake, smiled.", "Ama Darko", ""},
		{"Ama Darko, for the prosecution, argued.", "Ama Darko", "for the prosecution"},
		{"Ama Darko, herself a farmer, left.", "Ama Darko", "herself a farmer"},
		{"Ama Darko, his opposite number, left.", "Ama Darko", "his opposite number"},
		{"Ama Darko, who holds the harbours brief at Tema Council, left.", "Ama Darko", "who holds the harbours brief at Tema Council"},
		{"Ama Darko, a nurse in Tema whom nobody asked, left.", "Ama Darko", "a nurse in Tema"},
		{"The alarm was raised by a dog walker, Ama Darko, at noon.", "Ama Darko", "a dog walker"},
		{"Musa Bello also accused Ama Darko of theft.", "Ama Darko", ""},
		{"Ama Darko resigned in 2020. The former midwife said she had warned them.", "Ama Darko", "former midwife"},
		{"Ama Darko missed a penalty. The 22-year-old wept.", "Ama Darko", "22-year-old"},
		{"Ama Darko met Musa Bello. The teacher left.", "Ama Darko", ""},
		{"Ama Darko swam. The owner is Musa Bello.", "Ama Darko", ""},
	}
	for _, tt := range tests {
		_, n := find(tt.text)
		if _, e := entity(t, n, tt.name); e.Role != tt.role {
			t.Errorf("%s\n got %q\nwant %q", tt.text, e.Role, tt.role)
		}
	}
}

// TestRoleSpans wants every role beside a person, each by itself.
func TestRoleSpans(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"Dr Ama Darko, the mayor of Tema, spoke.", []string{"Dr", "the mayor of Tema"}},
		{"No one died, epidemiologist Dr. Ama Darko said.", []string{"epidemiologist", "Dr."}},
		{"The treasurer, Ama Darko, a retired miner, spoke.", []string{"treasurer", "a retired miner"}},
		{"Sen. Ama Darko, D-Newport, spoke.", []string{"Sen.", "D-Newport"}},
		{"Its pastor, the Rev. Ama Darko, spoke.", []string{"pastor", "Rev."}},
		{"Ama Darko KC, prosecutor for the state, spoke.", []string{"KC", "prosecutor for the state"}},
	}
	for _, tt := range tests {
		_, n := find(tt.text)
		_, e := entity(t, n, "Ama Darko")
		var got []string
		for _, s := range e.RoleSpans {
			got = append(got, s.In(tt.text))
		}
		slices.Sort(got)
		want := slices.Sorted(slices.Values(tt.want))
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s\n%s", tt.text, d)
		}
	}
}

func TestGender(t *testing.T) {
	tests := []struct {
		text, name string
		want       Gender
	}{
		{"Mrs Vandel spoke.", "Mrs Vandel", Feminine},
		{"Mr Vandel spoke.", "Mr Vandel", Masculine},
		{"His wife, Zor Vandel, spoke. Her brother Zed Vandel left.", "Zed Vandel", Masculine},
		{"Denise Trask spoke.", "Denise Trask", Feminine},
		{"Curtis Varga spoke.", "Curtis Varga", Masculine},
		{"A spokeswoman, Zor Vandel, spoke.", "Zor Vandel", Feminine},
		{"Zor Vandel closed the shop. She wept.", "Zor Vandel", Feminine},
		{"Zor Vandel met Zed Trask. She wept.", "Zor Vandel", Unknown},
		{"“He left,” Zor Vandel said. “He wept.”", "Zor Vandel", Unknown},
		{"Zor Vandel closed the shop. She wept.\n\nLater Zor Vandel left. He came back.", "Zor Vandel", Unknown},
		{"Zor bint Vandel spoke.", "Zor bint Vandel", Feminine},
		{"Zor Vandelov spoke.", "Zor Vandelov", Masculine},
	}
	for _, tt := range tests {
		_, n := find(tt.text)
		if i, _ := entity(t, n, tt.name); n.Genders[i] != tt.want {
			t.Errorf("%s: gender of %s is %d, want %d", tt.text, tt.name, n.Genders[i], tt.want)
		}
	}
}

func TestLookup(t *testing.T) {
	d, n := find("Samir al-Haddad met the Coastal Fishers Association (CFA). Al-Haddad left.")
	for _, form := range []string{"al-Haddad", "Al Haddad", "Samir", "Samir Al-Haddad"} {
		if got := n.Lookup(form); len(got) != 1 || n.Entities[got[0]].Name != "Samir al-Haddad" {
			t.Errorf("Lookup(%q) = %v", form, got)
		}
	}
	if got := n.Lookup("cfa"); len(got) != 1 || n.Entities[got[0]].Type != story.Organisation {
		t.Errorf("Lookup(cfa) = %v", got)
	}
	if m, ok := n.At(0); !ok || m.First != 0 || m.Last != 4 {
		t.Errorf("At(0) = %+v, %v", m, ok)
	}
	if _, ok := n.At(len(d.Tokens)); ok {
		t.Error("At past the end finds a mention")
	}
}

func TestListsNeedTheirFiles(t *testing.T) {
	if _, err := LoadLists(os.DirFS(t.TempDir())); err == nil {
		t.Error("no error from an empty folder")
	}
	l := &Lists{class: map[string]Class{}, known: map[string]int32{}}
	if l.addSections("[nonsense]\na, b\n") == nil || l.addKnown("XXX\tA\n") == nil || l.addPacked("word\n") == nil {
		t.Error("damaged lists must be refused")
	}
}

func TestIncompleteNames(t *testing.T) {
	tests := []struct {
		text, name string
		want       bool
	}{
		{"Among them was Brigadier Tomas, of the northern command.", "Brigadier Tomas", true},
		{"Legal adviser Nawzad M. of the directorate spoke.", "Nawzad M.", true},
		{"Brigadier Tomas Berg spoke. Berg left.", "Tomas Berg", false},
		{"He came with his daughter Tamta, who is a judge.", "Tamta", false},
		{"Pope Francis spoke.", "Francis", false},
	}
	for _, tt := range tests {
		_, n := find(tt.text)
		if _, e := entity(t, n, tt.name); e.Has(story.FlagIncompleteName) != tt.want {
			t.Errorf("%s: flags of %s are %v", tt.text, tt.name, e.Flags)
		}
	}
}

func TestFullestName(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Darko spoke. Dr Ama Darko left.", "Ama Darko"},
		{"B. Darko came. Bola Darko left. B. Darko returned.", "Bola Darko"},
		{"AMA DARKO WINS RACE\n\nAma Darko won on Monday. Darko wept.", "Ama Darko"},
	}
	for _, tt := range tests {
		_, n := find(tt.text)
		entity(t, n, tt.want)
	}
}
