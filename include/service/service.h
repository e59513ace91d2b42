// SPDX-License-Identifier: EUPL-1.2
// The store behind a socket: one loop that takes requests and sends replies, a worker that alone
// writes, and some for what takes long to read. The loop answers itself what is read at once.
#ifndef SERVICE_SERVICE_H
#define SERVICE_SERVICE_H

#include <stdbool.h>

struct err;
struct service;
struct settings;

// Opens the database and the socket of the settings, which are borrowed. Blocks SIGTERM and SIGINT:
// they end service_run. False with a sentence; *opened is NULL then.
bool service_open(struct service **opened, const struct settings *settings, struct err *err);
void service_close(struct service *service); // NULL allowed

// Answers until a signal ends it; then what was accepted is finished. False when it has to end
// because nobody knows what of the last commit is on the disk.
bool service_run(struct service *service);

// One turn of that: waits for something to happen, for *milliseconds at most. False at the end.
bool service_step(struct service *service, int milliseconds);

// Takes over a connected socket as if somebody had connected.
void service_adopt(struct service *service, int socket);

// Begins the end, as a signal does.
void service_end(struct service *service);

#endif
