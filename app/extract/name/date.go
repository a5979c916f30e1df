package name

import (
	"strings"

	"quotedesk/app/extract/token"
)

// dates finds days, dates, months, years and relative dates, as candidates, and marks their tokens taken.
func (r *reader) dates() {
	for i := 0; i < len(r.class); i++ {
		first, end := r.dateAt(i)
		if end == 0 {
			continue
		}
		for k := first; k < end; k++ {
			r.taken[k] = true
		}
		r.cands = append(r.cands, candidate{first: first, last: end, kind: date, titleFirst: first, why: "day or date"})
		i = end - 1
	}
}

// periods are the stretches of time that "last", "this" and "next" may stand before.
var periods = map[string]bool{
	"day": true, "week": true, "weekend": true, "month": true, "year": true, "century": true, "decade": true, "season": true,
	"spring": true, "summer": true, "autumn": true, "fall": true, "winter": true, "night": true, "evening": true, "morning": true,
	"afternoon": true, "quarter": true, "term": true, "semester": true, "fortnight": true,
}

// spans are the periods as plurals, counted: two years ago.
var spans = map[string]bool{
	"days": true, "weeks": true, "weekends": true, "months": true, "years": true, "decades": true, "winters": true, "summers": true,
	"nights": true, "day": true, "week": true, "month": true, "year": true, "decade": true, "seasons": true, "season": true, "springs": true, "autumns": true,
}

var counts = map[string]bool{
	"one": true, "two": true, "three": true, "four": true, "five": true, "six": true, "seven": true, "eight": true, "nine": true,
	"ten": true, "eleven": true, "twelve": true, "a": true, "several": true, "few": true, "many": true, "some": true,
}

var parts = map[string]bool{"night": true, "morning": true, "evening": true, "afternoon": true}

// dateAt is the token range of the date at i, or an end of 0.
func (r *reader) dateAt(i int) (first, end int) {
	t := &r.d.Tokens[i]
	c := r.class[i]
	if t.Kind == token.Number {
		return r.numberDate(i)
	}
	if t.Kind != token.Word {
		return i, 0
	}
	switch {
	case c.Has(Month) && t.Cap:
		if r.hyphen(i-1) && r.is(i-2, "mid") {
			return i - 2, r.monthDate(i)
		}
		return i, r.monthDate(i)
	case c.Has(Weekday) && t.Cap && r.weekday(i) && !(r.starts(i) && r.capital(i+1) && !r.common(i+1) && r.d.Tokens[i+1].Space && r.capital(i+2) && !r.common(i+2)):
		return r.weekdayDate(i)
	case c.Has(Feast) && t.Cap || t.Cap && r.feastEnd(i) > i+1:
		return i, max(r.feastEnd(i), i+1)
	}
	switch w := r.lower(i); w {
	case "yesterday", "tomorrow", "today", "tonight":
		return i, i + 1
	case "last", "this", "next", "that", "the":
		return i, r.relative(i, w)
	case "eighteenth", "nineteenth", "twentieth", "seventeenth", "sixteenth", "fifteenth":
		if r.is(i+1, "century") {
			return i, i + 2
		}
	case "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "some":
		return i, r.counted(i)
	}
	return i, 0
}

// feastEnd is the end of the longest listed feast that begins at i.
func (r *reader) feastEnd(i int) int {
	for end := min(i+4, len(r.class)); end > i; end-- {
		if r.sameSentence(i, end-1) && r.d.Tokens[end-1].Kind == token.Word && r.phrase(i, end).Has(Feast) {
			return end
		}
	}
	return 0
}

// weekday says that the word is a day and not a short form that is a word of its own (Sun, Sat, Wed).
func (r *reader) weekday(i int) bool {
	w := strings.TrimSuffix(r.lower(i), ".")
	return len(w) > 4 || r.d.Tokens[i].Kind == token.Word && (strings.HasSuffix(r.lower(i), ".") || r.sign(i+1, ",") && r.at(i+2).Has(Month))
}

// weekdayDate reads "Monday", "Monday night", "Monday, 3 May 2024", "last Monday" having been read before.
func (r *reader) weekdayDate(i int) (int, int) {
	end := i + 1
	if end < len(r.class) && parts[r.lower(end)] {
		return i, end + 1
	}
	next := end
	if r.sign(next, ",") {
		next++
	}
	if next < len(r.class) && r.d.Tokens[next].Space {
		if r.at(next).Has(Month) && r.d.Tokens[next].Cap {
			if e := r.monthDate(next); e > next+1 {
				return i, e
			}
		}
		if _, e := r.numberDate(next); e > next+1 {
			return i, e
		}
	}
	return i, end
}

// monthDate reads "May 3, 2024", "May 2024", "Nov. 5", "May".
func (r *reader) monthDate(i int) int {
	end := i + 1
	if r.sign(end, ".") && r.glued(end) && r.dayNumber(end+1) {
		end++
	}
	if r.dayNumber(end) {
		end++
		if r.sign(end, ",") && r.year(end+1) && r.sameSentence(i, end+1) {
			end += 2
		} else if r.year(end) {
			end++
		}
		return end
	}
	if r.year(end) {
		return end + 1
	}
	if r.is(end, "of") && r.year(end+1) {
		return end + 2
	}
	if !r.monthAlone(i) {
		return 0
	}
	return end
}

// monthAlone says that the bare word is a month: March and May are also verbs, and May, April, June and August names.
func (r *reader) monthAlone(i int) bool {
	w := strings.TrimSuffix(r.lower(i), ".")
	if len(w) == 3 && w != "may" {
		return false
	}
	switch w {
	case "may", "march", "april", "june", "august", "sept":
		p := r.at(i - 1)
		before := ""
		if i > 0 {
			before = r.lower(i - 1)
		}
		dated := before == "in" || before == "since" || before == "by" || before == "until" || before == "last" || before == "next" ||
			before == "this" || before == "from" || before == "to" || before == "early" || before == "late" || before == "mid" || before == "of" ||
			before == "and" || before == "before" || before == "after" || before == "during" || before == "till" || before == "for" || before == "between" || before == "-" || before == "that" || before == "each" || before == "every" || before == "a" && r.at(i+1).Has(Common)
		return dated && (i+1 >= len(r.class) || !r.d.Tokens[i+1].Cap || !p.Has(Titles) && r.at(i+1).Has(Small)) && !r.at(i+1).Has(Speech)
	}
	return true
}

// numberDate reads "3 May 2024", "3rd of May", a year, "1990s", "mid-1990s", "18th century".
func (r *reader) numberDate(i int) (int, int) {
	if r.dayNumber(i) && i+1 < len(r.class) {
		m := i + 1
		if r.is(m, "of") {
			m++
		}
		if r.at(m).Has(Month) && r.d.Tokens[m].Cap && r.sameSentence(i, m) {
			end := m + 1
			if r.year(end) {
				end++
			} else if r.sign(end, ",") && r.year(end+1) {
				end += 2
			}
			return i, end
		}
	}
	if r.is(i+1, "century") && (strings.HasSuffix(r.lower(i), "th") || strings.HasSuffix(r.lower(i), "st")) {
		return i, i + 2
	}
	if e := r.counted(i); e > 0 {
		return i, e
	}
	if r.year(i) && r.yearAlone(i) {
		return i, i + 1
	}
	return i, 0
}

func (r *reader) dayNumber(i int) bool {
	if i >= len(r.class) || i < 0 || r.d.Tokens[i].Kind != token.Number {
		return false
	}
	w := r.lower(i)
	w = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(w, "st"), "nd"), "rd"), "th")
	if len(w) == 0 || len(w) > 2 {
		return false
	}
	n := 0
	for _, b := range []byte(w) {
		if b < '0' || b > '9' {
			return false
		}
		n = n*10 + int(b-'0')
	}
	return n >= 1 && n <= 31
}

// year says that token i is a year from 1000 to 2199, or a decade.
func (r *reader) year(i int) bool {
	if i >= len(r.class) || i < 0 || r.d.Tokens[i].Kind != token.Number {
		return false
	}
	w := strings.TrimLeft(r.lower(i), "'’‘`")
	if len(w) == 3 && w[2] == 's' {
		return len(w) < len(r.lower(i))
	}
	if len(w) == 5 && w[4] == 's' {
		w = w[:4]
	}
	if len(w) != 4 {
		return false
	}
	for _, b := range []byte(w) {
		if b < '0' || b > '9' {
			return false
		}
	}
	return w[0] == '1' && w >= "1500" || w[0] == '2' && w[1] <= '1'
}

// yearAlone says that a four-figure number is a year by what stands beside it: no money, no counted noun.
func (r *reader) yearAlone(i int) bool {
	if i > 0 {
		p := &r.d.Tokens[i-1]
		if p.Kind == token.Symbol && r.glued(i) || r.glued(i) && !r.sign(i-1, "(") && !r.sign(i-1, "-") && !r.sign(i-1, "–") && p.Kind != token.Mark {
			return false
		}
	}
	if strings.HasSuffix(r.lower(i), "s") {
		return true
	}
	w, before := r.lower(i), ""
	if i > 0 {
		before = r.lower(i - 1)
	}
	switch before {
	case "in", "since", "until", "by", "from", "of", "before", "after", "during", "between", "and", "to", "late", "early", "for", "(", "till", "around", "about", "circa", "a", "the", "its", "than", "-", "–", "through", "against", "year", "their", "his", "her":
	default:
		if before != "," || w < "1800" || w > "2060" {
			return false
		}
	}
	if i+1 >= len(r.class) {
		return true
	}
	n := &r.d.Tokens[i+1]
	if n.Kind == token.Word && n.Low && !r.at(i+1).Has(Small|Speech|Act) {
		return before == "the" || before == "a" || before == "in" || before == "since" || before == "its"
	}
	return before != "than" && before != "about" && before != "a" && !r.sign(i+1, "%")
}

// relative reads "last week", "next Friday", "this year", "the weekend", "the end of the month".
func (r *reader) relative(i int, w string) int {
	k := i + 1
	if !r.sameSentence(i, k) {
		return 0
	}
	next := r.lower(k)
	if w == "the" {
		switch {
		case next == "weekend":
			return k + 1
		case (next == "spring" || next == "summer" || next == "autumn" || next == "fall" || next == "winter") && r.is(i-1, "in") && !r.is(k+1, "of"):
			return k + 1
		case (next == "end" || next == "start" || next == "beginning" || next == "middle") && r.is(k+1, "of"):
			if (r.is(k+2, "the") || r.is(k+2, "this") || r.is(k+2, "next")) && k+3 < len(r.class) && periods[r.lower(k+3)] {
				return k + 4
			}
		}
		return 0
	}
	if periods[next] && (w != "that" || next == "year") {
		return k + 1
	}
	if w != "that" && (r.at(k).Has(Weekday) && r.weekday(k) || r.at(k).Has(Month)) && r.d.Tokens[k].Cap {
		if k+1 < len(r.class) && parts[r.lower(k+1)] {
			return k + 2
		}
		return k + 1
	}
	return 0
}

// counted reads "two years ago", "a week earlier", "10 days later".
func (r *reader) counted(i int) int {
	if t := &r.d.Tokens[i]; t.Kind != token.Number && !counts[r.lower(i)] {
		return 0
	}
	k := i + 1
	if r.is(i, "a") && r.is(k, "few") {
		k++
	}
	if !r.sameSentence(i, k+1) || !spans[r.lower(k)] {
		return 0
	}
	switch r.lower(k + 1) {
	case "ago", "earlier", "later":
		return k + 2
	}
	return 0
}
