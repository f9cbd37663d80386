# make data   makes the packed form of the data, which the program loads, from resources/; all that builds the program does it first
# make run    opens Unpause (on a virtual screen where there is no display)
# make test   all tests
# make e2e    drives the built program and the release files, on Linux and the Windows parts under Wine
# make bench  measures the search beside another one, and the window beside an empty one, and prints tables, in most of an hour; with SHORT=1 in minutes
# make accessibility  checks the web page in a browser, in all languages: HTML, contrast, keyboard, small windows, large text; with SHORT=1 in fewer settings
#
# make windows                      the Windows program, bin/unpause.exe
# make package                      the files that people download, in dist/; signed when UNPAUSE_SIGN_PKCS12 and UNPAUSE_SIGN_PASSWORD_FILE name a certificate
# make winget DOWNLOADS=https://... the manifests for Windows' package manager and the setup in dist/, in dist/winget/
#
# Each of them first installs the system packages that it lacks and says so. CONTRIBUTING.md, "Making a release", says what comes before and after.

SHELL := /bin/bash
GO    ?= go
# no_emoji: no text has any, and what a person types is drawn with the fonts of the system then.
TAGS  := release,migrated_fynedo,no_emoji
BIN   := bin/unpause
WIN   := bin/unpause.exe
TOOL  := bin/release
BENCH := bin/bench

# The commit and its time go into the Windows program, where git can tell them. Nothing else of the machine or the day does: no paths, no times.
VCS       := $(if $(shell git log -1 --format=%ct 2>/dev/null),auto,false)
WIN_LINK  := -H windowsgui -s -w -extldflags "-Wl,--no-insert-timestamp"
WIN_BUILD := CGO_ENABLED=1 GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc $(GO) build -buildvcs=$(VCS) -trimpath -tags $(TAGS) -ldflags '$(WIN_LINK)'
# The Linux program as it is measured: without what the Windows one does not carry either.
PLAIN_BUILD := $(GO) build -trimpath -tags $(TAGS) -ldflags '-s -w'

# What Fyne's window needs from C: OpenGL, X11 and Wayland.
BUILD_PACKAGES  := gcc libc6-dev pkg-config libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev
SCREEN_PACKAGES := xvfb openbox xdotool imagemagick libgl1-mesa-dri x11-utils
MINGW_PACKAGES  := gcc-mingw-w64-x86-64
WINE_PACKAGES   := wine wine64 strace
SETUP_PACKAGES  := nsis
SIGN_PACKAGES   := osslsigncode openssl
TEST_PACKAGES   := nodejs
# Some packages of Node bring npm along and do not get on with Debian's.
ACCESS_PACKAGES  = nodejs chromium $(if $(shell command -v npm),,npm)

.PHONY: run test e2e e2e-release e2e-drive bench bench-programs accessibility build windows package winget screens lint format vet staticcheck unit clean tool \
	build-packages test-packages screen-packages mingw-packages wine-packages setup-packages sign-packages access-packages

run: build
	@./scripts/run.sh $(BIN)

test: build-packages test-packages lint unit

# Packing needs one core and little else, so it goes on beside the programs that are driven. dist/ is left alone: the tests pack into folders of their own.
e2e: build windows setup-packages screen-packages wine-packages sign-packages
	@$(MAKE) --no-print-directory -j2 --output-sync=target e2e-release e2e-drive

e2e-release:
	cd packaging && $(GO) test -count=1 -tags e2e -timeout 10m ./...

e2e-drive:
	$(GO) test -count=1 -tags e2e -timeout 45m ./e2e/...

# The libraries that are measured beside ours belong to a Go module of its own too.
bench: bench-programs screen-packages wine-packages
	cd bench && $(GO) run ./search $(if $(SHORT),-short)
	cd bench && $(GO) run ./load $(if $(SHORT),-short)
	cd bench && $(GO) run ./window $(if $(SHORT),-short)

# Unpause and an empty window, built with the same flags, and a setup of each.
bench-programs: build-packages windows setup-packages
	mkdir -p $(BENCH)
	$(PLAIN_BUILD) -o $(BENCH)/unpause .
	cd bench && $(PLAIN_BUILD) -o ../$(BENCH)/empty ./window/empty
	cp $(WIN) $(BENCH)/unpause.exe
	cd bench && $(WIN_BUILD) -o ../$(BENCH)/empty.exe ./window/empty
	$(TOOL) setup $(BENCH)/unpause-setup.exe
	makensis -V2 -WX -DPROGRAM="$(CURDIR)/$(BENCH)/empty.exe" -DOUTFILE="$(CURDIR)/$(BENCH)/empty-setup.exe" bench/window/empty/setup.nsi

# The libraries belong to a Node project of its own. Their versions are the last ones that run on Debian 12's Node, which is 18. None of them becomes a part of the program.
accessibility: access-packages
	cd webpage/accessibility && npm ci --no-progress
	rm -rf bin/pages && mkdir -p bin/pages
	$(GO) test ./webpage -run TestPages -pages "$(CURDIR)/bin/pages"
	SHORT=$(SHORT) node webpage/accessibility/check.mjs bin/pages/*.html

# What people write in resources/ is read, checked and packed here, and not at each start of the program. Faults are listed with file, entry and field.
.PHONY: data
data:
	@$(GO) run ./catalog/pack

build: build-packages data
	$(GO) build -tags $(TAGS) -o $(BIN) .

windows: mingw-packages tool data
	$(TOOL) resources
	$(WIN_BUILD) -o $(WIN) .

package: windows setup-packages $(if $(UNPAUSE_SIGN_PKCS12)$(UNPAUSE_SIGN_PASSWORD_FILE),sign-packages)
	$(TOOL) package
	@ls -l dist

# For the setup that is in dist/ now. It is not made again here: signed again, it would no longer be the one that people download.
winget: tool
	$(TOOL) winget

# The release files are made by a Go module of its own, so that none of its libraries becomes one of the program.
tool:
	cd packaging && $(GO) build -o ../$(TOOL) ./release

# The pictures of README and docs, drawn anew from the screens. Look at them before they are committed. "make test" notices when a screen has changed since.
screens: build-packages data
	$(GO) test ./ui -run TestScreensAreAsPictured -update

lint: format vet staticcheck

format:
	@set -e; unformatted=$$("$$($(GO) env GOROOT)/bin/gofmt" -l .); \
	if [ -n "$$unformatted" ]; then echo "run gofmt on:"; echo "$$unformatted"; exit 1; fi

# The Windows files are vetted everywhere; "ci" leaves out Fyne's C parts, for which another compiler would be needed.
vet:
	$(GO) vet ./...
	$(GO) vet -tags e2e ./e2e/...
	GOOS=windows CGO_ENABLED=0 $(GO) vet -tags ci ./...
	cd packaging && $(GO) vet -tags e2e ./...
	cd bench && $(GO) vet ./...

staticcheck:
	$(GO) build -o bin/staticcheck honnef.co/go/tools/cmd/staticcheck
	bin/staticcheck ./...
	bin/staticcheck -tags e2e ./e2e/...
	GOOS=windows CGO_ENABLED=0 bin/staticcheck ./system/...
	cd packaging && ../bin/staticcheck -tags e2e ./...
	cd bench && ../bin/staticcheck ./...

unit:
	$(GO) test -race -timeout 40m ./...
	$(GO) test ./ui -run 'TestScreensAreAsPictured|TestNothingIsCut|TestTabReachesEverything'
	cd packaging && $(GO) test -race ./...
	cd bench && $(GO) test -race ./...

clean:
	rm -rf bin dist screens webpage/accessibility/node_modules *_windows_amd64.syso packaging/windows/unpause.ico

build-packages:
	@./scripts/need.sh "build Unpause" $(BUILD_PACKAGES)

test-packages:
	@./scripts/need.sh "test the search of the web page" $(TEST_PACKAGES)

screen-packages:
	@./scripts/need.sh "drive Unpause on a virtual screen" $(SCREEN_PACKAGES)

wine-packages:
	@./scripts/need.sh "try the Windows parts under Wine" $(WINE_PACKAGES)

mingw-packages:
	@./scripts/need.sh "build Unpause for Windows" $(MINGW_PACKAGES)

setup-packages:
	@./scripts/need.sh "make the setup for Windows" $(SETUP_PACKAGES)

sign-packages:
	@./scripts/need.sh "sign the Windows files, and try that" $(SIGN_PACKAGES)

access-packages:
	@./scripts/need.sh "check the web page in a browser" $(ACCESS_PACKAGES)
