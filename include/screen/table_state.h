// SPDX-License-Identifier: EUPL-1.2
// What table mode keeps, shared by its files: table.c (the screen), table_content.c (what it shows),
// table_decide.c (what is written down), table_draft.c and table_save.c.
#ifndef SCREEN_TABLE_STATE_H
#define SCREEN_TABLE_STATE_H

#include "base/buf.h"
#include "figures/meetings.h"
#include "screen/draft.h"
#include "screen/leaf.h"
#include "screen/pane.h"
#include "screen/record_choices.h"
#include "screen/table_entries.h"
#include "ui/lineedit.h"

enum table_step { TABLE_WHO, TABLE_AGENDA, TABLE_HELPERS, TABLE_READ_BACK, TABLE_STEPS };

enum table_item_kind {
    TABLE_GUEST,  // id: index in guests
    TABLE_POINT,  // id: index in the agenda
    TABLE_HELPER, // id of the first active involvement
    TABLE_ENTRY,  // id: index in the entries
};

enum { TABLE_NEW = -1 };

struct table {
    struct leaf leaf; // first: the state of the pane
    struct pane pane; // what is laid out, in the manner of a pane
    struct dossier *dossier;
    struct meeting base;          // as it is kept; id 0: not yet
    struct meeting now;           // as it will be saved, but for state and minutes
    struct record_options guests; // who may be there; the value is what stands in present
    struct agenda agenda;
    struct table_entries entries;
    enum table_step step;
    struct lineedit line;
    bool typing;
    int64_t asked;        // index of the entry that a form or question is about; TABLE_NEW
    enum kind asked_kind; // of the entry that is made
    bool decided;         // what was decided in the form is not what stood there
    struct buf
        before; // the entries before the decision that more is asked about, as values of a draft
    struct draft_state draft;
    bool ended; // saved, or thrown away by hand: there is nothing to keep
};

struct table *table_of(const struct screen *screen);

// The class of what is laid out (table_content.c).
extern const struct pane_class table_pane;

// Lays out anew after something was written down.
void table_build(struct table *self);
void table_go_to(struct table *self, enum table_step step);
void table_go_to_entry(struct table *self, size_t index);

// Whether somebody ("family", P1, a code) is here, or stands in another such list.
bool table_is_among(const char *list, const char *who);

// Sets a field that names several, from their words parted by blanks in any order.
void table_set_whos(const struct session *session, enum kind kind, void *record, const char *field,
                    const struct buf *whos);
bool table_family_is_here(const struct table *self);

// Who agreed with a decision: the family when it is here, and the helper when he or she is.
void table_agree(const struct table *self, struct contribution *one);

// The helper's first involvement that is active on the day of the meeting, and how many there are.
const struct involvement *table_helper(const struct table *self, const char *professional,
                                       size_t *count);

// Fills in who is meant by codes, so that it can be read back.
void table_name_entry(const struct table *self, struct table_entry *entry);
void table_entry_words(const struct table *self, const struct table_entry *entry, struct buf *out);

// Proposals (table_proposal.c). Whether one to talk about was not taken over yet, and whether this one was.
bool table_has_proposal(const struct table *self);
bool table_is_taken_over(const struct table *self, const struct proposal *proposal);

// Of a decision that was taken over: what becomes of each involvement. Adds to out.
void table_proposed_words(const struct table *self, const struct table_entry *entry,
                          struct buf *out);

// Whether what was taken over still stands in the proposals; false: it does not of one helper, and that was
// told.
bool table_proposals_stand(struct screen *screen);

// What the decisions do to the help: the changes of involvements to the request, and of proposals that they
// were taken over from that these are accepted.
void table_add_help(const struct table *self, struct request *request);
void table_accept_proposals(const struct table *self, struct request *request);

// Drafts.
bool table_has_written(const struct table *self);
bool table_keep_draft(struct screen *screen, bool last);
void table_resume(struct screen *screen, const struct draft *draft);
void table_offer(struct screen *screen);

// Saves everything as one step; false when it was not done, and told why.
bool table_send(struct screen *screen);

#endif
