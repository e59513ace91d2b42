// SPDX-License-Identifier: EUPL-1.2
#include "figures/stack_map.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "figures/people.h"
#include "figures/stacking.h"
#include "model/settings.h"

static size_t find(const struct stack_line *lines, size_t count, const char *code)
{
    size_t i = 0;
    while (i < count && strcmp(lines[i].code, code) != 0) {
        i++;
    }
    return i;
}

static void add_row(struct stack_map *map, const char *person)
{
    if (find(map->rows, map->row_count, person) == map->row_count) {
        *ARRAY_PUSH(map->rows, map->row_count, map->row_capacity) =
            (struct stack_line){.code = xstrdup(person)};
    }
}

static void add_column(struct stack_map *map, const char *domain)
{
    if (find(map->columns, map->column_count, domain) == map->column_count) {
        *ARRAY_PUSH(map->columns, map->column_count, map->column_capacity) =
            (struct stack_line){.code = xstrdup(domain)};
    }
}

static void add_members(struct stack_map *map, const struct record_list *people, int64_t day)
{
    for (size_t i = 0; i < people->count; i++) {
        const struct person *person = record_list_at(people, i);
        if (figures_active(person->from, person->until, day) && person->person != NULL) {
            add_row(map, person->person);
        }
    }
}

// Those of the cells that are there already, then the others.
static void add_lines(struct stack_map *map, const struct record_list *cells)
{
    for (size_t i = 0; i < cells->count; i++) {
        const struct stacking *cell = record_list_at(cells, i);
        add_row(map, cell->persons);
        add_column(map, cell->domain);
    }
}

static void count_cell(struct stack_line *line, int64_t helpers)
{
    line->most = helpers > line->most ? helpers : line->most;
    line->sum += helpers;
}

static void count_cells(struct stack_map *map, const struct record_list *cells)
{
    for (size_t i = 0; i < cells->count; i++) {
        const struct stacking *cell = record_list_at(cells, i);
        count_cell(&map->rows[find(map->rows, map->row_count, cell->persons)], cell->helpers);
        count_cell(&map->columns[find(map->columns, map->column_count, cell->domain)],
                   cell->helpers);
    }
}

static int compare_full(const struct stack_line *a, const struct stack_line *b)
{
    if (a->most != b->most) {
        return a->most > b->most ? -1 : 1;
    }
    return (a->sum < b->sum) - (a->sum > b->sum);
}

static int compare_rows(const void *left, const void *right)
{
    const struct stack_line *a = left;
    const struct stack_line *b = right;
    int order = compare_full(a, b);
    return order != 0 ? order : people_compare(a->code, b->code);
}

// Columns that are as full stay in the order of the settings, so no qsort.
static void sort_columns(struct stack_map *map)
{
    for (size_t i = 1; i < map->column_count; i++) {
        for (size_t at = i; at > 0; at--) {
            struct stack_line *here = &map->columns[at];
            if (compare_full(here, here - 1) >= 0) {
                break;
            }
            struct stack_line other = here[-1];
            here[-1] = *here;
            *here = other;
        }
    }
}

static void fill_cells(struct stack_map *map, const struct record_list *cells)
{
    map->cells = xcalloc(map->row_count * map->column_count + 1, sizeof(*map->cells));
    for (size_t i = 0; i < cells->count; i++) {
        const struct stacking *cell = record_list_at(cells, i);
        size_t row = find(map->rows, map->row_count, cell->persons);
        size_t column = find(map->columns, map->column_count, cell->domain);
        map->cells[row * map->column_count + column] = cell->helpers;
    }
}

void stack_map_build(struct stack_map *map, const struct record_list *lists, int64_t day,
                     const struct settings *settings)
{
    struct stack_map built = {0};
    struct record_list cells;
    record_list_init(&cells, KIND_STACKING);
    figures_cells(lists, day, &cells);
    add_row(&built, "");
    add_members(&built, &lists[KIND_PERSON], day);
    for (size_t i = 0; i < settings->domain_count; i++) {
        add_column(&built, settings->domains[i].code);
    }
    add_lines(&built, &cells);
    count_cells(&built, &cells);
    qsort(built.rows, built.row_count, sizeof(*built.rows), compare_rows);
    sort_columns(&built);
    fill_cells(&built, &cells);
    record_list_clear(&cells);
    stack_map_clear(map);
    *map = built;
}

static void clear_lines(struct stack_line *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(lines[i].code);
    }
    free(lines);
}

void stack_map_clear(struct stack_map *map)
{
    clear_lines(map->rows, map->row_count);
    clear_lines(map->columns, map->column_count);
    free(map->cells);
    *map = (struct stack_map){0};
}

int64_t stack_map_at(const struct stack_map *map, size_t row, size_t column)
{
    return map->cells[row * map->column_count + column];
}
