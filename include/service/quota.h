// SPDX-License-Identifier: EUPL-1.2
// How many households a Unix user opened within the last minute, whatever connections came and went.
#ifndef SERVICE_QUOTA_H
#define SERVICE_QUOTA_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct quota;
struct request;

struct quota *quota_new(int64_t most); // different ones of each sort in a minute
void quota_free(struct quota *quota);  // NULL allowed

// Whether this user may ask this now (milliseconds of a clock that only goes forward). The same household
// again costs nothing; what is refused counts no further.
bool quota_take(struct quota *quota, uid_t uid, const struct request *request, int64_t now);

// Whether this user may have one more entry in the trail: what is read, searched, refused or begun counts, so that
// nobody fills the disk with entries. *take*: it gets it.
bool quota_may_note(struct quota *quota, uid_t uid, int64_t now, bool take);

#endif
