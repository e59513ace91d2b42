// SPDX-License-Identifier: EUPL-1.2
// One household with what belongs to it, loaded part by part: only what is shown.
#ifndef SCREEN_DOSSIER_H
#define SCREEN_DOSSIER_H

#include <stdbool.h>
#include <stdint.h>

#include "model/records.h"
#include "protocol/request.h"
#include "screen/session.h"

struct err;

// Parts, to be joined.
enum dossier_part {
    DOSSIER_HOUSEHOLD = REQUEST_KIND(KIND_HOUSEHOLD),
    DOSSIER_PEOPLE = REQUEST_KIND(KIND_PERSON),
    DOSSIER_NETWORK = REQUEST_KIND(KIND_NETWORK),
    DOSSIER_COORDINATION = REQUEST_KIND(KIND_COORDINATION),
    DOSSIER_INVOLVEMENTS = REQUEST_KIND(KIND_INVOLVEMENT),
    DOSSIER_SCORINGS = REQUEST_KIND(KIND_SCORING),
    DOSSIER_FIGURES = REQUEST_KIND(KIND_FIGURES), // of the session's day
    DOSSIER_GLASS = REQUEST_KIND(KIND_GLASS),     // the emergency access that it is open by
};

enum { DOSSIER_MEMBER_BYTES = 32 };

struct dossier {
    struct session *session;           // not owned
    int64_t id;                        // of the household; 0: none
    char member[DOSSIER_MEMBER_BYTES]; // reference of the member last chosen in any pane, or ""
    unsigned loaded;                   // parts
    unsigned versions[KIND_COUNT];     // how often the records of a kind were loaded
    int64_t figures_day;               // the day of figures
    struct household household;
    struct record_list people;       // by reference, former members too
    struct record_list network;      // by reference
    struct record_list coordination; // newest first
    struct record_list involvements; // all, whatever the day
    struct record_list scorings;     // newest first
    struct record_list glass;        // one, or none
    struct figures figures;
};

// Empties the dossier and points it at another household; loads nothing.
void dossier_open(struct dossier *dossier, struct session *session, int64_t household_id);
void dossier_clear(struct dossier *dossier);

// Forgets what was loaded: the next need asks again.
void dossier_forget(struct dossier *dossier);

// Makes sure that these parts are there: asks those that are not, at once. False with a sentence
// (also when the household is gone); then all stays as it was.
bool dossier_need(struct dossier *dossier, unsigned parts, struct err *err);
bool dossier_has(const struct dossier *dossier, unsigned parts);

// Another number than before when any of these parts was loaded since.
unsigned dossier_version(const struct dossier *dossier, unsigned parts);

// The member or network member with this reference, or NULL (needs PEOPLE / NETWORK).
const struct person *dossier_person(const struct dossier *dossier, const char *reference);
const struct network_member *dossier_network_member(const struct dossier *dossier,
                                                    const char *reference);

// "Mireille" for "P1"; for a list of references ("P1 P3") "Mireille, Bram"; "household" in the
// interface's language for an empty one. Adds to out. Given names alone.
void dossier_persons(const struct dossier *dossier, const char *references, struct buf *out);

// "Mireille van 't Hof": given name, prefix, family name as far as known.
void person_full_name(const struct person *person, struct buf *out);

// The next free reference of a new record: "P3", "N2". kind PERSON or NETWORK.
void dossier_next_reference(const struct dossier *dossier, enum kind kind, char reference[24]);

#endif
