package check

import "errors"

import "fmt"

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

// networkList: stopped means nothing by itself, because Windows starts the service when it is needed. So it is needed here: to ask for the internet starts it.
func networkList(pc PC) Seen {
	s, err := pc.Service(netprofm)
	if err != nil {
		return unknown(err)
	}
	raw := []string{s.line(netprofm)}
	if !s.Running && s.StartType != disabled {
		_, refused := pc.Internet()
		if s, err = pc.Service(netprofm); err != nil {
			return unknown(err, raw...)
		}
		raw = append(raw, "after asking for the internet: "+s.line(netprofm))
		if refused != nil {
			raw = append(raw, refused.Error())
		}
		if !s.Running && errors.Is(refused, errors.ErrUnsupported) { // it was not asked at all, so nobody can say that it did not start
			return unknown(refused, raw...)
		}
	}
	switch {
	case s.StartType == disabled:
		return found("disabled", "", raw...)
	case s.Running:
		return found("ok", "", raw...)
	}
	return found("stopped", "", raw...)
}

// networkLocation: on Windows 11 the Network List Service does this work, so it may be stopped there, and even switched off.
func networkLocation(pc PC) Seen {
	s, err := pc.Service(nlaSvc)
	if err != nil {
		return unknown(err)
	}
	needed := pc.Build() < build11
	switch {
	case needed && s.StartType == disabled:
		return found("disabled", "", s.line(nlaSvc))
	case needed && !s.Running:
		return found("stopped", "", s.line(nlaSvc))
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
		return foundWords("off", Say("service-off"), raw...)
	}
	source, err := pc.Text(Machine, timeKey, "Type")
	if err != nil {
		return unknown(err, raw...)
	}
	raw = append(raw, "Type: "+source)
	switch source {
	case "NoSync":
		return foundWords("off", Say("setting-off"), raw...)
	case "NTP", "NT5DS", "AllSync": // the internet, a company's network, or both
		return found("on", "", raw...)
	}
	return unknown(ErrDamaged, raw...)
}
