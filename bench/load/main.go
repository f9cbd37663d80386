// Command load measures what a start of Unpause pays before the first screen can be drawn: loading the catalogue and the index of its search, and the first question. Each
// figure comes from programs that have just begun, because the first time costs several times as much as any later one: memory is new then, and nothing of the program has been
// read yet. So this command starts itself anew, again and again.
//
// It reports whether the goals are met and never fails because of them: how fast a machine is must not decide whether a change is right.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"

	"unpause/resources"
)

func main() {
	short := flag.Bool("short", false, "few starts, a second")
	language := flag.String("first", "", "load this language at once, and print what it took; for the starts of this command itself")
	flag.Parse()
	if err := run(*short, *language); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(short bool, language string) error {
	if language != "" {
		took, err := load(language)
		fmt.Println(took)
		return err
	}
	starts := 20
	if short {
		starts = 5
	}
	fmt.Printf("Loading, in %d programs that have just begun: median (quartiles), in milliseconds\n\n", starts)
	for _, language := range resources.Languages() {
		all, err := begin(starts, language)
		if err != nil {
			return err
		}
		report(os.Stdout, language, all)
	}
	return nil
}

// begin starts this command anew so many times.
func begin(starts int, language string) (all []figures, err error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	for range starts {
		start := exec.Command(self, "-first", language)
		start.Stderr = os.Stderr
		out, err := start.Output()
		if err != nil {
			return nil, err
		}
		took, err := parse(string(out))
		if err != nil {
			return nil, err
		}
		all = append(all, took)
	}
	return all, nil
}
