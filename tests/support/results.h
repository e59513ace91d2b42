// SPDX-License-Identifier: EUPL-1.2
// How much a test of reliability does, and what it found (for docs/reliability.md).
#ifndef SUPPORT_RESULTS_H
#define SUPPORT_RESULTS_H

// Adds a line "fault, how, runs, lost" to the file that $TEST_RESULTS names; without it, nothing.
void results_note(const char *fault, const char *how, long runs, long lost);

// How often to try: what the variable of this name says, else the usual number; a fifth of that
// under sanitizers, at least one.
long results_effort(const char *name, long usual);

#endif
