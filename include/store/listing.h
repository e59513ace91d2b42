// SPDX-License-Identifier: EUPL-1.2
// Lists in the order of names or codes, page by page in both directions.
#ifndef STORE_LISTING_H
#define STORE_LISTING_H

#include "protocol/request.h"
#include "store/state.h"

// A record in a list.
struct listed {
    int64_t id;
    int64_t value; // of orders by a figure
    char *sort_key;
    char *code;
};

// Records in the order of the list, owned.
struct listing {
    struct listed *items;
    size_t count;
    size_t capacity;
    // How a row is made; NULL: the row of request->kind.
    void (*add)(void *context, const struct listed *listed, struct rows *rows);
    void *context;
};

void listing_add(struct listing *listing, int64_t id, const char *code, const char *sort_key);
void listing_sort_by_code(struct listing *listing);
void listing_clear(struct listing *listing);

// Adds the page that the request asks of the whole list: rows of request->kind, with next and
// previous.
void listing_page(struct store *store, const struct request *request, const struct listing *listing,
                  struct reply *reply);

// A page of households or of a register by name (households also by code), through
// an index: costs the same at any size.
void listing_answer(struct store *store, const struct request *request, struct reply *reply);

#endif
