package story

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestAPieceOfATextFoldsToAPieceOfIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []rune(rapid.String().Draw(t, "text"))
		a := rapid.IntRange(0, len(text)).Draw(t, "from")
		b := rapid.IntRange(a, len(text)).Draw(t, "to")
		if !strings.Contains(Fold(string(text)), Fold(string(text[a:b]))) {
			t.Fatalf("%q is not in %q", Fold(string(text[a:b])), Fold(string(text)))
		}
		if once := Fold(string(text)); Fold(once) != once {
			t.Fatalf("folded twice %q is %q", once, Fold(once))
		}
	})
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Æther Œuvre Þór Øre ŁÓDŹ Đặng eðla Ħal Ŧ": "aether oeuvre thor ore lodz dang edla hal t",
		"STRAẞE straße":                              "strasse strasse",
		"‘a’ ‚b‛ ʼc `d` ‹e›":                         "'a' 'b' 'c 'd' 'e'",
		"“a” „b‟ «c»":                                `"a" "b" "c"`,
		"a‐b‑c–d—e―f−g":                              "a-b-c-d-e-f-g",
		"a\u00A0b\u3000c\u2009d\te\r\nf":             "a b c d e  f",
		"a\u00ADb\u200Bc\u200Dd\uFEFFe\u2066f\uFE0F": "abcdef",
		"O´Brien O`Brien Əliyev ışık":                "o'brien o'brien aliyev isik",
		"ﬁ ² Ⅳ":                                      "fi 2 iv",
		"\u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD": "\u05E9\u05DC\u05D5\u05DD",
		"\u0645\u064F\u062D\u064E\u0645\u0651\u062F": "\u0645\u062D\u0645\u062F",
		"कि का कु":                                   "कि का कु",
		"\uD55C\uAD6D":                               "\u1112\u1161\u11AB\u1100\u116E\u11A8",
	} {
		if got := Fold(text); got != want {
			t.Errorf("%q folds to %q, want %q", text, got, want)
		}
	}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if once := Fold(string(r)); Fold(once) != once {
			t.Errorf("%q folds to %q and that to %q", r, once, Fold(once))
		}
	}
}
