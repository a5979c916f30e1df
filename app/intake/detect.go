package intake

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// decoded is a text with how it was read.
type decoded struct {
	text    string
	charset string
	guessed bool
	notes   []string
}

// decode finds out how b is encoded, in this order: byte order mark, what the page declares, UTF-8, UTF-16 by
// its pattern of zero bytes, statistics. Only the last is a guess. charset skips all that.
func decode(name string, b []byte, charset string) (decoded, error) {
	if charset != "" {
		return decodeAs(name, b, charset)
	}
	if cs := wideBOM(b); cs != "" {
		return decodeAs(name, b, cs)
	}
	var notes []string
	if cs := declared(name, b); cs != "" {
		text, bad := read(b, cs)
		if bad < 0 {
			return decoded{text: text, charset: cs}, nil
		}
		notes = append(notes, fmt.Sprintf("The page says it is %s, but it is not; that was passed over.", cs))
	}
	if text, bad := read(b, UTF8); bad < 0 && bytes.IndexByte(b, 0) < 0 {
		return decoded{text: text, charset: UTF8, notes: notes}, nil
	}
	if cs := wideByPattern(b); cs != "" {
		if text, bad := read(b, cs); bad < 0 {
			return decoded{text: text, charset: cs, notes: notes}, nil
		}
	}
	if spoiltUTF8(b) {
		_, bad := read(b, UTF8)
		return decoded{}, complain(name, b, UTF8, bad, Damaged)
	}
	guess := guessCharset(b)
	if guess == "" {
		_, bad := read(b, UTF8)
		return decoded{}, complain(name, b, UTF8, bad, Damaged)
	}
	text, _ := read(b, guess)
	notes = append(notes, fmt.Sprintf("Guessed the encoding %s; every character could be read. Change it if words look wrong.", guess))
	return decoded{text: text, charset: guess, guessed: true, notes: notes}, nil
}

// decodeAs reads b in the encoding a person, or a byte order mark, has named.
func decodeAs(name string, b []byte, charset string) (decoded, error) {
	cs := canonical(charset)
	if cs == "" {
		return decoded{}, &CharsetError{Charset: charset}
	}
	if cs == Damaged {
		text, bad := repair(string(b))
		d := decoded{text: strings.TrimPrefix(text, bom), charset: cs}
		if bad > 0 {
			d.notes = append(d.notes, fmt.Sprintf("%s could not be read and %s shown as �.", count(bad, "byte"), isAre(bad)))
		}
		return d, nil
	}
	text, bad := read(b, cs)
	if bad < 0 {
		return decoded{text: text, charset: cs}, nil
	}
	guess := guessCharset(b)
	if _, wrong := read(b, UTF8); wrong < 0 {
		guess = UTF8
	} else if guess == "" || guess == cs || cs == UTF8 && spoiltUTF8(b) {
		guess = Damaged
	}
	return decoded{}, complain(name, b, cs, bad, guess)
}

// complain builds the error for the byte at offset bad with a preview of the words round it.
func complain(name string, b []byte, charset string, bad int, guess string) error {
	e := &EncodingError{
		Name: name, Charset: charset, Offset: bad, Byte: b[bad], Guess: guess,
		Line: 1 + bytes.Count(b[:bad], []byte("\n")),
	}
	from, to := max(0, bad-30), min(len(b), bad+30)
	if isWide(guess) {
		from -= from % 4
	}
	piece := b[from:to]
	text := strings.ToValidUTF8(string(piece), "�")
	if guess != Damaged && guess != UTF8 {
		if enc := coding(guess); enc != nil {
			if out, err := enc.NewDecoder().Bytes(piece); err == nil {
				text = string(out)
			}
		}
	}
	e.Preview = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	return e
}

// wideBOM names the encoding a byte order mark announces; "" without one. UTF-32 is asked first because its
// little-endian mark begins with that of UTF-16.
func wideBOM(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")):
		return UTF8
	case bytes.HasPrefix(b, []byte("\xFF\xFE\x00\x00")):
		return "UTF-32LE"
	case bytes.HasPrefix(b, []byte("\x00\x00\xFE\xFF")):
		return "UTF-32BE"
	case bytes.HasPrefix(b, []byte("\xFF\xFE")):
		return "UTF-16LE"
	case bytes.HasPrefix(b, []byte("\xFE\xFF")):
		return "UTF-16BE"
	}
	return ""
}

// wideByPattern recognises UTF-16 without a mark: zero bytes on one side of the pairs only, and a text of
// letters when read so.
func wideByPattern(b []byte) string {
	if len(b) < 4 || len(b)%2 != 0 {
		return ""
	}
	head := b[:min(len(b), 8<<10)]
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch {
	case zeros[1] > 0 && zeros[0] == 0 && wordy(head, "UTF-16LE"):
		return "UTF-16LE"
	case zeros[0] > 0 && zeros[1] == 0 && wordy(head, "UTF-16BE"):
		return "UTF-16BE"
	}
	return ""
}

// wordy says that the bytes, so read, are letters, spaces and printable signs with at least one letter in two.
func wordy(b []byte, charset string) bool {
	text, bad := read(b[:len(b)&^1], charset)
	if bad >= 0 && bad < len(b)-4 { // the cut may fall inside a surrogate pair
		return false
	}
	letters, all := 0, 0
	for _, r := range text {
		if !unicode.IsPrint(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
		all++
	}
	return all > 0 && letters*2 >= all
}

// spoiltUTF8 says that b is UTF-8 with a few wrong bytes rather than another encoding: it holds more whole
// multi-byte characters than wrong bytes, which by chance no other encoding does.
func spoiltUTF8(b []byte) bool {
	whole, wrong := 0, 0
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			wrong++
		case n > 1:
			whole++
		}
		i += n
	}
	return wrong > 0 && whole > wrong
}

var declaration = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})|^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([a-z0-9_:.-]{2,40})`)

// declared is the encoding a page names in its first 4 kB, as the HTML standard reads it; "" without one, for
// a name not known, and for one that cannot be true (a wide encoding cannot declare itself in single bytes).
func declared(name string, b []byte) string {
	head := b[:min(len(b), 4<<10)]
	if formOf(name, string(bytes.ToValidUTF8(head, []byte("?")))) != page {
		return ""
	}
	m := declaration.FindSubmatch(head)
	if m == nil {
		return ""
	}
	cs := canonical(string(m[1]) + string(m[2]))
	if isWide(cs) {
		return ""
	}
	return cs
}
