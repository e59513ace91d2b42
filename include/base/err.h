// SPDX-License-Identifier: EUPL-1.2
// The reason why something was not done, as one sentence for the user.
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

struct err {
    char text[1024]; // complete sentence in the interface's language, no newline at the end
    bool refused;    // who asked has no right to it (protocol/ask.h)
};

// Writes the sentence into *err* (may be NULL) and returns false, so that
// "return err_set(err, ...)" is the whole failure path. Cuts at a character.
bool err_set(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Puts "PREFIX: " in front of the sentence that stands there; returns false.
bool err_prefix(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Why the system refused, in the interface's language: the words for an errno.
const char *err_system(int number);

#endif
