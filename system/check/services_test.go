package check

import "errors"

var serviceRows = rows{
	"service-netprofm": {
		{name: "running", want: "ok", raw: "netprofm: running, start type demand"},
		{name: "starts when it is needed", change: func(f *fake) { f.services[netprofm], f.wakes = Service{false, "demand"}, true }, want: "ok",
			raw: "after asking for the internet: netprofm: running"},
		{name: "starts, and what was asked fails", change: func(f *fake) {
			f.services[netprofm], f.wakes = Service{false, "demand"}, true
			f.fail["Internet"] = errStrange
		}, want: "ok"},
		{name: "switched off", change: service(netprofm, false, disabled), want: "disabled"},
		{name: "switched off lately", change: service(netprofm, true, disabled), want: "disabled"},
		{name: "does not start", change: func(f *fake) {
			f.services[netprofm] = Service{false, "demand"}
			f.fail["Internet"] = errStrange
		}, want: "stopped", raw: "RPC server"},
		{name: "stopped, and this Windows cannot ask", change: func(f *fake) {
			f.services[netprofm] = Service{false, "demand"}
			f.fail["Internet"] = errors.ErrUnsupported
		}, why: Missing, raw: "after asking"},
		{name: "no rights", change: failing(denied, "Service netprofm"), why: Denied},
		{name: "no such service", change: failing(missing, "Service netprofm"), why: Missing},
	},
	"service-nlasvc": {
		{name: "usual", want: "ok"},
		{name: "switched off on 10", build: windows10, change: service(nlaSvc, false, disabled), want: "disabled"},
		{name: "switched off on 11", build: windows11, change: service(nlaSvc, false, disabled), want: "ok"},
		{name: "stopped on 10", build: windows10, change: service(nlaSvc, false, "auto"), want: "stopped", raw: "NlaSvc: stopped"},
		{name: "stopped on 11", build: windows11, change: service(nlaSvc, false, "demand"), want: "ok"},
		{name: "last build of 10", build: build11 - 1, change: service(nlaSvc, false, disabled), want: "disabled"},
		{name: "first build of 11", build: build11, change: service(nlaSvc, false, disabled), want: "ok"},
		{name: "no rights", change: failing(denied, "Service"), why: Denied},
		{name: "no such service", change: failing(missing, "Service"), why: Missing},
	},
	"service-dnscache": {
		{name: "usual", want: "ok"},
		{name: "stopped", change: service(dnscache, false, "auto"), want: "ok"},
		{name: "switched off", change: service(dnscache, false, disabled), want: "disabled"},
		{name: "no rights", change: failing(denied, "Service"), why: Denied},
		{name: "no such service", change: failing(missing, "Service"), why: Missing},
	},
	"time-service": {
		{name: "stopped as usual", want: "on", raw: "W32Time: stopped"},
		{name: "of a company", change: timeSource("NT5DS"), want: "on"},
		{name: "both", change: timeSource("AllSync"), want: "on"},
		{name: "setting off", change: timeSource("NoSync"), want: "off", what: "the setting for it is off"},
		{name: "service off", change: service(w32Time, false, disabled), want: "off", what: "its service is switched off"},
		{name: "strange", change: timeSource("sundial"), why: Damaged},
		{name: "no source", change: failing(missing, "Text"), why: Missing},
		{name: "no rights", change: failing(denied, "Service"), why: Denied},
	},
}

func service(name string, running bool, start string) func(*fake) {
	return func(f *fake) { f.services[name] = Service{running, start} }
}

func timeSource(source string) func(*fake) {
	return func(f *fake) { f.texts[place(Machine, timeKey, "Type")] = source }
}
