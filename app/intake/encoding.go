package intake

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// UTF8 is the encoding everything is stored in; Damaged is UTF-8 with unreadable bytes shown as U+FFFD, chosen
// by a person when the rest of a spoilt file is worth having.
const (
	UTF8    = "UTF-8"
	Damaged = "UTF-8, damaged"
)

const bom = "\uFEFF"

// Encodings lists the encodings a person can choose, the most likely in a newsroom first.
func Encodings() []string {
	return []string{
		UTF8, "windows-1252", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", Damaged,
		"windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256",
		"windows-1257", "windows-1258", "windows-874",
		"ISO-8859-2", "ISO-8859-3", "ISO-8859-4", "ISO-8859-5", "ISO-8859-6", "ISO-8859-7", "ISO-8859-8",
		"ISO-8859-10", "ISO-8859-13", "ISO-8859-14", "ISO-8859-15", "ISO-8859-16",
		"macintosh", "x-mac-cyrillic", "KOI8-R", "KOI8-U", "IBM866",
		"GB18030", "GBK", "Big5", "EUC-JP", "Shift_JIS", "ISO-2022-JP", "EUC-KR",
	}
}

// canonical finds the listed spelling of an encoding's name or alias; "" when it is not known.
func canonical(name string) string {
	name = strings.TrimSpace(name)
	for _, e := range Encodings() {
		if strings.EqualFold(e, name) {
			return e
		}
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return ""
	}
	std, err := htmlindex.Name(enc)
	if err != nil {
		return ""
	}
	for _, e := range Encodings() {
		if strings.EqualFold(e, std) {
			return e
		}
	}
	return ""
}

func isWide(charset string) bool {
	c := canonical(charset)
	return strings.HasPrefix(c, "UTF-16") || strings.HasPrefix(c, "UTF-32")
}

// coding is the decoder for a canonical name other than UTF8 and Damaged; nil when there is none.
func coding(name string) encoding.Encoding {
	switch name {
	case "UTF-16LE":
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case "UTF-16BE":
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case "UTF-32LE":
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	case "UTF-32BE":
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return nil
	}
	return enc
}

// read decodes b wholly. bad is the offset in b of the first byte that cannot be read, or -1. The byte order
// mark is dropped.
func read(b []byte, name string) (text string, bad int) {
	if name == UTF8 {
		for i := 0; i < len(b); {
			r, n := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError && n == 1 {
				return "", i
			}
			i += n
		}
		return strings.TrimPrefix(string(b), bom), -1
	}
	enc := coding(name)
	if enc == nil {
		return "", 0
	}
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return "", 0
	}
	if bytes.ContainsRune(out, utf8.RuneError) {
		if !honest(b, name, enc) {
			return "", firstBad(b, enc)
		}
	}
	return strings.TrimPrefix(string(out), bom), -1
}

// firstBad finds the offset of the first byte whose decoding gives U+FFFD: the longest prefix that decodes
// cleanly, by halving.
func firstBad(b []byte, enc encoding.Encoding) int {
	clean := func(n int) bool {
		out, err := enc.NewDecoder().Bytes(b[:n])
		// A prefix may end inside a character; what it then shows at its very end proves nothing.
		out = bytes.TrimSuffix(out, []byte("\uFFFD"))
		return err == nil && !bytes.ContainsRune(out, utf8.RuneError)
	}
	lo, hi := 0, len(b)
	for lo+1 < hi {
		if mid := (lo + hi) / 2; clean(mid) {
			lo = mid
		} else {
			hi = mid
		}
	}
	at := lo
	for at > 0 && tail(b[:at], enc) {
		at--
	}
	return min(at, len(b)-1)
}

// tail says that the decoded bytes end in U+FFFD.
func tail(b []byte, enc encoding.Encoding) bool {
	out, err := enc.NewDecoder().Bytes(b)
	return err != nil || bytes.HasSuffix(out, []byte("\uFFFD"))
}

// honest says that every U+FFFD in the decoded text was written in the file, which only the wide encodings can
// do: encoding it again gives the file.
func honest(b []byte, name string, enc encoding.Encoding) bool {
	if !isWide(name) {
		return false
	}
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return false
	}
	back, err := enc.NewEncoder().Bytes(out)
	return err == nil && bytes.Equal(back, b)
}
