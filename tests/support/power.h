// SPDX-License-Identifier: EUPL-1.2
// The power of the disk: what is written but not yet brought to the disk (fsync) when it fails is
// there afterwards, or not, or in part, sector by sector, in any order.
#ifndef SUPPORT_POWER_H
#define SUPPORT_POWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct power_file;

// From now on the disk keeps account. It fails at operation *number* that changes something (from 1; 0:
// never), with what the seed decides. A lying disk only says that it has what is brought to it.
void power_watch(uint64_t seed, int64_t number, bool lying);
int64_t power_operations(void); // that changed something since
bool power_failed(void);

// After all files are closed: leaves of them what the failure left.
void power_return(void);
void power_forget(void); // no account any more

// For disk.c; false: the power has failed. A file of NULL is none that is watched.
struct power_file *power_open(const char *path);
bool power_write(struct power_file *file, const void *bytes, size_t len, size_t offset);
bool power_truncate(struct power_file *file, size_t size);
bool power_sync(struct power_file *file);
bool power_delete(const char *path);

#endif
