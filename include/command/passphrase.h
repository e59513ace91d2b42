// SPDX-License-Identifier: EUPL-1.2
#ifndef COMMAND_PASSPHRASE_H
#define COMMAND_PASSPHRASE_H

#include <stdbool.h>

// Asks for a passphrase on the terminal, which does not show it; *again*: twice, as for a new one. NULL
// when there is no terminal, nothing was typed, or the two differ (which is said). The caller wipes and frees.
char *passphrase_ask(bool again);

// Asks a question that only this word answers, or (NULL) "yes" or "ja"; false without a terminal.
bool passphrase_confirm(const char *question, const char *word);

#endif
