package profile

import (
	"embed"
	"fmt"
	"slices"

	"quotedesk/app/check"
)

//go:embed shipped/*.toml
var files embed.FS

// Usual is the id of the profile that a desk begins with.
const Usual = "plain"

// Shipped are the ids of the profiles that come with the program: the plain one first. Those of other desks are made
// after what their style books say in public; they are like them and not theirs.
func Shipped() []string { return []string{Usual, "ap", "reuters", "guardian", "bbc"} }

// Load reads a profile that comes with the program.
func Load(id string) (Profile, error) {
	if !slices.Contains(Shipped(), id) {
		return Profile{}, fmt.Errorf("there is no profile %q; there are %s", id, orList(Shipped()))
	}
	text, err := files.ReadFile("shipped/" + id + ".toml")
	if err != nil {
		return Profile{}, err
	}
	return Parse(string(text))
}

// plainHouse is what a file begins with that names no other profile as its base.
func plainHouse() check.House { return check.Plain() }
