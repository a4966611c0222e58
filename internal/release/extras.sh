# What archives of all systems have in common: completions and manual pages, into
# bin/release. The pages come from a test, so that what makes them stays out of
# the program; their day is that of the commit.
set -eu
rm -rf bin/release
mkdir -p bin/release/completions bin/release/man
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) TZ=UTC \
  go test -count=1 -run '^TestManual$' ./cmd/btfolio -manual "$PWD/bin/release/man"
go build -o bin/release/btfolio ./cmd/btfolio
script() { LC_ALL=en_GB.UTF-8 bin/release/btfolio completion "$1" > "bin/release/completions/$2"; }
script bash btfolio.bash
script zsh _btfolio
script fish btfolio.fish
script powershell btfolio.ps1
