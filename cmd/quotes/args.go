package main

import (
	"flag"
	"fmt"
	"io"
)

// parse reads flags that may stand before, between or after the file names, which the flag package alone
// does not allow, and returns the file names. After "--" everything is a file name.
func parse(flags *flag.FlagSet, args []string) ([]string, error) {
	flags.SetOutput(io.Discard)
	var files []string
	for {
		if err := flags.Parse(args); err != nil {
			if err == flag.ErrHelp {
				return nil, err
			}
			return nil, fmt.Errorf("%w: %w", err, errUsage)
		}
		rest := flags.Args()
		if len(rest) == 0 {
			return files, nil
		}
		if used := len(args) - len(rest); used > 0 && args[used-1] == "--" {
			return append(files, rest...), nil
		}
		files, args = append(files, rest[0]), rest[1:]
	}
}
