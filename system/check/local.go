package check

import "context"

// LocalChecks returns the checks that contact nobody, in the order of causes.
func LocalChecks() []Check {
	return []Check{
		quick("connected", connected),
		quick("service-netprofm", networkList),
		quick("service-nlasvc", networkLocation),
		quick("service-dnscache", addressMemory),
		quick("probing", probing),
		local("hosts", hosts),
		quick("proxy-windows", windowsProxy),
		quick("proxy-spotify", spotifyProxy),
		quick("proxy-other", otherProxies),
		quick("vpn", vpn),
		quick("adapters", adapters),
		local("firewall-outbound", firewallOutbound),
		local("firewall-rules", firewallRules),
		quick("security-programs", securityPrograms),
		local("inspection", inspection),
		quick("chromium-online", chromiumOnline),
		quick("windows-online", windowsOnline),
		quick("clock", clock),
		quick("time-service", timeService),
		quick("disk", disk),
		quick("spotify-edition", spotifyEdition),
		quick("spotify-version", spotifyVersion),
		quick("client-changed", clientChanged),
		quick("spotify-running", spotifyRunning),
		quick("spotify-offline", spotifyOffline),
		quick("spotify-acceleration", spotifyAcceleration),
		quick("handler", spotifyLinks),
		quick("default-browser", defaultBrowser),
		quick("desktop-programs", desktopPrograms),
		quick("file-holders", fileHolders),
		quick("widevine", widevine),
		quick("restart-pending", restartPending),
		quick("rights", rights),
		quick("windows-version", windowsVersion),
	}
}

// local makes a check that asks nothing of a PC without Windows.
func local(id string, look func(context.Context, PC) Seen) Check {
	return Check{ID: id, Look: func(ctx context.Context, pc PC) Seen {
		if pc.Build() == 0 {
			return unknown(ErrNotWindows)
		}
		return impersonal(pc, look(ctx, pc))
	}}
}

// quick makes a check that has nothing in it that takes long, so it need not be stopped.
func quick(id string, look func(PC) Seen) Check {
	return local(id, func(_ context.Context, pc PC) Seen { return look(pc) })
}
