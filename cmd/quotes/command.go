package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"runtime"
)

// The exit codes of the contract.
const (
	exitWell    = 0 // every story was read
	exitSome    = 1 // some stories failed, or the output could not be written
	exitNoStart = 2 // wrong arguments, or the engine could not be loaded
)

const usage = `quotes finds every quotation of a story, who said it, and every name. It works offline.

  quotes extract FILE… [--jobs N]      print what is found in stories: text, Markdown, web pages, mail, Word (.docx),
                                       Writer (.odt), rich text and PDF files, all of them in a folder, or standard
                                       input with -
  quotes extract --ndjson [--jobs N]   read {"id":"…","text":"…"} lines from standard input (or from FILE…),
                                       write one line of findings for each, in the same order
  quotes export --format F FILE        write the story to standard output as txt, html or md (clean article), docx (with comments
                                       and tracked changes), csv (quotations), names-csv, xlsx (both), json (everything), ninjs,
                                       schema-org, annotations, tei, citron or conll
  quotes export --factcheck F [--audience external|internal] [--story ID] ARCHIVE
                                       write how the checking of a story stands as html (to print), json (for the record),
                                       readback (facts to confirm with each source, without quotations) or readback-json
                                       (the same to be ticked and read into the window); external,
                                       the default, leaves out notes, contacts and what leads to protected sources
  quotes original [--story ID] ARCHIVE print the bytes that a story came as, exactly
  quotes check FILE… [--profile P] [--format text|json|sarif]
                                       apply the editorial rules; without FILE, or for -, standard input is read. P is plain
                                       (the default), ap, reuters, guardian, bbc or a .toml file. Exit code: 0 nothing or hints
                                       only, 3 warnings, 4 errors (1 and 2 as below)
  quotes search [--limit N] ARCHIVE WORDS…
                                       find stories, newest first, by words, "words beside each other", and fields: title: outlet:
                                       rule: state: after: before: on:; or quotations by speaker: status: verdict: kind: and
                                       words in them; a word that ends in * may go on
  quotes audit ARCHIVE…                prove that the journal of each story is as it was written, or name the first entry
                                       that is not; ARCHIVE is a database file, a copy of one, or the data folder
  quotes backup ARCHIVE [FILE]         make a checked copy in the folder “backups” beside the archive, or as FILE
  quotes restore ARCHIVE               list the copies: date, size, stories and corrections in each
  quotes restore [--yes] ARCHIVE COPY  show what the copy (a date such as 2026-11-23, or a file) holds beside what the archive
                                       holds now; with --yes put it in the archive’s place, which is kept beside it
  quotes check ARCHIVE…                look at every page, every stored sum and every journal of a data folder or .db file
  quotes archive export [--protected-names] ARCHIVE [FILE]
                                       write everything the archive holds, journals included, as one JSON object a line;
                                       who protected sources are stays behind unless it is asked for
  quotes archive import FILE FOLDER    make an archive of such a file (“-” for standard input) in a folder without one
  quotes eval [flags] FILE…            measure the engine against annotated stories; “quotes eval -h” for its flags
  quotes version                       print the version of the engine and of its model
  quotes help

Exit code: 0 all well, 1 some stories failed, 2 could not start.
`

// invocation is where one run of the command reads and writes, and where its engine comes from.
type invocation struct {
	in       io.Reader
	out, err io.Writer
	load     func() (reader, error) // called once, when a command needs the engine
}

// fail prints a sentence for a person and returns the exit code.
func (c invocation) fail(code int, err error) int {
	fmt.Fprintln(c.err, clean("quotes: "+err.Error()))
	return code
}

// errUsage marks arguments that cannot be followed.
var errUsage = errors.New("see “quotes help”")

func run(args []string, c invocation) int {
	if len(args) == 0 {
		fmt.Fprint(c.err, usage)
		return exitNoStart
	}
	switch word := args[0]; word {
	case "extract":
		return started(c, args[1:], extractCommand)
	case "export":
		return started(c, args[1:], exportCommand)
	case "original":
		return started(c, args[1:], originalCommand)
	case "check":
		return started(c, args[1:], checkCommand)
	case "search":
		return started(c, args[1:], searchCommand)
	case "audit":
		return started(c, args[1:], auditCommand)
	case "backup":
		return started(c, args[1:], backupCommand)
	case "restore":
		return started(c, args[1:], restoreCommand)
	case "archive":
		return started(c, args[1:], archiveCommand)
	case "eval":
		return started(c, args[1:], evalCommand)
	case "version", "--version", "-version":
		return version(c)
	case "help", "--help", "-help", "-h":
		fmt.Fprint(c.out, usage)
		return exitWell
	default:
		return c.fail(exitNoStart, fmt.Errorf("there is no command %q: %w", word, errUsage))
	}
}

// started runs a command and turns the ways it can refuse to start into exit codes.
func started(c invocation, args []string, command func(invocation, []string) (int, error)) int {
	code, err := command(c, args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(c.out, usage)
		return exitWell
	case err != nil:
		return c.fail(exitNoStart, err)
	}
	return code
}

func version(c invocation) int {
	r, err := c.load()
	if err != nil {
		return c.fail(exitNoStart, err)
	}
	fmt.Fprintf(c.out, "quotes: engine %s, model %s, %s %s/%s\n",
		r.engine, r.model, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return exitWell
}
