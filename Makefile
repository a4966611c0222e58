# What the tests need beyond Go is installed by `make tools` from the
# distribution's packages and from npm; nothing else has to be there.

GO ?= go

# What `btfolio version` shows.
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo devel)

.PHONY: all build test race fuzz privacy vet tools packages demo bench bench-quick release clean

all: build

build:
	$(GO) build -trimpath -ldflags '-X main.version=$(VERSION)' -o bin/btfolio ./cmd/btfolio

demo:
	$(GO) run ./cmd/btfolio build

test: tools vet
	$(GO) test -timeout 40m ./...
	$(GO) test -C internal/bench -timeout 40m ./...

vet:
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); echo 'run gofmt -w on these'; exit 1; }
	$(GO) vet ./...
	$(GO) vet -C internal/bench ./...
	GOOS=windows $(GO) vet ./...

# Races show in few steps as in many.
race:
	$(GO) test -race -short -timeout 40m ./internal/...
	$(GO) test -C internal/bench -race -short -timeout 40m ./...

# As many inputs for each fuzz target whatever the machine: a time limit would
# end now and then as a fault of the target (golang/go#75804).
fuzz:
	@for file in $$(grep -rl '^func Fuzz' --include='*_test.go' internal); do \
	  for target in $$(sed -n 's/^func \(Fuzz[A-Za-z0-9]*\).*/\1/p' $$file); do \
	    package=./$$(dirname $$file); \
	    echo "$$package $$target"; \
	    $(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime 20000x $$package || exit 1; \
	  done; \
	done

# How much of what must not leave the house is found, in each kind of file, and
# how much is told for nothing.
privacy:
	$(GO) test -count=1 -run '^TestCorpus$$' -v ./internal/privacy

# What check and build take on a made-up site, against Hugo and against copying
# what is built; bench-quick without what takes longest. What measures is a
# module of its own, so that what it needs is no library of the program.
bench: build bin/hugo
	$(GO) run -C internal/bench ./cmd -growth -saves 50 -serve

bench-quick: build bin/hugo
	$(GO) run -C internal/bench ./cmd -rounds 3

# The Hugo that our layouts have, built beforehand so that compiling it is not
# measured.
bin/hugo: internal/bench/go.mod
	$(GO) build -C internal/bench -o ../../bin/hugo github.com/gohugoio/hugo

# Archives for all systems in dist/, the same bytes each time, of the tag that
# is checked out.
release:
	$(GO) run github.com/goreleaser/goreleaser/v2@v2.15.1 release --clean

tools: packages internal/tools/node_modules/.package-lock.json

packages:
	@command -v chromium >/dev/null || sh internal/tools/install.sh chromium
	@command -v ssh-keygen >/dev/null || sh internal/tools/install.sh openssh-client
	@command -v firefox-esr >/dev/null || sh internal/tools/install.sh firefox-esr
	@command -v java >/dev/null || sh internal/tools/install.sh default-jre-headless
	@command -v pdftotext >/dev/null || sh internal/tools/install.sh poppler-utils
	@command -v nvim >/dev/null || sh internal/tools/install.sh neovim
	@command -v python3 >/dev/null || sh internal/tools/install.sh python3
	@command -v unzip >/dev/null || sh internal/tools/install.sh unzip
	@command -v age >/dev/null || sh internal/tools/install.sh age
	@command -v npm >/dev/null || sh internal/tools/install.sh npm

# Pinned, with digests, in internal/tools/package-lock.json.
internal/tools/node_modules/.package-lock.json: internal/tools/package-lock.json
	cd internal/tools && npm ci
	@touch $@

clean:
	rm -rf bin dist public
