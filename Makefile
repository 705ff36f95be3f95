# The targets of daily use; each calls a script that needs bash alone.
#
#   make run       build and run pipeline.json over seeds/ into output/
#   make test      every test
#   make install   the release program, its manual, completions and units below $(PREFIX)
#   make uninstall what make install has installed
#   make deb       a package for Debian and Ubuntu in .build/deb
#   make manual    docs/winnow.1 from what the commands declare
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

.PHONY: run test conformance install uninstall deb manual quality fuzz torture bench lint format clean

run:
	@scripts/run

test:
	@scripts/test

conformance:
	@scripts/conformance

install:
	@PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" scripts/install

uninstall:
	@PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" scripts/uninstall

deb:
	@scripts/deb

manual:
	@scripts/manual

quality:
	@scripts/quality

fuzz:
	@scripts/fuzz

torture:
	@scripts/torture

bench:
	@scripts/bench

lint:
	swift format lint --strict -r Sources Tests Benchmarks Package.swift

format:
	swift format -i -r Sources Tests Benchmarks Package.swift

clean:
	rm -rf .build
