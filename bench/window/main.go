// Command window measures the built Unpause beside an empty window of the same Fyne, built with the same flags (see empty/main.go), in the same run and in turns.
//
//	make bench                         builds what is needed and runs it
//	cd bench && go run ./window [-short] [-runs 10] [-only start,memory,idle,press,switch,size] [-linux=false] [-wine=false] [-monkey 10m] [-idle 1m] [-seed 1]
//	                            [-ours ../bin/bench/unpause] [-empty ../bin/bench/empty] [-raw values.csv] [-pictures folder]
//
// -ours and -empty name the Linux programs; the Windows ones, with .exe behind the name, and their setups, with -setup.exe, lie beside them. Two builds of Unpause can
// be compared with each other so. Each program has a virtual screen of its own, whose pixels are read from a file that Xvfb keeps, five times a millisecond; keys
// and the mouse come through X's XTEST. The Windows programs run under Wine. What is measured, in a window of 900x640:
//
//   - start: from starting the program until the window shows its finished first screen, as it was in a start before; a bare background and what blinks do not count.
//     In the empty window the background is all there is. A letter that is pressed right then must arrive: it is told how long it takes to be drawn too. Each start is
//     one in an empty home; another row is for one that was used before. The files of the programs are in the machine's memory each time.
//   - memory: of the process, 3 seconds after the first screen, and after keys and clicks at random, the same ones in both windows at the same time. What is resident
//     counts the files of the drawing library, which other programs may share; private memory does not.
//   - idle: the processor time of the process while nothing is done. On Unpause's first screen the text cursor blinks meanwhile.
//   - press: typing words into the search field, letter by letter, each from the key to the finished list of results. The floor is a key that fills the empty window.
//   - switch: from a key to the finished other screen. The floor is the same.
//   - size: of the programs, and of the setups for Windows.
//
// A text cursor and whatever else blinks is left out of all pictures. The figures are medians, with the quartiles in brackets. Nothing here passes or fails on a time; the exit code tells whether all could be measured.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"
)

// options are what the command line asks for.
type options struct {
	short         bool
	runs          int
	only          []string
	linux, wine   bool
	monkey, idle  time.Duration
	rest          time.Duration // before idle
	seed          uint64
	ours, empty   string
	raw, pictures string
}

// sections are the parts of a measurement.
var sections = []string{"start", "memory", "idle", "press", "switch", "size"}

// parse reads the command line. -short changes what is not named.
func parse(args []string) (o options, err error) {
	flags := flag.NewFlagSet("window", flag.ContinueOnError)
	flags.BoolVar(&o.short, "short", false, "3 starts in fresh homes, 5 seconds of keys at random, 5 seconds without any, one word")
	flags.IntVar(&o.runs, "runs", 10, "how many starts of each program")
	only := flags.String("only", strings.Join(sections, ","), "what is measured")
	flags.BoolVar(&o.linux, "linux", true, "the Linux programs")
	flags.BoolVar(&o.wine, "wine", true, "the Windows programs, under Wine")
	flags.DurationVar(&o.monkey, "monkey", 10*time.Minute, "how long keys and clicks come at random")
	flags.DurationVar(&o.idle, "idle", time.Minute, "how long nothing is done")
	flags.Uint64Var(&o.seed, "seed", 1, "seed of what is at random")
	flags.StringVar(&o.ours, "ours", "../bin/bench/unpause", "the Linux program that is measured")
	flags.StringVar(&o.empty, "empty", "../bin/bench/empty", "the Linux program that it is compared with")
	flags.StringVar(&o.raw, "raw", "", "a file for all values, as CSV")
	flags.StringVar(&o.pictures, "pictures", "", "a folder for pictures that did not come as they should")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	o.only, o.rest = strings.Split(*only, ","), 30*time.Second
	for _, s := range o.only {
		if !slices.Contains(sections, s) {
			return o, fmt.Errorf("-only knows %v, not %q", sections, s)
		}
	}
	if flags.NArg() > 0 || o.runs < 1 {
		return o, fmt.Errorf("%q is not understood", args)
	}
	if o.short {
		o.shorten(flags)
	}
	return o, nil
}

func (o *options) shorten(flags *flag.FlagSet) {
	named := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { named[f.Name] = true })
	o.rest = 2 * time.Second
	if !named["runs"] {
		o.runs = 3
	}
	if !named["monkey"] {
		o.monkey = 5 * time.Second
	}
	if !named["idle"] {
		o.idle = 5 * time.Second
	}
}

func main() {
	o, err := parse(os.Args[1:])
	if err == flag.ErrHelp {
		return
	}
	if err == nil {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		err = run(ctx, o)
		stop()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run measures, prints and tells what could not be measured.
func run(ctx context.Context, o options) error {
	picturesFolder = o.pictures
	printHead(os.Stdout, o)
	all := &results{}
	for _, s := range systems(o) {
		before := len(all.rows)
		measure(ctx, o, s, all)
		printRows(os.Stdout, all.rows[before:])
		if ctx.Err() != nil {
			break
		}
	}
	printGoals(os.Stdout, all.rows)
	if err := writeRaw(o.raw, all.rows); err != nil {
		return err
	}
	return all.faults()
}
