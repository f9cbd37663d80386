package system

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
	"unicode/utf8"
)

// doorName begins the names of all by which one start of Unpause finds another. The installer knows it too.
const doorName = "app.unpause.desktop"

const (
	longestKnock  = 500                   // bytes of the words of a knock
	knockPatience = 2 * time.Second       // of the one who knocks
	hearPatience  = knockPatience * 3 / 4 // of the one who is knocked at; less, so that nobody is heard who has given up
	betweenKnocks = 20 * time.Millisecond // before a door is looked at again that is just being opened or shut
	mostAtTheDoor = 32                    // knocks that are heard at the same time; the others wait in line
	endOfKnock    = '\n'
	knockHeard    = '!' // the answer to a knock
)

// errTaken is met when another Unpause is knocked at already.
var errTaken = errors.New("another Unpause is open")

// guest is one who knocks, or the way to the one who is knocked at.
type guest interface {
	io.ReadWriteCloser
	SetDeadline(time.Time) error
}

// doorway is where guests arrive. Close ends an Accept that waits.
type doorway interface {
	io.Closer
	Accept() (guest, error)
}

// First decides between two starts of Unpause. The first one becomes the one that is knocked at (see Answer) until it calls stop. A later one hands its
// words to the first, and first is false. When that one does not answer within about 2 seconds, or this PC has no place to knock at, first is true as well:
// two windows are better than none.
func First(words string, knocked func(words string)) (first bool, stop func()) {
	for deadline := time.Now().Add(knockPatience); ; time.Sleep(betweenKnocks) {
		stop, err := Answer(knocked)
		if err == nil {
			return true, stop
		}
		if errors.Is(err, errTaken) && Knock(words) {
			return false, func() {}
		}
		if !errors.Is(err, errTaken) || time.Now().After(deadline) {
			return true, func() {}
		}
	}
}

// Knock hands words, which may be empty, to the Unpause that is already open in this session, and lets it come to the front. It is false when none is
// open, when that one does not answer within about 2 seconds, or has other rights, and for words that no person types: more than one line or too long.
func Knock(words string) bool {
	if !canBeKnocked(words) {
		return false
	}
	deadline := time.Now().Add(knockPatience)
	door, err := goToDoor(deadline)
	if err != nil {
		return false
	}
	defer door.Close()
	if err := door.SetDeadline(deadline); err != nil {
		return false
	}
	if _, err := io.WriteString(door, words+string(endOfKnock)); err != nil {
		return false
	}
	var answer [1]byte
	_, err = io.ReadFull(door, answer[:])
	return err == nil && answer[0] == knockHeard
}

// canBeKnocked reports whether words are one short line of text.
func canBeKnocked(words string) bool {
	return len(words) <= longestKnock && utf8.ValidString(words) && strings.IndexFunc(words, unicode.IsControl) < 0
}

// Answer makes this program the one that is knocked at in this session, until stop is called. knocked is called with the words of one knock after the other,
// never on the window's goroutine; whoever knocked waits until it returns. The error says why it cannot be: mostly because another Unpause is it.
func Answer(knocked func(words string)) (stop func(), err error) {
	door, err := openDoor()
	if err != nil {
		return nil, err
	}
	p := &porter{door: door, knocked: knocked, places: make(chan struct{}, mostAtTheDoor)}
	go p.stay()
	return sync.OnceFunc(p.leave), nil
}

// porter hears the knocks at a door.
type porter struct {
	door    doorway
	left    atomic.Bool
	places  chan struct{}
	turn    sync.Mutex // of those whose words are handed on
	knocked func(words string)
}

// leave shuts the door.
func (p *porter) leave() {
	p.left.Store(true)
	p.door.Close()
}

// stay hears knocks until the door is shut.
func (p *porter) stay() {
	for !p.left.Load() {
		p.places <- struct{}{}
		g, err := p.door.Accept()
		if err != nil { // shut; or the guest left again, or for a moment there is no memory or no handle left
			<-p.places
			time.Sleep(betweenKnocks)
			continue
		}
		go func() {
			defer func() { <-p.places }()
			defer g.Close()
			p.hear(g, time.Now().Add(hearPatience))
		}()
	}
}

// hear hears one guest, who may be silent or talk nonsense.
func (p *porter) hear(g guest, deadline time.Time) {
	if err := g.SetDeadline(deadline); err != nil {
		return
	}
	words, ok := readKnock(g)
	if !ok || !p.handOn(words, deadline) {
		return
	}
	if _, err := g.Write([]byte{knockHeard}); err != nil {
		return
	}
	g.Read(make([]byte, 1)) // waits until the guest has read the answer and leaves
}

// readKnock reads the words, which end with the line.
func readKnock(g io.Reader) (words string, ok bool) {
	line, err := bufio.NewReader(io.LimitReader(g, longestKnock+1)).ReadString(endOfKnock)
	words = strings.TrimSuffix(line, string(endOfKnock))
	return words, err == nil && canBeKnocked(words)
}

// handOn hands words on when it is their turn, unless the guest has given up meanwhile and does something else.
func (p *porter) handOn(words string, deadline time.Time) bool {
	p.turn.Lock()
	defer p.turn.Unlock()
	if time.Now().After(deadline) {
		return false
	}
	p.knocked(words)
	return true
}
