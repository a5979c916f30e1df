package intake

import (
	"errors"
	"strings"
	"testing"
)

const (
	russian  = "«Мы уехали на рассвете, и никто нас не провожал», — сказала Вера Холодова. Дорога была пустой, а мост закрыт уже третий день. Мэрия обещала открыть его в пятницу."
	cyrillic = "Мы уехали на рассвете, и никто нас не провожал, сказала Вера Холодова. Дорога была пустой, а мост закрыт уже третий день. Мэрия обещала открыть его в пятницу."
	western  = "“Nous étions là dès l’aube,” said Hélène Garçon, a café owner in Besançon. The mayor’s reply — très bref — came at noon."
	greek    = "«Φύγαμε την αυγή και κανείς δεν μας αποχαιρέτησε», είπε η Ελένη Παππά. Ο δρόμος ήταν άδειος και η γέφυρα κλειστή για τρίτη μέρα."
	kanji    = "「夜明けに出発しました。誰も見送りに来ませんでした」と田中さんは話した。道路は空いていて、橋は三日間閉鎖されている。"
	hebrew   = "יצאנו עם שחר ואיש לא ליווה אותנו, אמרה רחל כהן. הכביש היה ריק והגשר סגור זה היום השלישי."
)

func encode(t *testing.T, text, charset string) []byte {
	t.Helper()
	b, err := coding(charset).NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDetection(t *testing.T) {
	for _, c := range []struct {
		text, charset string
		guessed       bool
	}{
		{russian, "windows-1251", true}, {cyrillic, "KOI8-R", true}, {cyrillic, "IBM866", true},
		{western, "windows-1252", true}, {western, "macintosh", true},
		{greek, "windows-1253", true}, {hebrew, "windows-1255", true},
		{kanji, "Shift_JIS", true}, {kanji, "EUC-JP", true},
		{western, "UTF-16LE", false}, {western, "UTF-16BE", false}, {russian, "UTF-16LE", false},
	} {
		t.Run(c.charset, func(t *testing.T) {
			s, err := Bytes("a.txt", encode(t, c.text, c.charset), "")
			if err != nil {
				t.Fatal(err)
			}
			if s.Text != c.text || s.Guessed != c.guessed {
				t.Errorf("read as %s (guessed %v): %q", s.Encoding, s.Guessed, s.Text)
			}
			if c.guessed && !strings.Contains(strings.Join(s.Notes, " "), "Guessed the encoding "+s.Encoding) {
				t.Errorf("not said: %q", s.Notes)
			}
		})
	}
}

func TestByteOrderMarks(t *testing.T) {
	for _, cs := range []string{"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"} {
		s, err := Bytes("a.txt", encode(t, bom+western, cs), "")
		if err != nil || s.Text != western || s.Encoding != cs || s.Guessed {
			t.Errorf("%s: %s %v %q", cs, s.Encoding, err, s.Text)
		}
	}
	s, err := Bytes("a.txt", []byte(bom+western), "")
	if err != nil || s.Text != western || s.Encoding != UTF8 {
		t.Errorf("UTF-8: %v %q", err, s.Text)
	}
}

func TestDeclaredEncoding(t *testing.T) {
	for _, c := range []struct{ head, charset, want string }{
		{`<html><head><meta charset="windows-1251">`, "windows-1251", "windows-1251"},
		{`<html><head><meta http-equiv=Content-Type content="text/html; charset=koi8-r">`, "KOI8-R", "KOI8-R"},
		{`<?xml version="1.0" encoding="windows-1251"?><html><head>`, "windows-1251", "windows-1251"},
		{`<html><head><meta charset="utf-16">`, UTF8, UTF8},
		{`<html><head><meta charset="utf-8">`, "windows-1251", "windows-1251"},
		{`<html><head><meta charset="no-such">`, UTF8, UTF8},
	} {
		b := []byte(c.head + "</head><body><p>")
		if c.charset == UTF8 {
			b = append(b, cyrillic...)
		} else {
			b = append(b, encode(t, cyrillic, c.charset)...)
		}
		s, err := Bytes("a.html", append(b, "</p></body></html>"...), "")
		if err != nil || s.Encoding != c.want || s.Text != cyrillic {
			t.Errorf("%s: read as %s %v %q", c.head, s.Encoding, err, s.Text)
		}
	}
}

func TestUndecodableSaysWhichByte(t *testing.T) {
	spoilt := "Première ligne “ici”\nDeuxi\xe8me ligne — là"
	_, err := Bytes("a.txt", []byte(spoilt), "")
	var e *EncodingError
	if !errors.As(err, &e) {
		t.Fatalf("got %v", err)
	}
	at := strings.IndexByte(spoilt, 0xe8)
	if e.Offset != at || e.Byte != 0xE8 || e.Line != 2 || e.Guess != Damaged || !strings.Contains(e.Preview, "Deuxi\uFFFDme") {
		t.Errorf("%+v", e)
	}
	s, err := Bytes("a.txt", []byte(spoilt), e.Guess)
	if err != nil || !strings.Contains(s.Text, "Deuxi\uFFFDme") || !strings.Contains(s.Notes[0], "1 byte could not be read") {
		t.Errorf("%q %q %v", s.Text, s.Notes, err)
	}
}

func TestChosenEncoding(t *testing.T) {
	b := encode(t, russian, "windows-1251")
	s, err := Bytes("a.txt", b, "cp1251")
	if err != nil || s.Text != russian || s.Guessed {
		t.Errorf("%v %q", err, s.Text)
	}
	for charset, offset := range map[string]int{UTF8: 0, "Shift_JIS": -1, "UTF-32LE": -1} {
		_, err = Bytes("a.txt", b, charset)
		var e *EncodingError
		if !errors.As(err, &e) || offset >= 0 && e.Offset != offset || e.Guess != "windows-1251" {
			t.Errorf("%s: %+v", charset, err)
		}
	}
	if _, err = Bytes("a.txt", b, "klingon"); !as[*CharsetError](err) {
		t.Errorf("got %v", err)
	}
}

func TestFirstBadByteInEveryEncoding(t *testing.T) {
	for _, c := range []struct {
		charset, before, bad string
	}{
		{"EUC-JP", kanji, "\xff"}, {"Shift_JIS", kanji, "\xff"}, {"EUC-KR", "한국어 문장입니다.", "\xff"},
		{"windows-1253", greek, "\xd2"}, {"windows-874", "ข่าววันนี้", "\xfc"}, {"GB18030", "新闻报道", "\xff"},
	} {
		b := encode(t, c.before, c.charset)
		at := len(b)
		b = append(append(b, c.bad...), " and more words"...)
		_, bad := read(b, c.charset)
		if bad != at {
			t.Errorf("%s: byte %d, want %d", c.charset, bad, at)
		}
	}
}

func TestEveryListedEncodingReads(t *testing.T) {
	for _, name := range Encodings() {
		if canonical(name) != name {
			t.Errorf("%s is %s", name, canonical(name))
		}
		if name == UTF8 || name == Damaged {
			continue
		}
		if s, err := Bytes("a.txt", encode(t, "Plain words.", name), name); err != nil || s.Text != "Plain words." {
			t.Errorf("%s: %v %q", name, err, s.Text)
		}
	}
}

func BenchmarkGuess(b *testing.B) {
	enc, err := coding("windows-1251").NewEncoder().Bytes([]byte(strings.Repeat(russian+"\n", 2000)))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(enc)))
	for b.Loop() {
		if guessCharset(enc) != "windows-1251" {
			b.Fatal("wrong")
		}
	}
}
