// SPDX-License-Identifier: EUPL-1.2
// The command line: the table of commands, the table of options, and what a
// command gets to do its work with. A new command is one line in
// src/command/commands.c and one file with its function; a new option is one
// line in src/command/options.c.
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ask;
struct command_context;
struct err;
struct reply;
struct restore;
struct settings;

enum { COMMAND_KEY_TEXT = 65 }; // a public key as text, with its NUL

enum exit_status {
    EXIT_DONE = 0,
    EXIT_NOTHING = 1,  // nothing found, or some rows rejected under --partial
    EXIT_USAGE = 2,    // wrong usage
    EXIT_REFUSED = 3,  // no right
    EXIT_INVALID = 4,  // input that breaks a rule
    EXIT_DATABASE = 5, // the database, or the output, cannot be used
};

// All options of all commands. Those before OPTION_GLOBAL_END go with every command.
enum option_id {
    OPTION_CONFIG,
    OPTION_DATABASE,
    OPTION_LANG,
    OPTION_ASCII,
    OPTION_TODAY,
    OPTION_QUIET,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_GLOBAL_END,
    OPTION_PLAIN = OPTION_GLOBAL_END,
    OPTION_TSV,
    OPTION_AT,
    OPTION_LIMIT,
    OPTION_PERSON,
    OPTION_FORMAT,
    OPTION_DRY_RUN,
    OPTION_REJECTS,
    OPTION_PARTIAL,
    OPTION_DELIMITER,
    OPTION_ENCODING,
    OPTION_MAP,
    OPTION_HOUSEHOLD,
    OPTION_PSEUDONYMISE,
    OPTION_HOUSEHOLDS,
    OPTION_SEED,
    OPTION_OUTPUT,
    OPTION_UID,
    OPTION_ROLE,
    OPTION_NAME,
    OPTION_TEAM,
    OPTION_PHONE,
    OPTION_RIGHTS,
    OPTION_FROM,
    OPTION_UNTIL,
    OPTION_REASON,
    OPTION_HAND_OVER,
    OPTION_KEYS,
    OPTION_KEY,
    OPTION_YES,
    OPTION_PARTS,
    OPTION_USER,
    OPTION_ACTION,
    OPTION_VERIFY,
    OPTION_HEADS,
    OPTION_REVIEW,
    OPTION_WEEK,
    OPTION_MINE,
    OPTION_COUNT,
};

struct option_info {
    const char *name;     // without the dashes
    char letter;          // 0: none
    const char *argument; // its name in the help, N_(); NULL: takes none; FILE: not over ssh
    const char *help;     // N_()
};

// Of an option whose argument is a whole number.
struct option_number {
    int64_t usual; // when it is not given
    int64_t least, most;
};

const struct option_info *option_get(enum option_id id);
bool option_is_local(enum option_id id); // names a file of this machine: not over ssh
const struct option_number *option_number(enum option_id id); // NULL: its argument is no number

// What a command does with the database before it begins.
enum command_database {
    DATABASE_NONE,   // opens nothing by itself
    DATABASE_OPEN,   // must be there
    DATABASE_CREATE, // must not be there
    DATABASE_EITHER, // made when it is missing and no path was given
};

typedef int command_function(struct command_context *context, int argc, char **argv);

struct command {
    const char *name;
    const char *arguments; // of the synopsis, N_(); "" when there are none
    const char *help;      // one line, N_()
    command_function *run; // argv: its arguments alone, options taken out; returns an exit_status
    enum command_database database;
    int least, most;     // arguments; most -1: any number
    uint64_t options;    // bits 1 << option_id, beside those that go with every command
    const char *formats; // what its --format may be, with | between them; NULL: it has none
    bool remote;         // may be asked for over ssh
    int files;           // from this argument on, counted from 1, they name files; 0: none does
};

const struct command *command_table(size_t *count);
const struct command *command_get(const char *name); // NULL when there is none

// What the store does with backups apart from any open database (store/seal.h, store/restore.h).
struct command_vault {
    bool (*make_keys)(const char *path, char public_key[COMMAND_KEY_TEXT], struct err *err);
    char *(*read_secret)(const char *path, struct err *err);
    void (*forget_secret)(char *secret);
    bool (*look)(const char *path, bool *keyed, struct err *err);
    bool (*open)(struct restore **opened, const struct settings *settings, const char *path,
                 const char *secret, struct err *err);
    int64_t (*made)(const struct restore *restore);
    int64_t (*households)(const struct restore *restore);
    int64_t (*erased)(const struct restore *restore);
    bool (*replace)(struct restore *restore, char **aside, struct err *err);
    void (*close)(struct restore *restore);
};

// What main lends to the commands, since they do not know the store and the screen.
struct command_program {
    // Opens context->settings->database and sets context->ask; an exit_status, and says why not.
    int (*open)(struct command_context *context, enum command_database mode);
    void (*close)(struct command_context *context); // nothing when none is open
    int (*screen)(struct command_context *context); // runs the screen on the open database
    // Closes all files but the database, for good. A command with files calls it once those are
    // open; before the others begin it is done.
    void (*confine)(struct command_context *context);
    const struct command_vault *vault;
};

struct command_context {
    struct ask *ask; // NULL while no database is open
    struct settings *settings;
    const struct command *command;         // NULL: the screen
    const struct command_program *program; // borrowed
    void *owner;                           // of the program that lends; not for commands
    const char *options[OPTION_COUNT];     // its argument, "" without one; NULL: not given
    char **words;                          // the command and its arguments
    int word_count;
    bool remote; // the words came over ssh: nothing but standard input and output is theirs
    bool quiet;
    bool plain;
    bool tsv;
    int64_t at; // the day shown: --at, else settings->today
};

// Parts argv into options and words, finds the command, checks number of words and options.
// context->words has room for argc pointers. False with a sentence when the usage is wrong, or not
// meant for who is remote; the options read until then stand in the context. May be done again.
bool command_parse(struct command_context *context, int argc, char **argv, struct err *err);

// Reads --today and --at. False with a sentence.
bool command_set_days(struct command_context *context, struct err *err);

// Whether a service has the records, so that no database is opened here.
bool command_is_served(const struct command_context *context);

// The value of an option that is a number; its usual one when it was not given.
int64_t command_number(const struct command_context *context, enum option_id id);

// A message on standard error and the exit status that goes with it.
int command_usage(const struct command_context *context, const struct err *err); // with a hint
int command_fail(const struct reply *reply);

// Text of --help, of one command when the context has one.
void command_help(const struct command_context *context);

command_function command_init;
command_function command_check;
command_function command_backup;
command_function command_restore;
command_function command_demo;
command_function command_import;
command_function command_export;
command_function command_find;
command_function command_show;
command_function command_plan;
command_function command_sheet;
command_function command_history;
command_function command_meeting;
command_function command_web;
command_function command_figures;
command_function command_contact;
command_function command_silence;
command_function command_inbox;
command_function command_stacking;
command_function command_gaps;
command_function command_roster;
command_function command_report;
command_function command_user;
command_function command_retention;
command_function command_erase;
command_function command_audit;

#endif
