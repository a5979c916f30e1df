package gui

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"quotedesk/app/review"
)

// seal is how a state of verification looks: a letter, a colour and a pattern, so that none hangs on colour alone.
type seal struct {
	letter  string
	color   fyne.ThemeColorName
	pattern hatch
}

// markOf is how a quotation stands with the checker.
func markOf(s review.Standing) seal {
	switch {
	case len(s.Stale) > 0:
		return seal{"!", colorWarn, hatchBack}
	case s.Bare:
		return seal{"E", colorWarn, hatchDots}
	}
	switch s.Ruling {
	case review.Verified:
		return seal{"V", colorVerified, hatchFull}
	case review.VerifiedTrimmed:
		return seal{"T", colorVerified, hatchLines}
	case review.ParaphraseOnly:
		return seal{"P", colorConfirmed, hatchDots}
	case review.Disputed:
		return seal{"D", colorWarn, hatchForward}
	case review.CannotVerify:
		return seal{"U", colorCorrected, hatchBack}
	case review.Wrong:
		return seal{"W", colorWrong, hatchCross}
	case review.Skipped:
		return seal{"K", colorOpen, hatchDots}
	}
	return seal{"–", colorOpen, hatchNone}
}

func standingColor(s review.Standing) fyne.ThemeColorName { return markOf(s).color }

// standingWords are the letter and the word of a state; a stale one tells what it was.
func standingWords(s review.Standing) string {
	words := markOf(s).letter + "  " + s.Word()
	if len(s.Stale) > 0 {
		words += ", was " + s.Ruling.Word()
	}
	if s.Waiver != (review.Waiver{}) {
		words += " (waived)"
	}
	return words
}

func checkingActions() []action {
	const m = "Verify"
	rule := func(id, words, plain string, r review.Ruling) action {
		return action{id: id, menu: m, words: words, tip: "The quotation is: " + words, plain: plain, in: inChecking, needs: needQuote,
			do: func(d *Desk, cause string) { d.Rule(r, cause) }}
	}
	chip := func(id, words, plain string) action {
		return action{id: id, menu: m + "/Show only", words: words, tip: "Show only: " + words, plain: plain, in: inChecking, needs: needStory,
			do: always(func(d *Desk) {
				d.StartVerifying()
				d.tables.checking.narrow(id)
			})}
	}
	return []action{
		{id: "checking", menu: m, words: "Verify quotations", chord: "Alt+5", do: always((*Desk).StartVerifying)},
		line(m),
		rule("verified", "Verified", "v", review.Verified), rule("trimmed", "Verified, trimmed", "t", review.VerifiedTrimmed),
		rule("paraphrase", "Paraphrase only", "p", review.ParaphraseOnly),
		{id: "disputed", menu: m, words: "Disputed…", tip: "The quotation is disputed: say why", plain: "d", in: inChecking, needs: needQuote, do: (*Desk).Dispute},
		rule("cannot verify", "Cannot be verified", "u", review.CannotVerify), rule("wrong", "Wrong", "w", review.Wrong),
		rule("skip", "Skip", "k", review.Skipped),
		{id: "no verdict", menu: m, words: "Take the verdict off", plain: "Delete", in: inChecking, icon: theme.ContentClearIcon(), needs: needQuote,
			do: func(d *Desk, cause string) { d.Rule(review.Unchecked, cause) }},
		line(m),
		{id: "recording", menu: m + "/Add evidence", words: "Recording…", tip: "Add a recording as evidence", plain: "r", in: inChecking, needs: needQuote, do: (*Desk).AddRecording},
		{id: "document", menu: m + "/Add evidence", words: "Document…", tip: "Add a document as evidence", plain: "f", in: inChecking, needs: needQuote, do: (*Desk).AddPaper},
		{id: "web", menu: m + "/Add evidence", words: "Web address…", tip: "Add a web address as evidence", plain: "a", in: inChecking, needs: needQuote, do: (*Desk).AddWebPage},
		{id: "person", menu: m + "/Add evidence", words: "Person…", tip: "Add a person who confirmed it as evidence", plain: "n", in: inChecking, needs: needQuote, do: (*Desk).AddWitness},
		{id: "next evidence", menu: m, words: "Next piece of evidence", plain: "e", in: inChecking, icon: theme.MoveDownIcon(), needs: needQuote,
			do: always(func(d *Desk) { d.tables.checking.evidence.step() })},
		{id: "open evidence", menu: m, words: "Open the evidence", plain: "o", in: inChecking, icon: theme.FolderOpenIcon(), needs: needQuote, do: (*Desk).OpenEvidence},
		{id: "remove evidence", menu: m, words: "Take the evidence away", plain: "x", in: inChecking, icon: theme.DeleteIcon(), needs: needQuote, do: (*Desk).RemoveEvidence},
		line(m),
		{id: "source", menu: m, words: "Compare with a source…", plain: "s", in: inChecking, needs: needStory, do: (*Desk).OpenSource},
		{id: "paste source", menu: m, words: "Paste a source", tip: "Compare with the transcript that has been copied", plain: "b", in: inChecking, needs: needStory, do: (*Desk).PasteSource},
		{id: "sources", menu: m, words: "Sources of the story…", tip: "Compare with another source of the story, or take one off", plain: "l", in: inChecking, needs: needStory, do: (*Desk).ListSources},
		{id: "passage", menu: m, words: "Passage of the source…", plain: "c", in: inChecking, needs: needQuote, do: (*Desk).ShowPassage},
		line(m),
		{id: "assign", menu: m, words: "Assign to a checker…", plain: "m", in: inChecking, needs: needQuote, do: (*Desk).AssignQuote},
		{id: "facts", menu: m, words: "Facts in the quotation…", plain: "i", in: inChecking, needs: needQuote, do: (*Desk).TickFacts},
		{id: "ask editor", menu: m, words: "Ask the editor…", plain: "q", in: inChecking, needs: needQuote, do: (*Desk).AskAboutQuote},
		{id: "answer", menu: m, words: "Answer a question…", plain: "z", in: inChecking, needs: needWritable, do: (*Desk).AnswerQuestion},
		{id: "read back", menu: m, words: "Read a ticked read-back sheet in…", tip: "Read a ticked read-back sheet in", plain: "h", in: inChecking, icon: theme.DownloadIcon(), needs: needWritable, do: (*Desk).ReadBack},
		{id: "sign off", menu: m, words: "Sign the story off…", plain: "g", in: inChecking, needs: needWritable, do: (*Desk).SignOff},
		line(m),
		chip("only unchecked", "Unchecked", "1"), chip("only bare", "Needs evidence", "2"), chip("only disputed", "Disputed", "3"),
		chip("only stale", "Stale", "4"), chip("only mine", "Mine", "5"),
	}
}

// StartVerifying brings up the checker's pane, which has keys of its own.
func (d *Desk) StartVerifying() {
	d.commitEditor()
	d.tables.verify()
	d.tables.focus()
}

// Rule gives the selected quotation a verdict and goes on. What cannot be called verified for want of evidence can be
// waived.
func (d *Desk) Rule(r review.Ruling, cause string) {
	d.rule(review.Verdict{Ruling: r}, cause)
}

func (d *Desk) rule(say review.Verdict, cause string) {
	at, ok := d.selected()
	if !ok {
		return
	}
	d.do(func(doc *review.Document) ([]review.Correction, error) {
		step, err := doc.SetVerdict(at.id, say, cause)
		if errors.Is(err, review.ErrNoEvidence) && !d.acts.closed {
			d.status.warn(sentence(err.Error()))
			d.waive(at, say, cause)
			return nil, nil
		}
		if d.refusedByRule(at.id, err) {
			return nil, nil
		}
		if err == nil && say.Ruling != review.Unchecked {
			d.afterVerdict(at)
		}
		return step, err
	})
}

// afterVerdict goes on when the verdict is stored, unless somebody has gone elsewhere.
func (d *Desk) afterVerdict(at place) {
	d.acts.pending = append(d.acts.pending, asked{doc: d.doc, act: func(doc *review.Document) ([]review.Correction, error) {
		if !d.acts.closed && doc == d.doc && d.at == at && d.tables.verifying() {
			d.nextUnsettled()
		}
		return nil, nil
	}})
}

// waive asks who lets a quotation pass without evidence, and why.
func (d *Desk) waive(at place, say review.Verdict, cause string) {
	d.askForm("Verified without evidence?",
		"There is nothing to show for this quotation. Leave with Esc and add evidence, or say who lets it pass without, and why. Both stand in the sign-off.",
		[]formField{{label: "Waived by", text: d.who}, {label: "Reason"}}, "Waive", func(said []string, done func(error)) {
			say.Waiver = review.Waiver{Name: said[0], Reason: said[1]}
			if _, err := d.doc.SetVerdict(at.id, say, cause); err != nil {
				done(waiverError(err))
				return
			}
			done(nil)
			d.rule(say, cause)
		})
}

// waiverError says of a waiver what is missing in it.
func waiverError(err error) error {
	if errors.Is(err, review.ErrNoEvidence) {
		return errors.New("a waiver needs a name and a reason")
	}
	return err
}

// Dispute asks what is disputed; a question to the editor may go with it.
func (d *Desk) Dispute(cause string) {
	at, ok := d.selected()
	if !ok {
		return
	}
	d.askForm("Disputed", "Say what is disputed. A question goes to the editor with it when you type one.",
		[]formField{{label: "What is disputed"}, {label: "Question to the editor"}, {label: "Wording instead"}}, "Disputed",
		func(said []string, done func(error)) {
			say := review.Verdict{Ruling: review.Disputed, Note: said[0]}
			if _, err := d.doc.SetVerdict(at.id, say, cause); err != nil {
				done(err)
				return
			}
			done(nil)
			if said[1] != "" {
				d.askEditor(at.id, said[1], said[2], cause)
			}
			d.rule(say, cause)
		})
}

// askEditor puts a question about a quotation's words.
func (d *Desk) askEditor(id, question, proposed, cause string) {
	d.do(func(doc *review.Document) ([]review.Correction, error) {
		q, ok := doc.Quote(id)
		if !ok {
			return nil, errors.New("this quotation is no longer in the story")
		}
		return doc.Ask(id, q.Span(), question, proposed, cause)
	})
}

// nextUnsettled goes to the next quotation that has no verdict for its present words.
func (d *Desk) nextUnsettled() {
	if d.doc == nil {
		return
	}
	list := d.tables.checking.list
	from := -1
	for i, c := range list {
		if c.Quote == d.at.id {
			from = i
		}
	}
	for i := range list {
		c := list[(from+1+i)%len(list)]
		if !c.Standing.Stands() || c.Standing.Bare {
			d.selectPlace(place{review.Quotes, c.Quote})
			return
		}
	}
	d.status.say("Every quotation has a verdict.")
}
