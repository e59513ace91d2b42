// SPDX-License-Identifier: EUPL-1.2
// The words of a command that somebody sends over ssh. No shell ever reads them.
//
// Blanks part words. A word is made of letters, digits, - _ . , : / @ + = % and of anything between
// quotes: between ' ' every character but ', between " " every character but " $ ` and \.
// Nothing is expanded. Control characters and invalid UTF-8 are nowhere allowed.
#ifndef COMMAND_SSH_WORDS_H
#define COMMAND_SSH_WORDS_H

#include <stdbool.h>

struct err;

enum { SSH_WORDS_BYTES = 4096, SSH_WORDS_MOST = 64 };

struct ssh_words {
    char *words[SSH_WORDS_MOST + 1]; // NULL behind the last; each lies within bytes
    int count;
    char *bytes;
};

// Parts the text. False with a sentence when it is anything else; ssh_words_clear() belongs to it
// in any case.
bool ssh_words_split(struct ssh_words *words, const char *text, struct err *err);
void ssh_words_clear(struct ssh_words *words);

#endif
