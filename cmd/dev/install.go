package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
)

// installFor installs what building, or building and driving, the window needs.
func installFor(ctx context.Context, what []string) error {
	switch {
	case len(what) == 1 && what[0] == "build":
		return install(ctx, buildNeeds, false)
	case len(what) == 1 && what[0] == "e2e":
		return install(ctx, slices.Concat(buildNeeds, driveNeeds), true)
	}
	return fmt.Errorf("install takes one of build and e2e: %w", errUsage)
}

// install brings in what is missing on Debian and Ubuntu. Elsewhere it prints the line to type, and stops only
// when it is certain that something is missing.
func install(ctx context.Context, needs []need, drive bool) error {
	if !found("apt-get") || !found("dpkg-query") {
		return installByHand(needs, drive)
	}
	lacking := missing(needs, dpkgStatus(ctx, needs), found)
	if len(lacking) == 0 {
		return nil
	}
	fmt.Printf("Missing on this machine:\n%s", explain(lacking))
	root := os.Geteuid() == 0
	if !root && !found("sudo") {
		return fmt.Errorf("install the missing packages: you are not root and there is no sudo; ask somebody who may type\n  apt-get install %s",
			strings.Join(packageNames(lacking), " "))
	}
	args := append([]string{"install", "--yes", "--no-install-recommends"}, packageNames(lacking)...)
	if runShown(ctx, aptLine(root, args...)) == nil {
		return nil
	}
	// A new machine has no package lists, or old ones that name files no longer there.
	if err := runShown(ctx, aptLine(root, "update")); err != nil {
		return fmt.Errorf("refresh the package lists: %w", err)
	}
	if err := runShown(ctx, aptLine(root, args...)); err != nil {
		return fmt.Errorf("install the missing packages: %w", err)
	}
	return nil
}

func installByHand(needs []need, drive bool) error {
	release, _ := os.ReadFile("/etc/os-release") // absent on other systems than Linux
	var commands []string
	for _, n := range needs {
		if n.command != "" && !found(n.command) && !(n.command == "gcc" && (found("cc") || found("clang"))) {
			commands = append(commands, n.command)
		}
	}
	if len(commands) == 0 {
		return nil
	}
	fmt.Println(byHand(runtime.GOOS, string(release), drive))
	return errors.New("not found: " + strings.Join(commands, ", ") + "; install them with the line above and try again")
}

func found(command string) bool {
	_, err := exec.LookPath(command)
	return err == nil
}

// dpkgStatus asks for the state of the packages. dpkg-query fails when it has never heard of one, and still
// prints the others.
func dpkgStatus(ctx context.Context, needs []need) string {
	args := append([]string{"--show", "--showformat=" + dpkgFormat}, packageNames(needs)...)
	out, _ := exec.CommandContext(ctx, "dpkg-query", args...).Output()
	return string(out)
}

// runShown prints a command and runs it on this terminal.
func runShown(ctx context.Context, line []string) error {
	fmt.Println("+", strings.Join(line, " "))
	cmd := exec.CommandContext(ctx, line[0], line[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	return cmd.Run()
}
