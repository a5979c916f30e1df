package compare

import (
	"fmt"
	"strings"
	"testing"
)

// shown is a source as one line a passage: label, times, number, page, words.
func shown(s *Source) string {
	var b strings.Builder
	for _, p := range s.Passages {
		fmt.Fprintf(&b, "%s|%d-%d|%d.%d|%s", p.Label, p.From, p.To, p.Page, p.Number, strings.Join(strings.Fields(p.Span.In(s.Text)), " "))
		if p.Translated {
			b.WriteString("|translated")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestRead(t *testing.T) {
	tests := []struct {
		name, text string
		format     Format
		want       []string
		unread     int
	}{
		{"nothing", "", Document, nil, 0},
		{"one paragraph a line", "First.\nSecond.\nThird.", Document, []string{"|-1--1|1.1|First.", "|-1--1|1.2|Second.", "|-1--1|1.3|Third."}, 0},
		{"wrapped paragraphs on pages", "One goes\non here.\n\nTwo.\fThree.", Document, []string{"|-1--1|1.1|One goes on here.", "|-1--1|1.2|Two.", "|-1--1|2.3|Three."}, 0},
		{"prose with a colon", "He said: no.\n\nWarning: wet paint.\n\nThat is all.\n\nIt is.", Document,
			[]string{"|-1--1|1.1|He said: no.", "|-1--1|1.2|Warning: wet paint.", "|-1--1|1.3|That is all.", "|-1--1|1.4|It is."}, 0},
		{"capitals", "SMITH: Yes.\nAnd more.\n\nStill he.\n\nJONES (through translator): No.\r\n", Transcript,
			[]string{"SMITH|-1--1|1.1|Yes. And more.", "SMITH|-1--1|1.2|Still he.", "JONES|-1--1|1.3|No.|translated"}, 0},
		{"question and answer", "Q: Did you?\nA: I did.", Transcript, []string{"Q|-1--1|1.1|Did you?", "A|-1--1|1.2|I did."}, 0},
		{"court", "Q. Did you?\nA. I did.\nQ. When?", Transcript, []string{"Q|-1--1|1.1|Did you?", "A|-1--1|1.2|I did.", "Q|-1--1|1.3|When?"}, 0},
		{"time before", "[00:12:31] Jane Smith: Hello.\n[00:12:40] Bob Orr: Bye.", Transcript,
			[]string{"Jane Smith|751000-760000|1.1|Hello.", "Bob Orr|760000--1|1.2|Bye."}, 0},
		{"heads", "Speaker 1 00:03\nHello there.\n\nMore.\n\nSpeaker 2 01:02:03\nBye.", Transcript,
			[]string{"Speaker 1|3000-3723000|1.1|Hello there.", "Speaker 1|-1--1|1.2|More.", "Speaker 2|3723000--1|1.3|Bye."}, 0},
		{"heads in brackets", "Jane Smith (00:03):\nHello there.\nJane Smith (00:09):\nBye.", Transcript,
			[]string{"Jane Smith|3000-9000|1.1|Hello there.", "Jane Smith|9000--1|1.2|Bye."}, 0},
		{"with an office", "JANE SMITH, CNN ANCHOR: Hello.\n>> BOB ORR: Bye.\n>> Who?", Transcript,
			[]string{"JANE SMITH|-1--1|1.1|Hello.", "BOB ORR|-1--1|1.2|Bye.", "|-1--1|1.3|Who?"}, 0},
		{"times backwards", "[00:10] Ann Lee: a.\n[00:05] Ann Lee: b.", Transcript, []string{"Ann Lee|10000--1|1.1|a.", "Ann Lee|5000--1|1.2|b."}, 1},
		{"no utf-8", "a\xffb", Document, []string{"|-1--1|1.1|a\uFFFDb"}, 1},
		{"srt", "\uFEFF1\r\n00:00:01,000 --> 00:00:02,500\r\nSMITH: Hello\r\nthere.\r\n\r\n2\r\n00:00:02,500 --> 00:00:04,000\r\n<i>More.</i>\r\n", SubRip,
			[]string{"SMITH|1000-2500|1.1|Hello there.", "SMITH|2500-4000|1.2|More.</i>"}, 0},
		{"srt without blank lines", "1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:02,000 --> 00:00:03,000\nTwo.\n", SubRip, []string{"|1000-2000|1.1|One.", "|2000-3000|1.2|Two."}, 0},
		{"two speakers in a cue", "1\n00:00:01,000 --> 00:00:02,000\n- One.\n- Two.\n", SubRip, []string{"|1000-2000|1.1|One.", "|1000-2000|1.1|Two."}, 0},
		{"a dash that goes on", "1\n00:00:01,000 --> 00:00:02,000\nLEE: We came\n— we came back.\n", SubRip, []string{"LEE|1000-2000|1.1|We came — we came back."}, 0},
		{"a cue with bad times", "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:99 --> x\nTwo.\n", SubRip, []string{"|1000-2000|1.1|One.", "|-1--1|1.2|Two."}, 1},
		{"vtt", "WEBVTT - some title\nKind: captions\n\nNOTE a remark\nof two lines\n\nSTYLE\n::cue {}\n\nintro\n00:01.000 --> 00:02.000 align:start position:0%\n<v.loud Jane Smith>Hello</v> <v Bob Orr>Bye &amp; good.\n\n00:02.000 --> 00:03.000\nNobody.", WebVTT,
			[]string{"Jane Smith|1000-2000|1.1|Hello</v>", "Bob Orr|1000-2000|1.1|Bye &amp; good.", "|2000-3000|1.2|Nobody."}, 0},
		{"rolling captions", "WEBVTT\n\n00:01.000 --> 00:03.000\none two\n\n00:03.000 --> 00:03.010\none two\n\n00:03.010 --> 00:05.000\none two\nthree four\n\n00:05.000 --> 00:06.000\nthree four\nfive", WebVTT,
			[]string{"|1000-3000|1.1|one two", "|3010-5000|1.2|three four", "|5000-6000|1.3|five"}, 0},
		{"a head that holds an arrow", "WEBVTT-->\n\nNOTE -->\nx", WebVTT, []string{"|-1--1|1.1|x"}, 2},
		{"words outside a cue", "WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\nLost words.\n\n00:02.000 --> 00:03.000\nTwo.", WebVTT,
			[]string{"|1000-2000|1.1|One.", "|-1--1|1.2|Lost words.", "|2000-3000|1.3|Two."}, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := Read(test.text)
			want := strings.Join(test.want, "\n")
			if got := strings.TrimSuffix(shown(s), "\n"); got != want || s.Format != test.format || len(s.Unread) != test.unread {
				t.Errorf("%s, not read %v\ngot\n%s\nwant\n%s", s.Format, s.Unread, got, want)
			}
		})
	}
}

func TestWhatIsNoSpeechIsNoWord(t *testing.T) {
	tests := []struct{ text, want string }{
		{"I met Mr. Kovach (ph) at (inaudible) yesterday (LAUGHTER) [crosstalk] in [00:12:31] May.", "i met mr kovach at yesterday in may"},
		{"WEBVTT\n\n00:01.000 --> 00:02.000\n<c.yellow>Bread</c> &amp; <00:01.500>butter&nbsp;too", "bread and butter too"},
		{"The co\u00ADopera\u00ADtion’s 1,400 files, 3.5% of $2m", "the cooperation's 1400 files 3.5 % of $ 2m"},
		{"[T]he plan need[s] work (they say)", "the plan needs work they say"},
	}
	for _, test := range tests {
		var got []string
		for _, w := range Read(test.text).words {
			got = append(got, w.key)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%q: %q, want %q", test.text, strings.Join(got, " "), test.want)
		}
	}
}
