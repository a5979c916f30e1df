package quote

import (
	"testing"
	"testing/fstest"

	"quotedesk/assets"
)

func lexicon(t testing.TB) *Lexicon {
	t.Helper()
	lex, err := Load(assets.Lists, "lists")
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

func TestInflections(t *testing.T) {
	lex := lexicon(t)
	for _, c := range []struct {
		word, lemma string
		form        Form
	}{
		{"said", "say", Past | Part}, {"says", "say", Third}, {"saying", "say", Ing}, {"wrote", "write", Past},
		{"written", "write", Part}, {"denies", "deny", Third}, {"denied", "deny", Past | Part}, {"admitted", "admit", Past | Part},
		{"quipped", "quip", Past | Part}, {"begging", "beg", Ing}, {"stressed", "stress", Past | Part}, {"stresses", "stress", Third},
		{"argued", "argue", Past | Part}, {"arguing", "argue", Ing}, {"told", "tell", Past | Part}, {"replied", "reply", Past | Part},
		{"warned", "warn", Past | Part}, {"explained", "explain", Past | Part}, {"slammed", "slam", Past | Part},
	} {
		found := false
		for _, f := range lex.cues[c.word] {
			found = found || f.verb.Lemma == c.lemma && f.particle == "" && f.form == c.form
		}
		if !found {
			t.Errorf("%q is no %v of %q: %+v", c.word, c.form, c.lemma, lex.cues[c.word])
		}
	}
}

func TestDamagedLists(t *testing.T) {
	good := fstest.MapFS{
		"lists/" + cueList: {Data: []byte("say\t1\tdtb\tsaid\n")}, "lists/" + wordList: {Data: []byte("pronoun\the she\n")},
		"lists/" + verbsList: {Data: []byte("go went gone\n")},
	}
	if _, err := Load(good, "lists"); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{cueList: "say\n", wordList: "no such class\n"} {
		bad := fstest.MapFS{}
		for k, v := range good {
			bad[k] = v
		}
		bad["lists/"+name] = &fstest.MapFile{Data: []byte(data)}
		if _, err := Load(bad, "lists"); err == nil {
			t.Errorf("a damaged %s loads", name)
		}
		delete(bad, "lists/"+name)
		if _, err := Load(bad, "lists"); err == nil {
			t.Errorf("no %s, and it loads", name)
		}
	}
}
