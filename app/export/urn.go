package export

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"

	"github.com/google/uuid"
)

// URN names the story for other programs: urn:uuid: with the archive's id, or urn:quotedesk:story: and the name of a
// file that no archive holds. It is the same for every export of one story.
func (s Sheet) URN() string {
	if id, err := uuid.Parse(s.ID); err == nil {
		return "urn:uuid:" + id.String()
	}
	return "urn:quotedesk:story:" + url.PathEscape(s.ID)
}

// part is the URN of a row, or of anything else that belongs to the story.
func (s Sheet) part(id string) string { return s.URN() + "#" + url.PathEscape(id) }

// partID is the id of a row that part named; false when it is no part of this story.
func (s Sheet) partID(urn string) (string, bool) {
	id, ok := strings.CutPrefix(urn, s.URN()+"#")
	if !ok {
		return "", false
	}
	id, err := url.PathUnescape(id)
	return id, err == nil
}

// hash is the SHA-256 of the text in UTF-8, in hexadecimal digits.
func (s Sheet) hash() string {
	sum := sha256.Sum256([]byte(s.Text))
	return hex.EncodeToString(sum[:])
}
