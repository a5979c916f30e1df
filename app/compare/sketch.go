package compare

import (
	"hash/fnv"
	"slices"
	"strings"

	"quotedesk/app/story"
)

// How a sketch is drawn: every pair of weighty words whose hash is a multiple of sampled belongs to it, and the
// smallest of all in any case, so that short quotations have one too. Two quotations that share a third of their pairs
// then share a pair of their sketches in 97 of 100 cases.
const (
	sampled  = 3
	smallest = 5
)

// Sketch is a few hashes of a quotation by which those that say nearly the same are found: of pairs of its weighty
// words, neighbours and next neighbours, whatever light words stand between. Two quotations that share none have little
// in common. It is nil for a quotation too short to be known again.
func (s Saying) Sketch() []uint32 {
	words := s.weighty()
	if len(words) < leastWeighty {
		return nil
	}
	var all []uint32
	for i := range words {
		for j := i + 1; j <= i+2 && j < len(words); j++ {
			h := fnv.New32a()
			_, _ = h.Write([]byte(words[i] + " " + words[j])) // never fails
			all = append(all, mixed(h.Sum32()))
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	var out []uint32
	for i, h := range all {
		if i < smallest || h%sampled == 0 {
			out = append(out, h)
		}
	}
	return out
}

// mixed spreads a hash: the low bits of FNV follow the last letters (finaliser of MurmurHash3).
func mixed(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85EBCA6B
	h ^= h >> 13
	h *= 0xC2B2AE35
	return h ^ h>>16
}

// weighty are the words of the quotation that tell it from others, folded, in order.
func (s Saying) weighty() []string {
	var out []string
	for _, w := range quotedWords(s.Quotation).words {
		if k := story.Fold(w.key); !light[strings.TrimSuffix(k, "'s")] && !hesitations[k] {
			out = append(out, strings.TrimSuffix(k, "'s"))
		}
	}
	return out
}

// light are words of nearly every quotation.
var light = set(`a an the this that these those it its he she they we you i me him her us them my your his our their mine yours ours theirs
	who whom whose which what when where why how and or but nor so if then than as of in on at by for from to into onto with without about over
	under up down out off not no yes is am are was were be been being do does did done doing has have had having will would shall should can could
	may might must there here very too also just only even all any some each every both more most much many such own same other s t
	i'm i've i'll i'd you're you've you'll we're we've we'll they're they've they'll he's she's it's that's there's isn't aren't wasn't weren't
	don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't haven't hasn't hadn't let's think know going get got go say said says`)
