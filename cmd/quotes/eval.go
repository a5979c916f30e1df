package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"runtime"
	"strings"

	"quotedesk/app/score"
)

// evalUsage is the help of eval's own flags.
const evalUsage = `quotes eval measures the engine against annotated stories.

  quotes eval [flags] FILE…

FILE is a list of stories as lines of JSON (.jsonl) or a file of the newsroom corpus (.txt). Quotations and
speakers are measured unless --names or --effort is given.

  --names              measure names and clusters instead, and, where the stories say who their people are, how
                       many are put together, taken for several, shown with their role and under their fullest name
  --effort             measure how many corrections lead from the findings to the annotation instead, file by file and
                       in all: a story, per 100 words, by kind, and the share of stories that need none
  --memory             with --effort: go through the stories in order as one desk would, learning from the annotation of
                       each; how many people are met again, and who is taken for known without a look, and wrongly
  --compare            measure how quotations are laid beside source texts instead: pairs of both are made of the
                       stories (of all files together) by rule and seeded chance, half of them for tuning
  --checks             measure the editorial rules instead: of the blemishes that the newsroom corpus marks, how many
                       each rule finds, and its false alarms; for the stories that may be read and those kept apart
  --tuning             with --compare: the half for tuning instead of the one for measuring
  --types PER,ORG,LOC  the types of names that count; with --effort all six unless given
  --unit segment|quote count each part of an interrupted quotation, or the quotation once (segment)
  --reporting-only     neither demand nor punish quotations marked as thoughts, wishes or acts
  --split NAME         only stories whose orig_split is NAME
  --heldout            only stories kept for measuring, a third of all: the SHA-1 of the id, without what
                       stands before its last slash, is divisible by 3
  --part I/N           only part I of N by the same number
  --phenomena          a line for each thing that makes quotations hard
  --calibration        what the confidence is worth
  --each               also a block for each file
  --errors N           list N misses, N false alarms and N wrong speakers, with id and line
  --json               the figures as JSON, those of --phenomena and --calibration among them
  --jobs N             stories read at a time
  --pred FILE          score the findings in FILE (output of extract --ndjson) instead of running the engine
  --models DIR         read with the models in DIR/model in place of those built in

What --effort counts as one correction is one act on one row, by an editor who knows the annotation and wastes nothing:
  a quotation  marked (the kind and the speaker that are proposed come with it; each that is proposed wrong is one
               more, and so are parts that are not one stretch), rejected, its edges set (all parts at once), its
               kind set, its speaker set. Marks and space at the edges do not count, nor cue and who relayed the words
  a name       marked (words its row does not print yet: once wherever they stand, and a merge; else each mention),
               rejected (a row, or one mention of it), the edges of one mention set, two rows merged, any mentions of
               a row parted from the rest together, the type of a row set, a person shown in full
  a role       set for the person, not for each quotation
Names and roles are counted only where the annotation groups names, as that of the newsroom corpus does.

What --compare makes is told in the package app/score/wording. For each kind of change it counts grades, passages, flags
(a denial lost, a number or the order changed) and agreements of speaker labels that are right, and flags that are false.

Exit code: 0 all well, 1 some stories failed (they count as without findings), 2 could not start.
`

// evaluation is what one run of eval was asked for.
type evaluation struct {
	names, effort, memory, phenomena, calibration, each, json bool

	compare, tuning bool

	checks bool // editorial rules

	types []string
	quote score.Options
	pick  picking
	jobs  int
	pred  string

	models string
}

func evalCommand(c invocation, args []string) (int, error) {
	e, files, err := parseEval(args)
	if err == flag.ErrHelp {
		fmt.Fprint(c.out, evalUsage)
		return exitWell, nil
	}
	if err != nil {
		return 0, err
	}
	if e.compare {
		return e.comparison(c, files)
	}
	if e.checks {
		return e.checking(c, files)
	}
	gold, err := readGold(files, e.pick, c.err)
	if err != nil {
		return 0, err
	}
	found, failed, err := e.findings(c, gold)
	if err != nil {
		return 0, err
	}
	if err := e.report(c.out, gold, found); err != nil {
		return c.fail(exitSome, err), nil
	}
	if failed > 0 {
		return exitSome, nil
	}
	return exitWell, nil
}

func parseEval(args []string) (evaluation, []string, error) {
	var e evaluation
	var types, unit, part string
	flags := flag.NewFlagSet("eval", flag.ContinueOnError)
	flags.BoolVar(&e.names, "names", false, "")
	flags.BoolVar(&e.effort, "effort", false, "")
	flags.BoolVar(&e.memory, "memory", false, "")
	flags.BoolVar(&e.compare, "compare", false, "")
	flags.BoolVar(&e.checks, "checks", false, "")
	flags.BoolVar(&e.tuning, "tuning", false, "")
	flags.StringVar(&types, "types", "", "")
	flags.StringVar(&unit, "unit", string(score.Segment), "")
	flags.BoolVar(&e.quote.ReportingOnly, "reporting-only", false, "")
	flags.StringVar(&e.pick.split, "split", "", "")
	flags.BoolVar(&e.pick.heldOut, "heldout", false, "")
	flags.StringVar(&part, "part", "", "")
	flags.BoolVar(&e.phenomena, "phenomena", false, "")
	flags.BoolVar(&e.calibration, "calibration", false, "")
	flags.BoolVar(&e.each, "each", false, "")
	flags.IntVar(&e.quote.Errors, "errors", 0, "")
	flags.BoolVar(&e.json, "json", false, "")
	flags.IntVar(&e.jobs, "jobs", runtime.NumCPU(), "")
	flags.StringVar(&e.pred, "pred", "", "")
	flags.StringVar(&e.models, "models", "", "")
	files, err := parse(flags, args)
	if err != nil {
		return e, nil, err
	}
	e.types, e.quote.Unit = e.countedTypes(types), score.Unit(unit)
	if e.pick.part, e.pick.of, err = parsePart(part); err != nil {
		return e, nil, err
	}
	return e, files, e.refuse(files)
}

// countedTypes are the types of names asked for, or else those that are usual for what is measured.
func (e evaluation) countedTypes(asked string) []string {
	switch {
	case asked != "":
		return strings.Split(asked, ",")
	case e.effort:
		return score.EffortTypes
	}
	return score.NameTypes
}

// refuse names what cannot be followed.
func (e evaluation) refuse(files []string) error {
	switch {
	case len(files) == 0:
		return fmt.Errorf("eval needs a file of annotated stories: %w", errUsage)
	case e.quote.Unit != score.Segment && e.quote.Unit != score.Quotation:
		return fmt.Errorf("--unit is %q, but it is segment or quote: %w", e.quote.Unit, errUsage)
	case e.jobs < 1:
		return fmt.Errorf("--jobs is %d, but at least one story has to be read at a time", e.jobs)
	case e.quote.Errors < 0:
		return fmt.Errorf("--errors is %d, but no fewer than none can be listed", e.quote.Errors)
	case e.memory && (!e.effort || e.each):
		return fmt.Errorf("--memory goes with --effort, over all files in order: %w", errUsage)
	case e.names && (e.phenomena || e.calibration || e.quote.ReportingOnly):
		return fmt.Errorf("--phenomena, --calibration and --reporting-only are about quotations and do not go with --names: %w", errUsage)
	case e.tuning && !e.compare:
		return fmt.Errorf("--tuning goes with --compare: %w", errUsage)
	case e.compare && e.quote.Errors > 0 && !e.tuning:
		return fmt.Errorf("--errors with --compare needs --tuning: the errors of the other half are not to be read: %w", errUsage)
	case e.compare && (e.names || e.effort || e.phenomena || e.calibration || e.each || e.pred != "" || e.models != "" || e.pick != (picking{})):
		return fmt.Errorf("--compare is a measure of its own and goes with --tuning, --errors and --json only: %w", errUsage)
	case e.checks && (e.compare || e.names || e.effort || e.phenomena || e.calibration || e.each || e.pred != "" || e.models != "" || e.pick != (picking{})):
		return fmt.Errorf("--checks is a measure of its own and goes with --errors and --json only: %w", errUsage)
	case e.effort && (e.names || e.phenomena || e.calibration || e.quote.Errors > 0 || e.quote.Unit != score.Segment):
		return fmt.Errorf("--effort is a measure of its own and does not go with --names, --unit, --phenomena, --calibration or --errors: %w", errUsage)
	}
	return nil
}

// parsePart reads "I/N"; nothing asked for gives zeros.
func parsePart(text string) (part, of int, err error) {
	if text == "" {
		return 0, 0, nil
	}
	if n, err := fmt.Sscanf(text, "%d/%d", &part, &of); n != 2 || err != nil || fmt.Sprintf("%d/%d", part, of) != text || part < 1 || part > of {
		return 0, 0, fmt.Errorf("--part is %q, but it is a part and a number of parts, as in 1/5: %w", text, errUsage)
	}
	return part, of, nil
}

// findings gives a prediction for each story of each file; nil for one that failed or has none.
func (e evaluation) findings(c invocation, gold []goldFile) (found [][]*score.Prediction, failed int, err error) {
	if e.pred != "" {
		found, err = readPredictions(e.pred, gold)
		return found, 0, err
	}
	load := c.load
	if e.models != "" {
		load = func() (reader, error) { return readerWith(e.models) }
	}
	r, err := load()
	if err != nil {
		return nil, 0, err
	}
	return predict(context.Background(), r, gold, e.jobs, c.err)
}

// report prints the figures: a block for each file when asked for or when effort is measured, then one for all of
// them together.
func (e evaluation) report(out io.Writer, gold []goldFile, found [][]*score.Prediction) error {
	if e.memory {
		return e.reportMemory(out, gold, found)
	}
	var blocks []block
	if (e.each || e.effort) && len(gold) > 1 {
		for i := range gold {
			b, err := e.block(gold[i].name, gold[i:i+1], found[i:i+1])
			if err != nil {
				return err
			}
			blocks = append(blocks, b)
		}
	}
	name := gold[0].name
	if len(gold) > 1 {
		name = fmt.Sprintf("all %d files", len(gold))
	}
	all, err := e.block(name, gold, found)
	if err != nil {
		return err
	}
	return e.print(out, append(blocks, all))
}
