# The targets of daily use; each calls a script that needs bash alone.
#
#   make run       build and run pipeline.json over seeds/ into output/
#   make test      every test
#   make install   the release program into $(PREFIX)/bin
#   make quality   figures for seeds, development and held-out pages
#   make fuzz      made-up inputs into every way in, a minute each (scripts/fuzz SECONDS TARGET…)
#   make conformance  what is written, read by every reader there is, spreadsheets included (minutes)
#   make torture   kills, failing calls, power failures, crowds: every one of them (most of an hour)
#   make bench     speed and memory over 10,000 generated pages
#                  (scripts/bench-cleaning: extraction and cleaning alone, beside peers;
#                  scripts/bench-tables: the writing of tables alone, beside peers)
#   make lint      style, without changing anything
#   make format    style, by changing the files
#   make clean     remove what was built; output/ stays

PREFIX ?= /usr/local

.PHONY: run test conformance install quality fuzz torture bench lint format clean

run:
	@scripts/run

test:
	@scripts/test

conformance:
	@scripts/conformance

install:
	swift build -c release --product winnow --static-swift-stdlib
	install -D -m 755 "$$(swift build -c release --static-swift-stdlib --show-bin-path)/winnow" "$(DESTDIR)$(PREFIX)/bin/winnow"

quality:
	@scripts/quality

fuzz:
	@scripts/fuzz

torture:
	@scripts/torture

bench:
	@scripts/bench

lint:
	swift format lint --strict -r Sources Tests Package.swift

format:
	swift format -i -r Sources Tests Package.swift

clean:
	rm -rf .build
