package check

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"maps"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"pgregory.net/rapid"
)

var hostsRows = rows{
	"hosts": {
		{name: "as Windows brings it", want: "clean"},
		{name: "no file", change: func(f *fake) { delete(f.files, hostsPath) }, want: "clean", raw: "there is no hosts file"},
		{name: "empty", change: hostsAre(""), want: "clean"},
		{name: "about others", change: hostsAre("0.0.0.0 doubleclick.net notspotify.com spotify.com.example.org\n"), want: "clean"},
		{name: "a letter of others", change: hostsAre("0.0.0.0 spotİfy.com # not spotify.com\n0.0.0.0 spotİfy.com"), want: "clean"},
		{name: "commented out", change: hostsAre("# 0.0.0.0 accounts.spotify.com\n0.0.0.0 x # spotify.com\n"), want: "clean"},
		{name: "without an address", change: hostsAre("accounts.spotify.com\nnowhere spotify.com\n999.1.1.1 spotify.com\n"), want: "clean"},
		{name: "adverts", change: hostsAre(advertHosts), want: "adverts",
			what: "adeventtracker.spotify.com, ads-fa.spotify.com, analytics.spotify.com and 1 more", raw: "line 2: 0.0.0.0 adeventtracker.spotify.com"},
		{name: "updates", change: hostsAre(advertHosts + "127.0.0.1 upgrade.scdn.co download.scdn.co\n"), want: "updates",
			what: "upgrade.scdn.co, download.scdn.co"},
		{name: "sign-in", change: hostsAre(advertHosts + "127.0.0.1\tlocalhost accounts.spotify.com\r\n127.0.0.1 upgrade.scdn.co"), want: "harmful",
			what: "accounts.spotify.com", raw: "line 6: 127.0.0.1 localhost accounts.spotify.com"},
		{name: "any case", change: hostsAre("::1 ApResolve.SPOTIFY.com."), want: "harmful", what: "apresolve.spotify.com."},
		{name: "usual blocking list", change: hostsAre(advertHosts + "0.0.0.0 crashdump.spotify.com audio2.spotify.com desktop.spotify.com\n" +
			"0.0.0.0 pixel.spotify.com pixel-static.spotify.com wl.spotify.com\n"), want: "unclear", what: "crashdump.spotify.com, audio2.spotify.com, " +
			"desktop.spotify.com and 3 more", raw: "line 6: 0.0.0.0 crashdump.spotify.com"},
		{name: "not known, at a real address", change: hostsAre("204.12.192.222 wl.spotify.com"), want: "unclear"},
		{name: "real address", change: hostsAre("204.12.192.222 login5.spotify.com\n0.0.0.0 wl.spotify.com"), want: "elsewhere", what: "login5.spotify.com",
			raw: "line 1 (leads to a real address): 204.12.192.222"},
		{name: "real address in IPv6", change: hostsAre("2a00:1450::1 open.spotify.com"), want: "elsewhere"},
		{name: "updates from a real address", change: hostsAre("204.12.192.222 upgrade.scdn.co"), want: "elsewhere"},
		{name: "adverts from a real address", change: hostsAre("204.12.192.222 ads.spotify.com"), want: "adverts"},
		{name: "real address, and no updates", change: hostsAre("204.12.192.222 login5.spotify.com\n0.0.0.0 upgrade.scdn.co"), want: "updates",
			what: "upgrade.scdn.co", raw: "login5"},
		{name: "real address, too long", change: hostsAre("204.12.192.222 api.spotify.com\n" + strings.Repeat("#\n", mostHosts)), why: Damaged},
		{name: "in the home network", change: hostsAre("192.168.1.4 api.spotify.com"), want: "harmful"},
		{name: "address of nobody", change: hostsAre("240.0.0.1 api.spotify.com\n0.0.0.1 ap.spotify.com"), want: "harmful", what: "api.spotify.com, ap.spotify.com"},
		{name: "with a mark", change: hostsAre("\ufeff0.0.0.0 spotify.com"), want: "harmful", what: "spotify.com"},
		{name: "UTF-16", change: hostsAre(inUTF16(binary.LittleEndian, "\ufeff# ä\r\n0.0.0.0 dealer.spotify.com\r\n")), why: Damaged},
		{name: "UTF-16 from the other end", change: hostsAre(inUTF16(binary.BigEndian, "\ufeff0.0.0.0 ap-gew1.spotify.com")), why: Damaged},
		{name: "UTF-16 in letters without zero bytes", change: hostsAre(inUTF16(binary.LittleEndian, "\ufeffЖ")), why: Damaged},
		{name: "other alphabets", change: hostsAre("# f\xfcr mich\n0.0.0.0 analytics.spotify.com"), want: "adverts"},
		{name: "zero bytes", change: hostsAre("0.0.0.0 ads.spotify.com\n\x00\x00"), why: Damaged},
		{name: "zero bytes and harm", change: hostsAre("\x00\n0.0.0.0 spotify.com"), want: "harmful"},
		{name: "too long", change: hostsAre(strings.Repeat("#\n", mostHosts)), why: Damaged},
		{name: "too long, with updates", change: hostsAre("0.0.0.0 upgrade.scdn.co\n" + strings.Repeat("#\n", mostHosts)), why: Damaged, raw: "upgrade.scdn.co"},
		{name: "too long, with harm", change: hostsAre("0.0.0.0 api.spotify.com\n" + strings.Repeat("#\n", mostHosts)), want: "harmful"},
		{name: "no rights", change: failing(denied, "Read"), why: Denied},
		{name: "no folder", change: failing(missing, "Folder hosts"), why: Missing},
	},
}

const advertHosts = "# no adverts\n0.0.0.0 adeventtracker.spotify.com\n0.0.0.0 ads-fa.spotify.com analytics.spotify.com\n0.0.0.0 log2.spotify.com ads-fa.spotify.com\n\n"

func hostsAre(text string) func(*fake) {
	return func(f *fake) { f.set(hostsPath, func(it *file) { it.data = text }) }
}

func inUTF16(order binary.AppendByteOrder, text string) string {
	var data []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		data = order.AppendUint16(data, unit)
	}
	return string(data)
}

func TestHarmOfNames(t *testing.T) {
	for h, names := range map[harm]string{
		harmful: `spotify.com accounts.spotify.com login5.spotify.com open.spotify.com api.spotify.com apresolve.spotify.com ap.spotify.com ap-gew1.spotify.com
			spclient.wg.spotify.com spclient.spotify.com gew1-spclient.spotify.com dealer.spotify.com audio-fa.scdn.co heads-fa.scdn.co i.scdn.co
			seektables.scdn.co scdn.co audio4-ak.spotifycdn.com`,
		unclear: `crashdump.spotify.com audio2.spotify.com desktop.spotify.com pixel.spotify.com pixel-static.spotify.com wl.spotify.com www.spotify.com
			x.accounts.spotify.com apple.spotify.com myspclient.spotify.com`,
		updates: "upgrade.scdn.co download.scdn.co",
		adverts: "ads.spotify.com ad-server.spotify.com analytics.spotify.com log.spotify.com adeventtracker.spotify.com ads2-fa.spotify.com",
		-1:      "spotify.org myspotify.com scdn.co.example.net xscdn.co localhost ads.example.com com . spotify",
	} {
		for name := range strings.FieldsSeq(names) {
			got, about := harmOf(name)
			if about != (h >= 0) || about && got != h {
				t.Errorf("%s: %d, %t; want %d", name, got, about, h)
			}
		}
	}
	if _, about := harmOf(strings.Repeat("a.", longHost) + "spotify.com"); about {
		t.Error("a name that cannot be counts")
	}
}

// blockingList is a hosts file of about 10 MB, such as those who block a lot have, with one line put in before its last quarter.
func blockingList(line string) string {
	var b strings.Builder
	for i := 0; b.Len() < 10<<20; i++ {
		fmt.Fprintf(&b, "0.0.0.0 tracker%d.Ads-example%d.com www.tracker%d.net # list %d\r\n", i, i%977, i, i%7)
		if line != "" && b.Len() > 7<<20 {
			b.WriteString(line + "\r\n")
			line = ""
		}
	}
	return b.String()
}

func TestHarmInALongList(t *testing.T) {
	f := healthy(windows10)
	hostsAre(blockingList("\t0.0.0.0\tx.example\t\tACCOUNTS.spotify.com # why not"))(f)
	if got := lookAt(t, "hosts", f); got.Finding != "harmful" || got.What.Name != "accounts.spotify.com" {
		t.Errorf("finding %q: %q", got.Finding, got.What)
	}
	hostsAre(blockingList(""))(f)
	if got := lookAt(t, "hosts", f); got.Finding != "clean" {
		t.Errorf("finding %q: %q", got.Finding, got.What)
	}
}

// TestLongLines has lines of megabytes: one name in the middle of them, and nothing but names.
func TestLongLines(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"one name":   {"0.0.0.0 " + strings.Repeat("x.example ", 500_000) + "login5.spotify.com " + strings.Repeat("y ", 1_000_000), "harmful"},
		"many names": {"0.0.0.0 " + strings.Repeat("ap.spotify.com ads.spotify.com ", 300_000), "harmful"},
		"comment":    {"#" + strings.Repeat("spotify.com ", 800_000), "clean"},
		"no spaces":  {"0.0.0.0 " + strings.Repeat("spotify.com", 800_000), "clean"},
		"many lines": {strings.Repeat("0.0.0.0 ads.spotify.com\n", 400_000), "adverts"},
	} {
		f := healthy(windows10)
		hostsAre(c.text)(f)
		got := lookAt(t, "hosts", f)
		if got.Finding != c.want {
			t.Errorf("%s: finding %q, unknown %q", name, got.Finding, got.Unknown)
		}
		if size := len(fmt.Sprint(got)); size > 2*mostLines*mostRunes {
			t.Errorf("%s: %d bytes are shown", name, size)
		}
	}
}

// TestFewLinesAreKept demands that a list of nothing but Spotify's names does not fill the memory.
func TestFewLinesAreKept(t *testing.T) {
	var text strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&text, "0.0.0.0 ads.x%d.spotify.com\n", i)
	}
	f, err := parseHosts(t.Context(), []byte(text.String()))
	if err != nil || f.count != 10_000 || len(f.lines[adverts]) != mostLines || len(f.names[adverts]) != mostHarm {
		t.Errorf("%d lines about Spotify, %d kept, %d names, %v", f.count, len(f.lines[adverts]), len(f.names[adverts]), err)
	}
}

func TestHostsStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	f := healthy(windows10)
	if got := resultOf("hosts", localCheck(t, "hosts").Look(ctx, f), 0); got.Unknown != Stopped {
		t.Errorf("finding %q, unknown %q", got.Finding, got.Unknown)
	}
}

// slowHosts reads a hosts file in the plainest way: line by line and word by word.
func slowHosts(text string) (found []string) {
	for i, line := range strings.Split(text, "\n") {
		rule, _, _ := strings.Cut(line, "#")
		if words := strings.Fields(rule); len(words) > 1 {
			if _, err := netip.ParseAddr(words[0]); err != nil {
				continue
			}
			for _, w := range words[1:] {
				if _, about := harmOf(w); about {
					found = append(found, fmt.Sprintf("line %d: %s", i+1, strings.ToLower(w)))
				}
			}
		}
	}
	return found
}

// TestFastReadingIsRight compares the reading in portions with the plainest way, on files that are longer than a portion and have hits at all places.
func TestFastReadingIsRight(t *testing.T) {
	line := rapid.OneOf(
		rapid.SampledFrom([]string{"", "\r", "# spotify.com", "0.0.0.0 x.example", "\t", "127.0.0.1 ads.example # scdn.co"}),
		rapid.Map(rapid.SampledFrom([]string{"spotify.com", "Ads.Spotify.com", "upgrade.scdn.co", "i.SCDN.co", "a.spotifycdn.com", "x.spotify.com"}),
			func(s string) string { return "0.0.0.0 " + s }),
		rapid.Map(rapid.IntRange(1, portion), func(n int) string { return "0.0.0.0 " + strings.Repeat("a ", n/2) }),
	)
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.Join(rapid.SliceOfN(line, 0, 30).Draw(rt, "lines"), "\n")
		f, err := parseHosts(t.Context(), []byte(text))
		if err != nil {
			rt.Fatal(err)
		}
		var got []string
		for _, lines := range f.lines {
			for _, l := range lines {
				number, rule, _ := strings.Cut(l, ": ")
				got = append(got, number+": "+strings.ToLower(strings.Fields(rule)[1]))
			}
		}
		want := slowHosts(text)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			rt.Errorf("got %v, want %v", got, want)
		}
	})
}

// TestOrderOfLines demands the same finding for any order of the lines.
func TestOrderOfLines(t *testing.T) {
	lines := []string{"0.0.0.0 ads.spotify.com", "0.0.0.0 upgrade.scdn.co", "# spotify.com", "127.0.0.1 localhost", "0.0.0.0 spotify.com", "::1 log.spotify.com", "",
		"0.0.0.0 wl.spotify.com", "8.8.8.8 login5.spotify.com"}
	rapid.Check(t, func(rt *rapid.T) {
		some := rapid.SliceOf(rapid.SampledFrom(lines)).Draw(rt, "lines")
		mixed := rapid.Permutation(some).Draw(rt, "mixed")
		a, b := healthy(windows10), healthy(windows10)
		hostsAre(strings.Join(some, "\n"))(a)
		hostsAre(strings.Join(mixed, "\r\n"))(b)
		if one, other := lookAt(t, "hosts", a), lookAt(t, "hosts", b); one.Finding != other.Finding {
			rt.Errorf("%q and %q", one.Finding, other.Finding)
		}
	})
}

// FuzzHosts: whatever stands in the file, what is found is what the plainest reading finds, and each line that is named is there.
func FuzzHosts(f *testing.F) {
	for _, r := range hostsRows["hosts"] {
		pc := healthy(windows10)
		if r.change != nil {
			r.change(pc)
		}
		if data := pc.files[hostsPath].data; len(data) < 1000 {
			f.Add([]byte(data))
		}
	}
	for _, text := range []string{"0.0.0.0 spotify.com\x00", "\xff\xfe\x00\xd8", "0.0.0.0 spotİfy.com", "fe80::1%4 ap.spotify.com\r0.0.0.0 ads.spotify.com", "0.0.0.0\u00a0spotify.com\u0085x#\n1.1.1.1 x-spotify-com.a.net"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		before := bytes.Clone(data)
		file, err := parseHosts(t.Context(), data)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(data, before) {
			t.Error("the file was changed in memory")
		}
		text, _ := plainText(data)
		checkHostsNames(t, file, string(text))
		checkHostsLines(t, file, strings.Split(string(text), "\n"))
		got := resultOf("hosts", file.judge(true), 0)
		if got.Finding == "" && got.Unknown != Damaged || got.Finding != "" && got.Finding != "clean" && english(t, got.What) == "" {
			t.Errorf("finding %q, unknown %q, what %q", got.Finding, got.Unknown, got.What)
		}
	})
}

// checkHostsNames compares the names that were found, and how many lines have them, with the plainest reading.
func checkHostsNames(t *testing.T, file *hostsFile, text string) {
	t.Helper()
	lines, want := map[string]bool{}, map[string]bool{}
	for _, hit := range slowHosts(text) {
		line, name, _ := strings.Cut(hit, ": ")
		lines[line], want[name] = true, true
	}
	got := map[string]bool{}
	full := false
	for _, names := range file.names {
		full = full || len(names) == mostHarm
		for _, name := range names {
			got[name] = true
		}
	}
	if file.count != len(lines) || !full && !maps.Equal(got, want) {
		t.Errorf("%d lines with %v, want %d with %v", file.count, got, len(lines), want)
	}
}

// checkHostsLines demands that each line that is named is that line of the file, and more than a comment.
func checkHostsLines(t *testing.T, file *hostsFile, all []string) {
	t.Helper()
	for _, lines := range file.lines {
		for _, line := range lines {
			var number int
			_, err := fmt.Sscanf(line, "line %d", &number)
			_, said, _ := strings.Cut(line, ": ")
			if said = strings.TrimSuffix(said, "\n"); err != nil || number < 1 || number > len(all) || said == "" || !strings.HasPrefix(all[number-1], said) {
				t.Errorf("%q is no line of the file", line)
			}
			if rule, _, _ := strings.Cut(said, "#"); len(strings.Fields(rule)) < 2 && len(said) < 4*mostRunes {
				t.Errorf("%q is only a comment", line)
			}
		}
	}
}

func BenchmarkHosts(b *testing.B) {
	f := healthy(windows10)
	hostsAre(blockingList("0.0.0.0 spotify.com"))(f)
	data := []byte(f.files[hostsPath].data)
	b.Run("plain scan", func(b *testing.B) {
		for b.Loop() {
			hits := 0
			for line := range bytes.Lines(data) {
				if bytes.Contains(line, []byte("spotify")) {
					hits++
				}
			}
			if hits != 1 {
				b.Fatal(hits)
			}
		}
		b.ReportMetric(float64(len(data))*float64(b.N)/1e6/b.Elapsed().Seconds(), "MB/s")
	})
	b.Run("check", func(b *testing.B) {
		for b.Loop() {
			if _, err := parseHosts(b.Context(), data); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(len(data))*float64(b.N)/1e6/b.Elapsed().Seconds(), "MB/s")
	})
	b.Run("all checks", func(b *testing.B) {
		set := NewSet(f, LocalChecks())
		for b.Loop() {
			set.Run(b.Context(), nil)
		}
		b.ReportMetric(b.Elapsed().Seconds()*float64(time.Second/time.Millisecond)/float64(b.N), "ms/run")
	})
}
