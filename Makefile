# SPDX-License-Identifier: EUPL-1.2
# GNU make. "make help" lists the targets, docs/hacking.md tells how they are used.
#
#   BUILD=build   folder for everything that is made    CC=gcc   compiler
#   SANITIZE=1    address and undefined-behaviour sanitizers (in BUILD/sanitize)
#   COVERAGE=1    counts executed lines (in BUILD/coverage)
#   WERROR=1      warnings are errors                   V=1      show the commands

BUILD ?= build
prefix ?= /usr/local
DESTDIR ?=
FUZZ_SECONDS ?= 60
ifeq ($(origin CC),default)
CC := gcc
endif

MAKEFLAGS += --no-print-directory
ifeq ($(MAKELEVEL)$(filter -j%,$(MAKEFLAGS)),0)
MAKEFLAGS += -j$(shell nproc)
endif
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SECONDARY:
Q := $(if $(V),,@)
say = $(if $(V),,@printf '  %-5s %s\n' '$(1)' '$@';)
VARIANT := $(if $(FUZZ),/fuzz,$(if $(SANITIZE),/sanitize,$(if $(COVERAGE),/coverage)))
O := $(BUILD)$(VARIANT)

# Compiler and libraries

PACKAGES := ncursesw sqlite3 inih libutf8proc libsodium
BUILD_PACKAGES := libseccomp
TEST_PACKAGES := cmocka vterm $(BUILD_PACKAGES)
LIBS := $(shell pkg-config --exists $(BUILD_PACKAGES) && pkg-config --libs $(PACKAGES) 2>/dev/null)
ALONE := deps demo check coverage clean help hooks format uninstall
ifeq ($(LIBS)$(filter $(ALONE),$(MAKECMDGOALS)),)
$(error Libraries are missing; "make deps" installs them)
endif
# The C library first: symbols are looked for in one library after the other, and it has most.
LIBS := -lc $(LIBS) -lcsv -lm
TEST_LIBS := $(shell pkg-config --libs $(TEST_PACKAGES) 2>/dev/null)

comma := ,
try = $(shell $(CC) -Werror $(1) -c -x c /dev/null -o /dev/null 2>/dev/null && echo '$(1)')
WARNINGS := -Wall -Wextra -Wconversion -Wformat=2 -Wshadow -Wstrict-prototypes -Wmissing-prototypes
HARDENING := -fstack-protector-strong $(call try,-fstack-clash-protection) $(call try,-fcf-protection) \
    $(call try,-ftrivial-auto-var-init=zero)
CPPFLAGS_ALL := -Iinclude -D_GNU_SOURCE $(filter-out -D_XOPEN_SOURCE% -D_DEFAULT_SOURCE%,\
    $(shell pkg-config --cflags $(PACKAGES) $(TEST_PACKAGES) 2>/dev/null))
CFLAGS_ALL := -std=c17 -g -fPIE -ffile-prefix-map=$(CURDIR)=. -ffile-prefix-map=$(O)=made $(WARNINGS) $(if $(WERROR),-Werror)
LDFLAGS_ALL := -pie -Wl,-z,relro,-z,now,-z,pack-relative-relocs -Wl,--as-needed
ASAN := -DSANDBOX_OFF -U_FORTIFY_SOURCE -O1 -fno-omit-frame-pointer -fno-sanitize-recover=undefined -fsanitize=address,undefined

ifneq ($(FUZZ),)
CFLAGS_ALL += $(ASAN) -fsanitize=fuzzer-no-link
LDFLAGS_ALL += -fsanitize=address,undefined,fuzzer
else ifneq ($(SANITIZE),)
CFLAGS_ALL += $(ASAN)
LDFLAGS_ALL += -fsanitize=address,undefined
else ifneq ($(COVERAGE),)
CFLAGS_ALL += -DSANDBOX_OFF -O0 --coverage
LDFLAGS_ALL += --coverage
else
CFLAGS_ALL += -O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 $(HARDENING)
LDFLAGS_ALL += $(if $(findstring -fcf-,$(HARDENING)),-Wl$(comma)-z$(comma)shstk)
endif
COMPILE = $(CC) $(CPPFLAGS_ALL) $(CPPFLAGS) $(CFLAGS_ALL) $(CFLAGS)
LINK = $(CC) $(CFLAGS_ALL) $(CFLAGS) $(LDFLAGS_ALL) $(LDFLAGS)

# Files: everything by wildcard, a new file needs no line here

objects = $(patsubst %.c,$(O)/%.o,$(wildcard $(1)))
programs = $(patsubst %.c,$(O)/%,$(wildcard $(1)))
LIB := $(O)/libtilburg.a
LIB_OBJECTS := $(call objects,src/*/*.c) $(O)/po/nl.o $(O)/filters/filters.o
SUPPORT := $(call objects,tests/support/*.c)
TERMINAL_SUPPORT := $(filter-out $(O)/tests/terminal/test_%,$(call objects,tests/terminal/*.c))

UNIT := $(call programs,tests/unit/test_*.c)
SCREEN := $(call programs,tests/screen/run.c)
TERMINAL := $(call programs,tests/terminal/test_*.c)
FAULTS := $(call programs,tests/faults/test_*.c)
FUZZERS := $(call programs,tests/fuzz/fuzz_*.c)
PRELOAD := $(O)/tests/preload/faults.so
GENERATORS := $(call programs,tests/docs/gen_*.c)
BENCH := $(call programs,tests/bench/*.c)
COMMAND := $(wildcard tests/command/*.sh)
RELEASE := $(wildcard tests/deploy/*.sh tests/hostile/*.sh)
TREE_QUICK := tests/stairs.sh tests/generated.sh
TREE := $(TREE_QUICK) tests/tools.sh tests/texts.sh tests/manual.sh tests/format.sh
QUICK := $(UNIT) $(SCREEN)
PROGRAMS := $(O)/tilburg $(O)/tilburgd
TESTED := $(PROGRAMS) $(QUICK) $(FUZZERS) $(FAULTS)
C_FILES = $(wildcard include/*/*.h src/*.c src/*/*.[ch] src/*/*/*.c tests/*/*.[ch])

# Building

all: $(PROGRAMS) ## build the programs (the default)

$(PROGRAMS): $(O)/%: $(O)/src/%.o $(LIB)
	$(call say,LINK)$(LINK) -o $@ $^ $(LIBS)

$(LIB): $(LIB_OBJECTS)
	$(call say,AR)rm -f $@ && ar rcsD $@ $^

$(O)/%.o: %.c $(O)/flags
	@mkdir -p $(@D)
	$(call say,CC)$(COMPILE) -MMD -MP -c -o $@ $<

$(PRELOAD): tests/preload/faults.c
	@mkdir -p $(@D)
	$(call say,CC)$(CC) $(CPPFLAGS_ALL) $(WARNINGS) -O2 -shared -fPIC -o $@ $<

$(O)/po/nl.o $(O)/filters/filters.o: %.o: %.c $(O)/flags
	$(call say,CC)$(COMPILE) -MMD -MP -c -o $@ $<

$(O)/po/nl.c: src/po/nl.po src/po/po2c.awk
	@mkdir -p $(@D)
	$(call say,PO)LC_ALL=C awk -f src/po/po2c.awk src/po/nl.po >$@

# Whatever the flags of the programs are: this one runs here and now.
$(O)/filters/make_filters: src/base/filters/make_filters.c include/base/sandbox.h
	@mkdir -p $(@D)
	$(call say,CC)$(CC) $(CPPFLAGS_ALL) $(WARNINGS) -o $@ $< $(shell pkg-config --libs $(BUILD_PACKAGES))

$(O)/filters/filters.c: $(O)/filters/make_filters
	@$< >$@

# Objects are made anew when the compiler or its flags change, and not when the clone moves.
FLAGS = $(subst $(CURDIR),.,$(COMPILE) $(LDFLAGS_ALL))
$(O)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(FLAGS)' | cmp -s - $@ || echo '$(FLAGS)' >$@

$(O)/tests/screen/run: $(call objects,tests/screen/*.c)
$(TERMINAL): $(TERMINAL_SUPPORT)
$(FUZZERS): $(if $(FUZZ),,$(O)/tests/fuzz/replay.o)
# Nothing of ours is in what we are measured against.
$(BENCH): $(O)/tests/bench/%: $(O)/tests/bench/%.o
	$(call say,LINK)$(LINK) -o $@ $^ $(shell pkg-config --libs ncursesw sqlite3)
$(O)/tests/%: $(O)/tests/%.o $(SUPPORT) $(LIB)
	$(call say,LINK)$(LINK) -o $@ $(filter-out $(LIB),$^) $(LIB) $(LIBS) $(TEST_LIBS)

-include $(shell test ! -d $(O) || find $(O)/src $(O)/tests $(O)/po -name '*.d' 2>/dev/null)

deps: ## install what is needed to build and test (Debian, apt-get)
	@tests/deps.sh build check

demo: ## build and open the screen on invented households
	@tests/deps.sh build
	+@$(MAKE) all
	@$(O)/tilburg demo

# Tests

check: ## every test: also under sanitizers (about ten minutes)
	@tests/deps.sh build check
	+@$(MAKE) check-programs && $(MAKE) SANITIZE=1 check-programs-sanitized
	+@$(MAKE) check-run

check-programs: $(TESTED) $(TERMINAL) $(GENERATORS) $(PRELOAD)
check-programs-sanitized: $(TESTED)

check-run:
	@BUILD=$(O) tests/run.sh -r $(O)/results -l tests/security.py $(TREE) -b $(O) $(FAULTS) $(QUICK) $(FUZZERS) $(TERMINAL) $(COMMAND) $(RELEASE) \
	    -b $(BUILD)/sanitize $(patsubst $(O)/%,$(BUILD)/sanitize/%,$(FAULTS) $(QUICK) $(FUZZERS)) $(COMMAND)

check-quick: $(PROGRAMS) $(QUICK) $(GENERATORS) ## unit and screen tests, stairs, generated files (seconds)
	@tests/run.sh -b $(O) $(TREE_QUICK) $(QUICK)

# How much "make soak" does; a variable of the environment goes before it.
SOAK := POWER_CUTS=2000 FAULT_DENSITY=5 LOST_SAVES=2000 LOAD_USERS=200 LOAD_SECONDS=60 SERVICE_KILLS=500 \
    WRITER_KILLS=500 MEMORY_STRIDE=5 BACKUP_SAVES=200 LINE_RUNS=20 START_USERS=200 DISK_CUTS=50 \
    SCREEN_KILLS=200
SOAKED := $(addprefix tests/command/,service_killed.sh writers_killed.sh killed.sh full_disk.sh memory.sh \
    backup.sh starts.sh power_cut.sh screens_killed.sh)
SOAKED_TERMINAL := $(O)/tests/terminal/test_ends

soak: ## the tests of reliability at length (an hour); writes docs/reliability.md
	@tests/deps.sh build check
	+@$(MAKE) $(PROGRAMS) $(FAULTS) $(SOAKED_TERMINAL) $(PRELOAD)
	@rm -f $(O)/reliability.new
	@env TEST_LIMIT=7200 TEST_RESULTS=$(abspath $(O))/reliability.new $(SOAK) \
	    tests/run.sh -b $(O) $(FAULTS) $(SOAKED_TERMINAL) $(SOAKED); status=$$?; \
	    tests/reliability.sh $(O)/reliability.new $(O)/reliability >docs/reliability.md && exit $$status

fuzz: ## fuzz each target for FUZZ_SECONDS (60) with libFuzzer
	+@$(MAKE) CC=clang FUZZ=1 fuzz-run

fuzz-run: $(FUZZERS)
	@tests/fuzz.sh $(FUZZ_SECONDS) $(FUZZERS)

bench: all $(BENCH) ## measure speed and memory
	@BUILD=$(O) TILBURG=$(O)/tilburg $(firstword $(wildcard tests/bench/run.*))

coverage: ## which lines the tests run (BUILD/coverage/index.html)
	@tests/deps.sh build check coverage
	+@$(MAKE) COVERAGE=1 coverage-run || true
	@gcovr --gcov-ignore-parse-errors -r . -f 'src/' $(BUILD)/coverage \
	    --html-details $(BUILD)/coverage/index.html --print-summary

coverage-run: $(TESTED) $(TERMINAL) $(PRELOAD)
	@tests/run.sh -b $(O) $(FAULTS) $(QUICK) $(FUZZERS) $(TERMINAL) $(COMMAND)

# The tree

docs: $(GENERATORS) ## make the generated documents anew
	@BUILD=$(O) tests/generated.sh -w

security: ## make docs/security.md anew, from what the last "make check" found
	@BUILD=$(O) tests/security.py -w

format: ## lay out the sources by .clang-format
	$(Q)clang-format -i $(C_FILES)

tidy: ## look for mistakes with clang-tidy
	$(Q)printf '%s\n' $(wildcard src/*.c src/*/*.c) | \
	    xargs -n 4 -P $(shell nproc) sh -c 'clang-tidy --quiet "$$@" -- $(CPPFLAGS_ALL) -std=c17 2>/dev/null' -

hooks: ## install the git hooks of tests/hooks
	$(Q)install -m 755 tests/hooks/pre-commit tests/hooks/commit-msg "$$(git rev-parse --git-path hooks)"

# What is installed: mode, file of the tree, place below the prefix.
INSTALLED := \
    755 $(O)/tilburg bin/tilburg \
    755 $(O)/tilburgd sbin/tilburgd \
    644 docs/tilburg.1 share/man/man1/tilburg.1 \
    644 docs/tilburg.ini.5 share/man/man5/tilburg.ini.5 \
    644 docs/tilburgd.8 share/man/man8/tilburgd.8 \
    644 docs/deployment.md share/doc/tilburg/deployment.md \
    644 tilburg.ini.example share/doc/tilburg/tilburg.ini.example \
    644 docs/deploy/sshd.conf share/tilburg/sshd.conf \
    644 docs/deploy/tilburgd.service lib/systemd/system/tilburgd.service \
    644 docs/deploy/tilburg-backup.service lib/systemd/system/tilburg-backup.service \
    644 docs/deploy/tilburg-backup.timer lib/systemd/system/tilburg-backup.timer

install: all ## install below DESTDIR and prefix (/usr/local)
	$(Q)set -- $(INSTALLED) && while [ $$# -gt 0 ]; do \
	    place="$(DESTDIR)$(prefix)/$$3" && install -D -m "$$1" "$$2" "$$place" || exit 1; \
	    case $$2 in docs/deploy/*) sed -i 's|/usr/local/|$(prefix)/|g' "$$place" || exit 1 ;; esac; \
	    shift 3; \
	done

uninstall: ## remove what install placed
	$(Q)cd "$(DESTDIR)$(prefix)" && set -- $(INSTALLED) && while [ $$# -gt 0 ]; do \
	    rm -f "$$3"; \
	    case $$3 in */tilburg/*) rmdir --ignore-fail-on-non-empty "$${3%/*}" 2>/dev/null ;; esac; \
	    shift 3; \
	done; true

clean: ## remove everything that was made
	$(Q)rm -rf $(BUILD)

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1|\2/p' Makefile | awk -F '|' '{printf "%-12s %s\n", $$1, $$2}'

FORCE:
.PHONY: all deps demo check check-programs check-programs-sanitized check-run check-quick soak fuzz fuzz-run \
    bench coverage coverage-run docs security format tidy hooks install uninstall clean help FORCE
