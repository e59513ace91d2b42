// SPDX-License-Identifier: EUPL-1.2
// What a program of ours takes from the environment it is started in, in one place: the rest is
// gone before anything reads it.
#ifndef BASE_ENVIRONMENT_H
#define BASE_ENVIRONMENT_H

// Where somebody came from who logged in over ssh: the address alone, none of the ports.
#define ENVIRONMENT_ADDRESS "SSH_CONNECTION"

enum environment_use {
    ENVIRONMENT_OWN,     // a person's own session on this machine
    ENVIRONMENT_SSH,     // started by sshd for somebody elsewhere
    ENVIRONMENT_SERVICE, // started by the system
};

// Unsets every variable but those that the manual names for this use. TERM stays when it is the
// name of a known terminal, else it becomes xterm-256color; LANG becomes "nl" or "en", whatever
// named the language before. Before any thread is started.
void environment_clean(enum environment_use use);

#endif
