// SPDX-License-Identifier: EUPL-1.2
#include <stdlib.h>
#include <string.h>

#include "model/field_words.h"
#include "model/records.h"

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_texts(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int compare_people(const void *a, const void *b)
{
    const struct person *x = a;
    const struct person *y = b;
    return reference_compare(x->person, y->person);
}

static int compare_network(const void *a, const void *b)
{
    const struct network_member *x = a;
    const struct network_member *y = b;
    return reference_compare(x->network, y->network);
}

static int compare_coordination(const void *a, const void *b)
{
    const struct coordination *x = a;
    const struct coordination *y = b;
    return compare_numbers(y->from, x->from);
}

static int compare_involvements(const void *a, const void *b)
{
    const struct involvement *x = a;
    const struct involvement *y = b;
    int order = compare_numbers(x->from, y->from);
    return order != 0 ? order : compare_numbers(x->head.id, y->head.id);
}

static int compare_scorings(const void *a, const void *b)
{
    const struct scoring *x = a;
    const struct scoring *y = b;
    int order = compare_numbers(y->date, x->date);
    order = order != 0 ? order : reference_compare(x->person, y->person);
    return order != 0 ? order : compare_texts(x->instrument, y->instrument);
}

static int (*const orders[KIND_COUNT])(const void *, const void *) = {
    [KIND_PERSON] = compare_people,
    [KIND_NETWORK] = compare_network,
    [KIND_COORDINATION] = compare_coordination,
    [KIND_INVOLVEMENT] = compare_involvements,
    [KIND_SCORING] = compare_scorings,
};

void record_list_sort(struct record_list *list)
{
    if (list->count > 1 && orders[list->kind]) {
        qsort(list->items, list->count, kind_get(list->kind)->size, orders[list->kind]);
    }
}
