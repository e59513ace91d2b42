// SPDX-License-Identifier: EUPL-1.2
// The users of a service: who asks, and how they are kept.
#ifndef STORE_USERS_H
#define STORE_USERS_H

#include <stdbool.h>

#include "protocol/request.h"
#include "store/state.h"

// The one user of a database without a service, who may everything.
void user_set_owner(struct store *store);

// Loads who asks by store->user.uid. False with the reply failed when that is no user today.
bool user_load(struct store *store, struct reply *reply);

// Whether somebody is a user on the day.
bool user_is_active(const struct user *user, int64_t day);

// The user with this login into an initialised record; false when there is none.
bool user_by_login(struct store *store, const char *login, struct user *user);

// Whether somebody may coordinate households on the day: without a service everybody, else a user whose role may.
bool user_may_coordinate(struct store *store, const char *login, int64_t day);

// Whether who asks may let somebody do another's work, and say who sees a household: a team lead within
// the team alone.
bool user_may_entrust(struct store *store, const char *login, const char *other);
bool user_may_restrict(struct store *store, int64_t household_id);
bool user_may_name(struct store *store, int64_t household_id, const char *login);

void answer_access(struct store *store, const struct request *request, struct reply *reply);
void answer_permit(struct store *store, const struct request *request, struct reply *reply);

// answer_glass.c
void answer_break(struct store *store, const struct request *request, struct reply *reply);
void answer_notices(struct store *store, const struct request *request, struct reply *reply);
void answer_noticed(struct store *store, const struct request *request, struct reply *reply);

// Adds the emergency access by which who asks sees the household now, if that is how.
void glass_add(struct store *store, int64_t household_id, struct rows *rows);

// All that who asks has not been told of, oldest first (KIND_GLASS). For a transaction that is open.
void glass_load_unseen(struct store *store, struct record_list *list);

// answer_hand_over.c
void answer_hand_over(struct store *store, const struct request *request, struct reply *reply);

#endif
