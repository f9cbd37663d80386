# make run    opens Unpause (on a virtual screen where there is no display)
# make test   all tests
# make e2e    drives the built program, on Linux and the Windows parts under Wine
# Each of them first installs the system packages that it lacks and says so.

SHELL := /bin/bash
GO    ?= go
TAGS  := release,migrated_fynedo
BIN   := bin/unpause
WIN   := bin/unpause.exe

# What Fyne's window needs from C: OpenGL, X11 and Wayland.
BUILD_PACKAGES  := gcc libc6-dev pkg-config libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev
SCREEN_PACKAGES := xvfb openbox xdotool imagemagick libgl1-mesa-dri x11-utils
WINE_PACKAGES   := wine wine64 gcc-mingw-w64-x86-64 strace

.PHONY: run test e2e build windows screens lint format vet staticcheck unit windows-vet clean build-packages screen-packages wine-packages

run: build
	@./scripts/run.sh $(BIN)

test: build-packages lint unit

e2e: build windows screen-packages
	$(GO) test -count=1 -tags e2e -timeout 20m ./e2e/...

build: build-packages
	$(GO) build -tags $(TAGS) -o $(BIN) .

windows: wine-packages
	CGO_ENABLED=1 GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc $(GO) build -trimpath -tags $(TAGS) -ldflags "-H windowsgui -s -w" -o $(WIN) .

# The pictures of the README, made anew from the real program.
screens: build screen-packages
	$(GO) run ./e2e/show $(BIN) docs/screens 900x640

lint: format vet staticcheck

format:
	@set -e; unformatted=$$("$$($(GO) env GOROOT)/bin/gofmt" -l *.go catalog e2e resources system ui wizard); \
	if [ -n "$$unformatted" ]; then echo "run gofmt on:"; echo "$$unformatted"; exit 1; fi

# The Windows files are vetted everywhere; "ci" leaves out Fyne's C parts, for which another compiler would be needed.
vet:
	$(GO) vet ./...
	$(GO) vet -tags e2e ./e2e/...
	GOOS=windows CGO_ENABLED=0 $(GO) vet -tags ci ./...

staticcheck:
	$(GO) build -o bin/staticcheck honnef.co/go/tools/cmd/staticcheck
	bin/staticcheck ./...
	bin/staticcheck -tags e2e ./e2e/...
	GOOS=windows CGO_ENABLED=0 bin/staticcheck ./system/...

unit:
	$(GO) test -race ./...

clean:
	rm -rf bin screens

build-packages:
	@./scripts/need.sh "build Unpause" $(BUILD_PACKAGES)

screen-packages:
	@./scripts/need.sh "drive Unpause on a virtual screen" $(SCREEN_PACKAGES)

wine-packages:
	@./scripts/need.sh "try the Windows parts under Wine" $(WINE_PACKAGES)
