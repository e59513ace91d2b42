// SPDX-License-Identifier: EUPL-1.2
// SQLite writes each page of a transaction to its write-ahead log in two calls, header and page. This layer over
// the system's files collects them and hands them on in one.
#ifndef STORE_LOG_WRITES_H
#define STORE_LOG_WRITES_H

// Name of the layer for sqlite3_open_v2(), over what is SQLite's default at the first call; NULL: no memory. Safe
// from any thread once the library is initialised.
//
// A log file is written as before at the latest when the page that ends a transaction is given, when the file is
// read, measured, synced, cut or closed, or when something else than the next bytes is written. So whoever may see
// a transaction finds it in the file, and what sync promised holds. An error of the disk that comes with what was
// collected is that of the call that hands it on.
const char *log_writes_name(void);

#endif
