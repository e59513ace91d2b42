// SPDX-License-Identifier: EUPL-1.2
#include "store/named.h"

#include "base/buf.h"
#include "base/none.h"
#include "store/state.h"

static void bind_one(struct statement *insert, const char *name, int64_t id)
{
    bind_number(insert, name, id != 0 ? id : NONE);
}

// The fields that name somebody make the list: "meetings.present".
static void write_one(struct store *store, enum kind kind, const struct record *head,
                      const struct named *named)
{
    struct buf list = {0};
    struct statement *insert = db_statement(
        store->db, "INSERT INTO named (list, record_id, household_id, coordinator_id, "
                   "professional_id, person_id, network_id, family) VALUES (:list, :record_id, "
                   ":household_id, :coordinator_id, :professional_id, :person_id, :network_id, "
                   ":family)");
    buf_addf(&list, "%s.%s", kind_get(kind)->name, named->field->name);
    bind_text(insert, ":list", buf_text(&list));
    bind_number(insert, ":record_id", head->id);
    bind_number(insert, ":household_id", head->household_id);
    bind_one(insert, ":coordinator_id", named->who.coordinator_id);
    bind_one(insert, ":professional_id", named->who.professional_id);
    bind_one(insert, ":person_id", named->who.person_id);
    bind_one(insert, ":network_id", named->who.network_id);
    bind_number(insert, ":family", named->who.family);
    statement_run(insert);
    buf_clear(&list);
}

void named_write(struct store *store, enum kind kind, const struct record *head,
                 const struct references *references)
{
    for (size_t i = 0; i < references->named_count; i++) {
        write_one(store, kind, head, &references->named[i]);
    }
}

void named_replace(struct store *store, enum kind kind, const struct record *head,
                   const struct references *references)
{
    const struct kind_info *info = kind_get(kind);
    for (size_t i = 0; i < info->field_count; i++) {
        if (info->fields[i].type != FIELD_WHOS) {
            continue;
        }
        struct buf list = {0};
        struct statement *remove = db_statement(
            store->db, "DELETE FROM named WHERE record_id = :record_id AND list = :list");
        buf_addf(&list, "%s.%s", info->name, info->fields[i].name);
        bind_number(remove, ":record_id", head->id);
        bind_text(remove, ":list", buf_text(&list));
        statement_run(remove);
        buf_clear(&list);
    }
    named_write(store, kind, head, references);
}
