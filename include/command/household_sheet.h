// SPDX-License-Identifier: EUPL-1.2
// A household on paper: the parts of which the commands about one household make their text. With --plain
// each part is one fact a line.
#ifndef COMMAND_HOUSEHOLD_SHEET_H
#define COMMAND_HOUSEHOLD_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "command/output.h"
#include "model/records.h"

struct buf;
struct command_context;

enum { SHEET_INDENT = 4, SHEET_BELOW = 8 };

// The caller sets context and details: for each kind the names of the fields that stand below a record,
// the last one NULL; no list: none do. Initialised by record_init of the household, zeroed else.
struct sheet {
    const struct command_context *context;
    const char *const *const *details;
    struct household household;
    struct record_list people;
    struct record_list network;
    struct record_list coordination;
    struct record_list involvements;
};

// What belongs to the household, whose record is there already. An exit_status, and says why not.
int sheet_load(struct sheet *sheet);
void sheet_clear(struct sheet *sheet);

bool sheet_is_plain(const struct sheet *sheet);

// The parts. Those without anything to say are left out.
void sheet_put_title(const struct sheet *sheet);
void sheet_put_note(const struct sheet *sheet, const char *name); // a text in its own lines
void sheet_put_address(const struct sheet *sheet);                // with the household's details
void sheet_put_people(const struct sheet *sheet, const char *title);
void sheet_put_network(const struct sheet *sheet);
void sheet_put_coordination(const struct sheet *sheet);
void sheet_put_helpers(const struct sheet *sheet, const char *title); // by life domain

void sheet_put_words(const struct sheet *sheet, const char *title, const char *text);

// What parts consist of. Fields that hold something stand there with their labels.
void sheet_put_heading(const struct sheet *sheet, const char *text);
void sheet_add_field(const struct sheet *sheet, enum kind kind, const void *record,
                     const char *name, struct buf *out);
void sheet_put_details(const struct sheet *sheet, enum kind kind, const void *record);

#endif
