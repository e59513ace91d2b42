// SPDX-License-Identifier: EUPL-1.2
#include "screen/table_entries.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/none.h"
#include "base/xalloc.h"
#include "model/draft_values.h"
#include "screen/table.h"

static void put(enum kind kind, void *record, const char *field, const char *text)
{
    field_set_text(kind_field(kind, field), record, text, strlen(text));
}

static void fill(struct table_entries *entries)
{
    struct table_entry *entry = table_entries_add(entries, KIND_NOTE, NULL);
    put(KIND_NOTE, entry->record, "text", "a line\nand two lines \\");
    entry = table_entries_add(entries, KIND_AGREEMENT, NULL);
    put(KIND_AGREEMENT, entry->record, "text", "calls the school");
    put(KIND_AGREEMENT, entry->record, "who", "P1");
    ((struct agreement *)entry->record)->due = 20000;
    entry = table_entries_add(entries, KIND_ACTION, NULL);
    put(KIND_ACTION, entry->record, "goal", "G1");
    entry = table_entries_add(entries, KIND_CONTRIBUTION, NULL);
    put(KIND_CONTRIBUTION, entry->record, "professional", "HV0001");
    put(KIND_CONTRIBUTION, entry->record, "decision", "reduce");
    entry->minutes = 90;
    entry = table_entries_add(entries, KIND_CONTRIBUTION, NULL);
    put(KIND_CONTRIBUTION, entry->record, "professional", "HV0002");
    put(KIND_CONTRIBUTION, entry->record, "decision", "stop");
    entry->ends = true;
}

static void read_back(const struct buf *values, struct table_entries *entries)
{
    struct draft_value value = {0};
    const char *at = buf_text(values);
    while (draft_values_next(&at, &value)) {
        assert_true(
            table_entries_read_value(entries, buf_text(&value.field), buf_text(&value.new_value)));
    }
    draft_value_clear(&value);
}

static void a_draft_holds_all_of_it(void **state)
{
    (void)state;
    struct table_entries entries = {0}, again = {0};
    struct buf values = {0}, values_again = {0};
    fill(&entries);
    table_entries_add_values(&entries, &values);
    read_back(&values, &again);
    assert_int_equal(again.count, entries.count);
    for (size_t i = 0; i < again.count; i++) {
        assert_int_equal(again.items[i].kind, entries.items[i].kind);
        assert_true(
            record_equal(again.items[i].kind, again.items[i].record, entries.items[i].record));
        assert_true(again.items[i].minutes == entries.items[i].minutes);
        assert_int_equal(again.items[i].ends, entries.items[i].ends);
    }
    table_entries_add_values(&again, &values_again);
    assert_string_equal(buf_text(&values), buf_text(&values_again));
    table_entries_clear(&entries);
    table_entries_clear(&again);
    buf_clear(&values);
    buf_clear(&values_again);
}

// What was taken over from a proposal is gone on with as it is; deciding anew takes its actions away.
static void what_was_taken_over_stays_tied(void **state)
{
    (void)state;
    struct table_entries entries = {0}, again = {0};
    struct buf values = {0};
    static const char *const professionals[] = {"HV0001", "HV0002"};
    for (size_t i = 0; i < 2; i++) {
        struct table_entry *decision = table_entries_add(&entries, KIND_CONTRIBUTION, NULL);
        put(KIND_CONTRIBUTION, decision->record, "professional", professionals[i]);
        put(KIND_CONTRIBUTION, decision->record, "who_else", "Lotte");
        decision->proposal = xstrdup("V1");
        decision->as_proposed = true;
        table_entries_add(&entries, KIND_ACTION, NULL)->about = xstrdup(professionals[i]);
    }
    table_entries_decide_anew(&entries, "HV0002");
    table_entries_add_values(&entries, &values);
    read_back(&values, &again);
    assert_int_equal(again.count, 3);
    assert_true(again.items[0].as_proposed);
    assert_string_equal(again.items[1].about, "HV0001");
    assert_false(again.items[2].as_proposed);
    assert_string_equal(again.items[2].proposal, "V1");
    assert_true(field_is_empty(kind_field(KIND_CONTRIBUTION, "who_else"), again.items[2].record));
    table_entries_clear(&entries);
    table_entries_clear(&again);
    buf_clear(&values);
}

static void other_lines_are_no_entries(void **state)
{
    (void)state;
    struct table_entries entries = {0};
    assert_false(table_entries_read_value(&entries, "present", "family"));
    assert_false(table_entries_read_value(&entries, "minutes", "words"));
    assert_int_equal(entries.count, 0);
    table_entries_clear(&entries);
}

// Table mode goes on with its own drafts alone.
static void a_form_is_told_apart(void **state)
{
    (void)state;
    struct buf values = {0};
    struct draft draft;
    record_init(KIND_DRAFT, &draft);
    assert_false(table_is_draft(&draft));
    draft_values_add(&values, "place", "", "school", false);
    put(KIND_DRAFT, &draft, "values", buf_text(&values));
    assert_false(table_is_draft(&draft));
    draft_values_add(&values, "line", "", "half a", true);
    put(KIND_DRAFT, &draft, "values", buf_text(&values));
    assert_true(table_is_draft(&draft));
    record_clear(KIND_DRAFT, &draft);
    buf_clear(&values);
}

static void what_it_is_may_change(void **state)
{
    (void)state;
    struct table_entries entries = {0};
    struct buf minutes = {0};
    fill(&entries);
    table_entry_turn(&entries.items[0], KIND_CONTRIBUTION);
    assert_string_equal(((const struct contribution *)entries.items[0].record)->reason,
                        "a line\nand two lines \\");
    table_entry_turn(&entries.items[1], KIND_NOTE);
    assert_string_equal(table_entry_text(&entries.items[1]), "calls the school");
    assert_ptr_equal(table_entries_about(&entries, "HV0002"), &entries.items[4]);
    assert_null(table_entries_about(&entries, "HV0003"));
    table_entries_remove(&entries, 3);
    assert_int_equal(entries.count, 4);
    assert_ptr_equal(table_entries_about(&entries, "HV0002"), &entries.items[3]);
    table_entries_minutes(&entries, &minutes);
    assert_string_equal(buf_text(&minutes), "calls the school");
    table_entries_clear(&entries);
    buf_clear(&minutes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_draft_holds_all_of_it),
        cmocka_unit_test(what_was_taken_over_stays_tied),
        cmocka_unit_test(other_lines_are_no_entries),
        cmocka_unit_test(a_form_is_told_apart),
        cmocka_unit_test(what_it_is_may_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
