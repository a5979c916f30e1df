package intake

import (
	"bytes"
	"strings"
)

const (
	adviceCopy  = "Open it in its own program, copy the story and paste it here."
	adviceWord  = "Open it in a word processor and save it as plain text (.txt) or web page (.html), or copy the story and paste it here."
	advicePack  = "Unpack it and open the story inside."
	advicePhoto = "Open the story it belongs to instead."
)

// signature is how a kind of file begins. The published signatures of each format.
type signature struct {
	start  string
	at     int // bytes from the start
	kind   string
	advice string
}

func signatures() []signature {
	return []signature{
		{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 0, "an old Word, Excel or PowerPoint document", adviceWord},
		{"\x89PNG\r\n\x1A\n", 0, "a PNG picture", advicePhoto},
		{"\xFF\xD8\xFF", 0, "a JPEG picture", advicePhoto},
		{"GIF87a", 0, "a GIF picture", advicePhoto},
		{"GIF89a", 0, "a GIF picture", advicePhoto},
		{"II*\x00", 0, "a TIFF picture", advicePhoto},
		{"MM\x00*", 0, "a TIFF picture", advicePhoto},
		{"WEBP", 8, "a WebP picture", advicePhoto},
		{"\x7FELF", 0, "a program", adviceCopy},
		{"MZ\x90\x00", 0, "a Windows program", adviceCopy},
		{"\x1F\x8B", 0, "a gzip archive", advicePack},
		{"BZh", 0, "a bzip2 archive", advicePack},
		{"\xFD7zXZ\x00", 0, "an xz archive", advicePack},
		{"7z\xBC\xAF\x27\x1C", 0, "a 7-Zip archive", advicePack},
		{"Rar!\x1A\x07", 0, "a RAR archive", advicePack},
		{"SQLite format 3\x00", 0, "a database", adviceCopy},
		{"OggS\x00", 0, "a sound recording", adviceCopy},
		{"ID3", 0, "a sound recording", adviceCopy},
		{"WAVE", 8, "a sound recording", adviceCopy},
		{"ftyp", 4, "a film or sound recording", adviceCopy},
	}
}

// weak signatures are also ways a text may begin; they count only when other bytes are not text either.
func weak(start string) bool {
	switch start {
	case "BZh", "ID3", "ftyp", "WAVE", "WEBP":
		return true
	}
	return false
}

// refuseBinary names what the bytes seem to be when they are not text. A NUL is let through where the chosen
// charset or the pattern of the bytes says UTF-16 or UTF-32, in which half of plain English is NULs.
func refuseBinary(name string, b []byte, charset string) error {
	controls := mostlyControls(b)
	for _, s := range signatures() {
		if len(b) < s.at || !bytes.HasPrefix(b[s.at:], []byte(s.start)) {
			continue
		}
		if weak(s.start) && !controls && bytes.IndexByte(b, 0) < 0 {
			continue
		}
		if strings.HasPrefix(s.start, "\xD0\xCF") && bytes.Contains(b, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e")) {
			return &BinaryError{Name: name, Kind: "an office document with a password", Advice: "Open it with its password, save it without one, and open that here."}
		}
		return &BinaryError{Name: name, Kind: s.kind, Advice: s.advice}
	}
	if kind, advice := packed(b); kind != "" {
		return &BinaryError{Name: name, Kind: kind, Advice: advice}
	}
	if wideBOM(b) != "" || charset != "" && isWide(charset) || wideByPattern(b) != "" {
		return nil
	}
	if controls || bytes.IndexByte(b, 0) >= 0 {
		return &BinaryError{Name: name, Kind: "the data of a program", Advice: adviceCopy}
	}
	return nil
}

// packed tells the office formats that are zip archives apart by the names of their parts; "" for what is no archive.
func packed(b []byte) (kind, advice string) {
	if !bytes.HasPrefix(b, []byte("PK\x03\x04")) && !bytes.HasPrefix(b, []byte("PK\x05\x06")) {
		return "", ""
	}
	head := b[:min(len(b), 64<<10)]
	has := func(s string) bool {
		return bytes.Contains(head, []byte(s)) || bytes.Contains(b[max(0, len(b)-64<<10):], []byte(s))
	}
	switch {
	case has("opendocument.text"):
		return writerKind, adviceWord
	case has("opendocument"):
		return "a LibreOffice document", adviceWord
	case has("epub+zip"):
		return "an e-book (EPUB)", adviceCopy
	case has("word/"):
		return wordKind, adviceWord
	case has("xl/"):
		return "an Excel (.xlsx) workbook", adviceCopy
	case has("ppt/"):
		return "a PowerPoint (.pptx) presentation", adviceCopy
	}
	return "a zip archive", advicePack
}

// mostlyControls says that more than one byte in twenty of the first 64 kB is a control byte no text uses.
func mostlyControls(b []byte) bool {
	head := b[:min(len(b), 64<<10)]
	n := 0
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B && c != 0 {
			n++
		}
	}
	return n*20 > len(head)
}
