package reach

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"unpause/system/check"
)

// listPage is Spotify's list of servers, as Spotify itself asks for it (4.14).
const listPage = "https://" + listHost + "/?type=accesspoint&type=dealer&type=spclient"

// errStrangeList is why a list can say nothing.
const errStrangeList = doubt("it names only servers that this program does not contact")

// accessPoint is one of the servers of the list.
type accessPoint struct {
	host string
	port int
}

func apresolve(ctx context.Context, v *visit, _ check.PC) check.Seen {
	a, err := v.get(ctx, listPage, mostBody)
	if err != nil {
		return unknown(err) // others tell what cannot be reached
	}
	points, named, ok := a.accessPoints()
	switch {
	case len(points) > 0:
		return found("ok")
	case !public(a.Issuer):
		return unknown(errWhoAnswers)
	case a.Status >= 500:
		return foundWords("fails", statusWords(a.Status))
	case a.Status != http.StatusOK:
		return unknown(errNonsense)
	case ok && named > 0:
		return unknown(errStrangeList)
	case ok:
		return foundWords("fails", check.Say("no-servers"))
	}
	return foundWords("fails", because(errNonsense))
}

// accessPoints reads the list: the access points that may be contacted, how many it names, and whether it is a list at all. What others write there must
// not steer whom this program contacts, so only names and ports that the table knows are taken.
func (a answer) accessPoints() (points []accessPoint, named int, ok bool) {
	var list struct{ Accesspoint []string }
	if a.Status != http.StatusOK || json.Unmarshal(a.Body, &list) != nil {
		return nil, 0, false
	}
	for _, entry := range list.Accesspoint {
		host, portText, _ := strings.Cut(entry, ":")
		i := slices.IndexFunc(accessPorts, func(port int) bool { return strconv.Itoa(port) == portText })
		if i >= 0 && accessPointName.MatchString(host) {
			points = append(points, accessPoint{host, accessPorts[i]})
		}
	}
	return points, len(list.Accesspoint), true
}

// statusWords says what a status of a web server is, for those who do not know such numbers.
func statusWords(status int) check.Words { return check.Say("status", check.Number(status)) }
