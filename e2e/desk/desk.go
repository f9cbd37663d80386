// Package desk is a person's desk for tests: a virtual screen with a window manager, a program on it, a keyboard and a camera.
// It needs Xvfb, openbox, xdotool and ImageMagick's import.
package desk

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Desk is one virtual screen. Close it when done.
type Desk struct {
	display string
	cancel  context.CancelFunc
	ctx     context.Context
	running []*exec.Cmd
	window  string // of the program, as xdotool numbers it
}

// How long to wait for something to happen, and how often to look.
const (
	patience = 40 * time.Second // Wine on a busy machine
	glance   = 50 * time.Millisecond
)

// New starts a screen of the given size in pixels, with a window manager. options are Xvfb's.
func New(width, height int, options ...string) (*Desk, error) {
	ctx, cancel := context.WithCancel(context.Background())
	d := &Desk{ctx: ctx, cancel: cancel}
	number, answer, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer number.Close()
	options = append([]string{"-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height), "-nolisten", "tcp"}, options...)
	server := exec.CommandContext(ctx, "Xvfb", options...)
	server.ExtraFiles = []*os.File{answer}
	if err := d.start(server); err != nil {
		return nil, fmt.Errorf("virtual screen: %w", err)
	}
	answer.Close()
	line, err := bufio.NewReader(number).ReadString('\n')
	if err != nil {
		d.Close()
		return nil, fmt.Errorf("virtual screen: %w", err)
	}
	d.display = ":" + strings.TrimSpace(line)
	if err := d.start(exec.CommandContext(ctx, "openbox")); err != nil {
		d.Close()
		return nil, fmt.Errorf("window manager: %w", err)
	}
	if err := d.waitManaged(); err != nil {
		d.Close()
		return nil, err
	}
	return d, nil
}

// waitManaged waits until the window manager answers. A window that opens before is shown, but can be neither activated nor put away.
func (d *Desk) waitManaged() error {
	return d.until("the window manager", func() (bool, string) {
		_, err := d.xdotool("get_num_desktops")
		return err == nil, fmt.Sprint(err)
	})
}

// Display is its name, for programs that are started elsewhere.
func (d *Desk) Display() string { return d.display }

// Close ends everything on the desk.
func (d *Desk) Close() {
	d.cancel()
	for _, cmd := range d.running {
		cmd.Wait()
	}
}

func (d *Desk) start(cmd *exec.Cmd) error {
	cmd.Env = d.environment()
	if err := cmd.Start(); err != nil {
		return err
	}
	d.running = append(d.running, cmd)
	return nil
}

// Start runs a program and waits for its window. env is added to the environment, for example "FYNE_THEME=dark".
func (d *Desk) Start(program string, env ...string) error {
	return d.show(exec.CommandContext(d.ctx, program), append(d.environment(), env...))
}

func (d *Desk) show(cmd *exec.Cmd, env []string) error {
	messages := &log{}
	cmd.Stderr = messages
	cmd.WaitDelay = time.Second // Wine's services write there too and go on
	cmd.Env = append(env, "XDG_SESSION_TYPE=x11")
	if err := cmd.Start(); err != nil {
		return err
	}
	d.running = append(d.running, cmd)
	pid := strconv.Itoa(cmd.Process.Pid)
	err := d.until("the window of "+strings.Join(cmd.Args, " "), func() (bool, string) {
		windows, _ := d.xdotool("search", "--onlyvisible", "--pid", pid)
		all := strings.Fields(windows)
		if len(all) == 0 {
			return false, messages.String()
		}
		d.window = all[len(all)-1]
		return true, ""
	})
	if err != nil {
		return err
	}
	return d.HidePointer()
}

// HidePointer moves the pointer through the window and out of it, so that nothing lights up under it: a window only learns where the pointer is when it
// moves.
func (d *Desk) HidePointer() error {
	if _, err := d.xdotool("mousemove", "--window", d.window, "5", "5"); err != nil {
		return err
	}
	time.Sleep(3 * glance)
	_, err := d.xdotool("mousemove", "0", "0")
	return err
}

// environment is this process's, with the desk's display and without any Wayland.
func (d *Desk) environment() []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "WAYLAND_DISPLAY=") })
	return append(env, "DISPLAY="+d.display)
}

// log keeps what a program writes while it runs.
type log struct {
	lock sync.Mutex
	text bytes.Buffer
}

// Write implements io.Writer.
func (l *log) Write(p []byte) (int, error) {
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.text.Write(p)
}

// String returns what was written so far.
func (l *log) String() string {
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.text.String()
}

// WaitTitle waits until the window's title begins with some words. The program names its page there.
func (d *Desk) WaitTitle(words string) error {
	return d.until(fmt.Sprintf("a page called %q", words), func() (bool, string) {
		title, _ := d.xdotool("getwindowname", d.window)
		return strings.HasPrefix(title, words), "the title is " + title
	})
}

// Title is the window's.
func (d *Desk) Title() (string, error) { return d.xdotool("getwindowname", d.window) }

// WaitFront waits until the window is the one that has the keyboard.
func (d *Desk) WaitFront() error {
	return d.until("the window to come to the front", func() (bool, string) {
		front, _ := d.xdotool("getactivewindow")
		return front == d.window, "window " + front + " is in front of " + d.window
	})
}

// Minimise puts the window away, as its button in the title bar does.
func (d *Desk) Minimise() error {
	if _, err := d.xdotool("windowminimize", d.window); err != nil {
		return err
	}
	return d.until("the window to be put away", func() (bool, string) {
		visible, _ := d.xdotool("search", "--onlyvisible", "--name", ".")
		return !slices.Contains(strings.Fields(visible), d.window), "there are " + visible
	})
}

// OtherTitle waits until the window's title is another one, and returns it.
func (d *Desk) OtherTitle(than string) (title string, err error) {
	err = d.until(fmt.Sprintf("another page than %q", than), func() (bool, string) {
		title, _ = d.xdotool("getwindowname", d.window)
		return title != than && title != "", "the title is " + title
	})
	return title, err
}

// Type types letters one after the other.
func (d *Desk) Type(letters string) error {
	_, err := d.xdotool("type", "--window", d.window, "--delay", "30", letters)
	return err
}

// Key presses keys by their X names, for example "Return".
func (d *Desk) Key(names ...string) error {
	_, err := d.xdotool(append([]string{"key", "--window", d.window, "--delay", "60"}, names...)...)
	return err
}

// Answer presses a key in the window that has the keyboard, which may close by it.
func (d *Desk) Answer(name string) error {
	if err := d.WaitFront(); err != nil {
		return err
	}
	_, err := d.xdotool("key", name)
	return err
}

// Write types letters into whatever has the keyboard.
func (d *Desk) Write(letters string) error {
	_, err := d.xdotool("type", "--delay", "30", letters)
	return err
}

// Resize gives the window a size in pixels and waits until it has it.
func (d *Desk) Resize(width, height int) error {
	if _, err := d.xdotool("windowsize", d.window, strconv.Itoa(width), strconv.Itoa(height)); err != nil {
		return err
	}
	return d.until("the window to become larger or smaller", func() (bool, string) {
		w, h := d.size()
		return w == width && h == height, fmt.Sprintf("it is %dx%d", w, h)
	})
}

func (d *Desk) size() (width, height int) {
	geometry, _ := d.xdotool("getwindowgeometry", "--shell", d.window)
	for _, line := range strings.Fields(geometry) {
		if v, ok := strings.CutPrefix(line, "WIDTH="); ok {
			width, _ = strconv.Atoi(v)
		}
		if v, ok := strings.CutPrefix(line, "HEIGHT="); ok {
			height, _ = strconv.Atoi(v)
		}
	}
	return width, height
}

// Shot waits until the window has stopped changing and saves a picture of it. A window of one colour is an error.
func (d *Desk) Shot(file string) error {
	var last *image.RGBA
	for deadline := time.Now().Add(2 * time.Second); ; time.Sleep(3 * glance) {
		shot, err := d.picture()
		if err != nil {
			return err
		}
		// The cursor blinks for ever, so the wait has an end.
		still := last != nil && bytes.Equal(shot.Pix, last.Pix)
		last = shot
		if still || time.Now().After(deadline) {
			break
		}
	}
	return save(file, last)
}

// save writes a picture as PNG.
func save(file string, picture image.Image) error {
	if n := countColors(picture); n < leastColors {
		return fmt.Errorf("%s: the window shows nothing: %d colours", file, n)
	}
	var data bytes.Buffer
	if err := png.Encode(&data, picture); err != nil {
		return err
	}
	return os.WriteFile(file, data.Bytes(), 0o644)
}

// picture takes a picture of the window.
func (d *Desk) picture() (*image.RGBA, error) {
	cmd := exec.CommandContext(d.ctx, "import", "-window", d.window, "-depth", "8", "ppm:-")
	cmd.Env = d.environment()
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("taking a picture: %w", err)
	}
	return fromPPM(out)
}

// fromPPM reads a picture in the format in which it is made the fastest: a few words, then red, green and blue of each pixel.
func fromPPM(data []byte) (*image.RGBA, error) {
	var width, height int
	if _, err := fmt.Sscan(strings.TrimPrefix(string(data[:min(len(data), 40)]), "P6"), &width, &height); err != nil {
		return nil, fmt.Errorf("not a picture: %w", err)
	}
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	if len(data) < 3*width*height {
		return nil, errors.New("half a picture")
	}
	pixels := data[len(data)-3*width*height:]
	for i := range width * height {
		copy(picture.Pix[4*i:], pixels[3*i:3*i+3])
		picture.Pix[4*i+3] = 0xff
	}
	return picture, nil
}

// leastColors is how many colours a page with words on it has at least; smooth letters alone bring dozens.
const leastColors = 20

func countColors(picture image.Image) int {
	seen := map[[3]uint32]bool{}
	for y := picture.Bounds().Min.Y; y < picture.Bounds().Max.Y; y += 2 {
		for x := picture.Bounds().Min.X; x < picture.Bounds().Max.X; x += 2 {
			r, g, b, _ := picture.At(x, y).RGBA()
			seen[[3]uint32{r, g, b}] = true
		}
	}
	return len(seen)
}

func (d *Desk) xdotool(args ...string) (string, error) {
	cmd := exec.CommandContext(d.ctx, "xdotool", args...)
	cmd.Env = d.environment()
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		err = fmt.Errorf("xdotool %s: %s", strings.Join(args, " "), exit.Stderr)
	}
	return strings.TrimSpace(string(out)), err
}

// until looks again and again. look tells whether it has happened, and if not, what is to be seen instead.
func (d *Desk) until(what string, look func() (bool, string)) error {
	for deadline := time.Now().Add(patience); ; time.Sleep(glance) {
		ok, instead := look()
		if ok {
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("waited in vain for %s: %s", what, instead)
		}
	}
}
