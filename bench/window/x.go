package main

import (
	"errors"
	"fmt"
	"image"
	"io"
	"log"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"
)

// hands are a person's at a screen: they press keys and the mouse, with no program between that would have to be started first.
type hands struct {
	conn  *xgb.Conn
	root  xproto.Window
	keys  map[xproto.Keysym]xproto.Keycode
	atoms map[string]xproto.Atom
}

// newHands goes to a screen.
func newHands(display string) (*hands, error) {
	xgb.Logger = log.New(io.Discard, "", 0) // it tells of every screen without a password
	conn, err := xgb.NewConnDisplay(display)
	if err != nil {
		return nil, err
	}
	h := &hands{conn: conn, root: xproto.Setup(conn).DefaultScreen(conn).Root, atoms: map[string]xproto.Atom{}}
	if err := errors.Join(xtest.Init(conn), h.learnKeys(), h.learnAtoms("_NET_CLIENT_LIST", "_NET_WM_PID", "_NET_CLOSE_WINDOW")); err != nil {
		conn.Close()
		return nil, err
	}
	return h, nil
}

func (h *hands) close() { h.conn.Close() }

// learnKeys asks which key has which sign on it. Only signs that need no other key are kept.
func (h *hands) learnKeys() error {
	setup := xproto.Setup(h.conn)
	table, err := xproto.GetKeyboardMapping(h.conn, setup.MinKeycode, byte(setup.MaxKeycode-setup.MinKeycode+1)).Reply()
	if err != nil {
		return err
	}
	h.keys = map[xproto.Keysym]xproto.Keycode{}
	for i := 0; i < len(table.Keysyms); i += int(table.KeysymsPerKeycode) {
		sign := table.Keysyms[i]
		if _, known := h.keys[sign]; !known && sign != 0 {
			h.keys[sign] = setup.MinKeycode + xproto.Keycode(i/int(table.KeysymsPerKeycode))
		}
	}
	return nil
}

func (h *hands) learnAtoms(names ...string) error {
	for _, name := range names {
		reply, err := xproto.InternAtom(h.conn, false, uint16(len(name)), name).Reply()
		if err != nil {
			return err
		}
		h.atoms[name] = reply.Atom
	}
	return nil
}

// signs are the keys that are no letters, by the numbers that X gives them.
var signs = map[string]xproto.Keysym{
	"BackSpace": 0xff08, "Tab": 0xff09, "Return": 0xff0d, "Escape": 0xff1b, "Left": 0xff51, "Up": 0xff52, "Right": 0xff53, "Down": 0xff54, "Shift": 0xffe1,
}

// code is the key with a name, or with a letter, a digit or a blank on it.
func (h *hands) code(name string) (xproto.Keycode, error) {
	sign, ok := signs[name]
	if !ok && len(name) == 1 {
		sign, ok = xproto.Keysym(name[0]), true
	}
	code := h.keys[sign]
	if !ok || code == 0 {
		return 0, fmt.Errorf("the keyboard has no key %q", name)
	}
	return code, nil
}

// shift before the name of a key holds the shift key meanwhile.
const shift = "shift+"

// press presses a key and lets it go. at is the time just before the screen was told.
func (h *hands) press(name string) (at time.Time, err error) {
	held := []string{name}
	if len(name) > len(shift) && name[:len(shift)] == shift {
		held = []string{"Shift", name[len(shift):]}
	}
	var codes []xproto.Keycode
	for _, key := range held {
		code, err := h.code(key)
		if err != nil {
			return at, err
		}
		codes = append(codes, code)
	}
	at = time.Now()
	for _, code := range codes {
		h.fake(xproto.KeyPress, byte(code), 0, 0)
	}
	for i := range codes {
		h.fake(xproto.KeyRelease, byte(codes[len(codes)-1-i]), 0, 0)
	}
	return at, h.done()
}

// click presses the first button of the mouse at a place of the screen.
func (h *hands) click(p image.Point) error {
	h.move(p)
	h.fake(xproto.ButtonPress, 1, 0, 0)
	h.fake(xproto.ButtonRelease, 1, 0, 0)
	return h.done()
}

// hide puts the pointer where no window is.
func (h *hands) hide(p image.Point) error {
	h.move(p)
	return h.done()
}

func (h *hands) move(p image.Point) { h.fake(xproto.MotionNotify, 0, p.X, p.Y) }

func (h *hands) fake(kind, detail byte, x, y int) {
	xtest.FakeInput(h.conn, kind, detail, xproto.TimeCurrentTime, h.root, int16(x), int16(y), 0)
}

// done waits until the screen has taken everything that it was told.
func (h *hands) done() error {
	_, err := xproto.GetInputFocus(h.conn).Reply()
	return err
}

// window is a program's window on a screen.
type window struct {
	id   xproto.Window
	pid  int // of its program
	area image.Rectangle
}

// windows are those that the window manager knows, the eldest first.
func (h *hands) windows() ([]window, error) {
	ids, err := h.property(h.root, "_NET_CLIENT_LIST")
	if err != nil {
		return nil, err
	}
	var all []window
	for _, id := range ids {
		w := window{id: xproto.Window(id)}
		if pid, err := h.property(w.id, "_NET_WM_PID"); err == nil && len(pid) == 1 {
			w.pid = int(pid[0])
		}
		if w.area, err = h.area(w.id); err == nil { // it may have closed just now
			all = append(all, w)
		}
	}
	return all, nil
}

// property reads a list of numbers.
func (h *hands) property(w xproto.Window, name string) ([]uint32, error) {
	const most = 256
	reply, err := xproto.GetProperty(h.conn, false, w, h.atoms[name], xproto.GetPropertyTypeAny, 0, most).Reply()
	if err != nil || reply.Format != 32 {
		return nil, err
	}
	numbers := make([]uint32, reply.ValueLen)
	for i := range numbers {
		numbers[i] = xgb.Get32(reply.Value[4*i:])
	}
	return numbers, nil
}

// area is where the inside of a window lies on the screen.
func (h *hands) area(w xproto.Window) (image.Rectangle, error) {
	size, err := xproto.GetGeometry(h.conn, xproto.Drawable(w)).Reply()
	if err != nil {
		return image.Rectangle{}, err
	}
	corner, err := xproto.TranslateCoordinates(h.conn, w, h.root, 0, 0).Reply()
	if err != nil {
		return image.Rectangle{}, err
	}
	x, y := int(corner.DstX), int(corner.DstY)
	return image.Rect(x, y, x+int(size.Width), y+int(size.Height)), nil
}

// shut asks the program of a window to close it, as the button in its title bar does.
func (h *hands) shut(w xproto.Window) error {
	message := xproto.ClientMessageEvent{Format: 32, Window: w, Type: h.atoms["_NET_CLOSE_WINDOW"], Data: xproto.ClientMessageDataUnionData32New([]uint32{0, 2, 0, 0, 0})}
	const toManager = xproto.EventMaskSubstructureRedirect | xproto.EventMaskSubstructureNotify
	xproto.SendEvent(h.conn, false, h.root, toManager, string(message.Bytes()))
	return h.done()
}

// hasKeyboard tells whether keys go to a window now.
func (h *hands) hasKeyboard(w xproto.Window) (bool, error) {
	reply, err := xproto.GetInputFocus(h.conn).Reply()
	return err == nil && reply.Focus == w, err
}
