package main

import (
	"fmt"
	"slices"
	"strings"
)

const module = "quotedesk"

// imported is one package with what it imports itself, and from which of its files.
type imported struct {
	path    string
	files   map[string][]string // file name → import paths
	reaches []string            // everything it depends on, however far away
}

// arrow is a rule: packages under from reach nothing of ours but what may names, and Fyne only if fyne is set.
// A path stands for itself and all packages below it. The longest from that fits a package counts.
type arrow struct {
	from string
	may  []string
	fyne bool
}

// arrows is who may know whom. A package may always reach the packages below its own rule's path.
var arrows = []arrow{
	{from: "app/story"},
	{from: "app/review", may: []string{"app/story"}},
	{from: "app/memory", may: []string{"app/story", "app/review"}},
	{from: "app/extract", may: []string{"app/story", "assets"}},
	{from: "app/check", may: []string{"app/story", "assets"}},
	{from: "app/compare", may: []string{"app/story"}},
	{from: "app/search", may: []string{"app/story", "app/review", "app/compare"}},
	{from: "app/score"}, // it measures what others print, and must not share their rules
	{from: "app/score/blemish", may: []string{"app/story", "app/score"}}, // it counts alerts, and shares their noun only
	{from: "app/intake", may: []string{"app/story"}},
	{from: "app/export", may: []string{"app/story", "app/review"}},
	{from: "app/gui", may: []string{"app", "widgets", "storage", "assets"}, fyne: true},
	{from: "app"}, // whatever else comes to live here starts with no rights
	{from: "widgets", may: []string{"widgets"}, fyne: true},
	{from: "storage", may: []string{"app/story", "app/review", "app/memory", "app/search", "app/compare"}},
	{from: "assets"},
	{from: "cmd/quotedesk", may: []string{"app", "widgets", "storage", "assets"}, fyne: true},
	{from: "cmd", may: []string{"app/story", "app/review", "app/extract", "app/check", "app/intake", "app/export", "app/compare", "app/memory", "app/search", "app/score", "app/promise", "storage", "assets"}},
}

const (
	fynePath = "fyne.io/fyne"
	fyneApp  = "fyne.io/fyne/v2/app"
)

// brokenArrows says which packages reach what they may not, one sentence each.
func brokenArrows(packages []imported) []string {
	var broken []string
	for _, p := range packages {
		own, ok := strings.CutPrefix(p.path, module+"/")
		if !ok {
			continue
		}
		broken = append(broken, brokenBy(own, p.reaches)...)
		for _, file := range sortedKeys(p.files) {
			if slices.Contains(p.files[file], fyneApp) && (own != "app/gui" || file != "run.go") {
				broken = append(broken, fmt.Sprintf("%s/%s imports %s: only app/gui/run.go may", own, file, fyneApp))
			}
		}
	}
	return broken
}

func brokenBy(own string, reaches []string) []string {
	rule, ok := ruleFor(own)
	if !ok {
		return []string{own + " is a place the design does not know"}
	}
	var broken []string
	fyne := ""
	for _, to := range reaches {
		if below(to, fynePath) && fyne == "" {
			fyne = to
		}
		ours, isOurs := strings.CutPrefix(to, module+"/")
		if isOurs && !below(ours, rule.from) && !slices.ContainsFunc(rule.may, func(m string) bool { return below(ours, m) }) {
			broken = append(broken, own+" reaches "+ours)
		}
	}
	if fyne != "" && !rule.fyne {
		broken = append(broken, own+" reaches "+fyne)
	}
	return broken
}

func ruleFor(own string) (arrow, bool) {
	var best arrow
	for _, a := range arrows {
		if below(own, a.from) && len(a.from) > len(best.from) {
			best = a
		}
	}
	return best, best.from != ""
}

// below says that the path is root or stands under it.
func below(path, root string) bool { return path == root || strings.HasPrefix(path, root+"/") }

func sortedKeys(m map[string][]string) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// topLevel is all that may stand in the project's root besides names that begin with a dot.
var topLevel = []string{"cmd", "app", "widgets", "storage", "assets", "go.mod", "go.sum", "FyneApp.toml", "README.md"}

// strangers lists the names that do not belong into the root. The build folder is never committed.
func strangers(names []string) []string {
	var strange []string
	for _, name := range names {
		if !strings.HasPrefix(name, ".") && name != "build" && !slices.Contains(topLevel, name) {
			strange = append(strange, name)
		}
	}
	return strange
}
