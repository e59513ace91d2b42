// SPDX-License-Identifier: EUPL-1.2
// What one client may take of a service that many use.
#ifndef SERVICE_LIMITS_H
#define SERVICE_LIMITS_H

enum {
    LIMIT_READERS = 2,               // what takes long is read by so many at once
    LIMIT_PEERS = 900,               // connections at once; more wait until one ends
    LIMIT_PEERS_OF_ONE = 8,          // of one Unix user
    LIMIT_TOLD_OF_ONE = 8,           // further ones that are still told why not
    LIMIT_BYTES = 256 * 1024 * 1024, // of all requests and replies that are under way
    LIMIT_STALL_MS = 30000,          // a request half sent, or a reply half taken
    LIMIT_ENDING_MS = 5000,          // for the last replies, once the service ends
    LIMIT_WRITES_A_COMMIT = 64,      // the first of them waits for all
    LIMIT_KEPT_BYTES = 64 * 1024,    // of memory that a connection keeps while it is idle
};

#endif
