package name

import "quotedesk/app/extract/token"

// zone is a stretch of tokens of one sentence in which names may stand. Only zones are labelled: most of a story is
// words in small letters far from any capital.
type zone struct{ first, last int }

// Limits of a zone, in tokens: gap small words between two capitals keep them in one zone, reach small words may begin
// one, and longest bounds the work on a line that never ends.
const (
	zoneGap     = 4
	zoneReach   = 2
	zoneLongest = 200
)

// zones lists the zones in text order, without overlaps.
func (r *reader) zones() []zone {
	var out []zone
	for i := range r.class {
		if !r.mayName(i) {
			continue
		}
		n := len(out)
		if n > 0 && i-out[n-1].last <= zoneGap && r.sameSentence(out[n-1].first, i) && i-out[n-1].first < zoneLongest {
			out[n-1].last = i + 1
			continue
		}
		z := zone{i, i + 1}
		for z.first > 0 && i-z.first < zoneReach && r.sameSentence(z.first-1, i) && (n == 0 || out[n-1].last < z.first) && r.mayLead(z.first-1) {
			z.first--
		}
		out = append(out, z)
	}
	for n := range out {
		for z := &out[n]; r.sameSentence(z.first, z.last+1) && r.hyphen(z.last) && r.d.Tokens[z.last+1].Kind == token.Word && (n+1 == len(out) || z.last+1 < out[n+1].first); {
			z.last += 2 // Cheuk-yan
		}
		if z := &out[n]; r.sameSentence(z.first, z.last) && r.d.Tokens[z.last].Kind == token.Number && (n+1 == len(out) || z.last < out[n+1].first) {
			z.last++ // Section 5
		}
	}
	return out
}

// mayName says that token i holds a capital.
func (r *reader) mayName(i int) bool {
	t := &r.d.Tokens[i]
	if t.Cap {
		return true
	}
	if t.Kind != token.Word && t.Kind != token.Number {
		return false
	}
	w := r.printed(i)
	for k := range len(w) {
		if 'A' <= w[k] && w[k] <= 'Z' {
			return true
		}
	}
	return false
}

// mayLead says that token i, without a capital, may begin a name before one that has it: al-Haddad, van Dyke, 7th Fleet.
func (r *reader) mayLead(i int) bool {
	return r.class[i].Has(Particle) || r.d.Tokens[i].Kind == token.Number || r.hyphen(i)
}
