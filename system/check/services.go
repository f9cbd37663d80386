package check

import (
	"errors"
	"fmt"
)

// Names of services. They are the same in every language of Windows.
const (
	netprofm = "netprofm" // Network List Service
	nlaSvc   = "NlaSvc"   // Network Location Awareness
	dnscache = "Dnscache" // DNS Client
	w32Time  = "W32Time"  // Windows Time
)

const disabled = "disabled" // a start type

func (s Service) line(name string) string {
	state := "stopped"
	if s.Running {
		state = "running"
	}
	return fmt.Sprintf("%s: %s, start type %s", name, state, s.StartType)
}

// networkList: stopped means little by itself, because Windows starts the service when it is needed; that is sure to have happened where other network
// services run.
func networkList(pc PC) Seen {
	s, err := pc.Service(netprofm)
	if err != nil {
		return unknown(err)
	}
	raw := []string{s.line(netprofm)}
	switch {
	case s.StartType == disabled:
		return found("disabled", "", raw...)
	case s.Running:
		return found("ok", "", raw...)
	}
	var failed error
	for _, name := range []string{dnscache, nlaSvc} {
		other, err := pc.Service(name)
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		raw = append(raw, other.line(name))
		if other.Running {
			return found("stopped", "", raw...)
		}
	}
	if failed != nil {
		return unknown(failed, raw...)
	}
	return found("ok", "", raw...)
}

// networkLocation: on Windows 11 the Network List Service does this work, so it may be stopped there, and even switched off.
func networkLocation(pc PC) Seen {
	s, err := pc.Service(nlaSvc)
	if err != nil {
		return unknown(err)
	}
	if s.StartType == disabled && pc.Build() < build11 {
		return found("disabled", "", s.line(nlaSvc))
	}
	return found("ok", "", s.line(nlaSvc))
}

func addressMemory(pc PC) Seen {
	s, err := pc.Service(dnscache)
	switch {
	case err != nil:
		return unknown(err)
	case s.StartType == disabled:
		return found("disabled", "", s.line(dnscache))
	}
	return found("ok", "", s.line(dnscache))
}

const timeKey = `SYSTEM\CurrentControlSet\Services\W32Time\Parameters`

// timeService: that the service is stopped proves nothing, because Windows starts it from time to time.
func timeService(pc PC) Seen {
	s, err := pc.Service(w32Time)
	if err != nil {
		return unknown(err)
	}
	raw := []string{s.line(w32Time)}
	if s.StartType == disabled {
		return found("off", "its service is switched off", raw...)
	}
	source, err := pc.Text(Machine, timeKey, "Type")
	if err != nil {
		return unknown(err, raw...)
	}
	raw = append(raw, "Type: "+source)
	switch source {
	case "NoSync":
		return found("off", "the setting for it is off", raw...)
	case "NTP", "NT5DS", "AllSync": // the internet, a company's network, or both
		return found("on", "", raw...)
	}
	return unknown(ErrDamaged, raw...)
}
