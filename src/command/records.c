// SPDX-License-Identifier: EUPL-1.2
#include "command/records.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/command.h"
#include "command/output.h"
#include "model/settings.h"

static void put_tsv_titles(const struct kind_info *info, struct buf *line)
{
    for (size_t i = 0; i < info->field_count; i++) {
        tsv_add_text(line, info->fields[i].name);
    }
    tsv_put(line);
}

static void put_tsv(const struct kind_info *info, const void *record, struct buf *line)
{
    for (size_t i = 0; i < info->field_count; i++) {
        struct buf value = {0};
        field_write(&info->fields[i], record, &value);
        tsv_add_text(line, buf_text(&value));
        buf_clear(&value);
    }
    tsv_put(line);
}

// As wide as the widest value.
static int column_width(const struct command_context *context, const struct record_list *list,
                        const struct field *field)
{
    int width = 0;
    for (size_t i = 0; i < list->count; i++) {
        struct buf value = {0};
        field_show(field, record_list_at(list, i), context->settings, &value);
        int columns = (int)value.len;
        width = columns > width ? columns : width;
        buf_clear(&value);
    }
    return width;
}

static void put_facts(const struct command_context *context, const struct kind_info *info,
                      const void *record)
{
    for (size_t i = 0; i < info->field_count; i++) {
        struct buf value = {0};
        field_show(&info->fields[i], record, context->settings, &value);
        output_fact(i == 0 ? 0 : 2, _(info->fields[i].label), buf_text(&value));
        buf_clear(&value);
    }
}

static void put_row(const struct command_context *context, const struct kind_info *info,
                    const struct column *columns, const void *record)
{
    struct buf line = {0};
    for (size_t i = 0; i < info->field_count; i++) {
        struct buf value = {0};
        field_show(&info->fields[i], record, context->settings, &value);
        table_add(&line, &columns[i], buf_text(&value));
        buf_clear(&value);
    }
    table_put(&line);
    buf_clear(&line);
}

static void put_columns(const struct command_context *context, const struct kind_info *info,
                        const struct record_list *list)
{
    struct column *columns = xcalloc(info->field_count, sizeof(*columns));
    for (size_t i = 0; i < info->field_count; i++) {
        columns[i] = (struct column){
            .title = info->fields[i].label,
            .width = column_width(context, list, &info->fields[i]),
        };
    }
    table_put_titles(columns, info->field_count);
    for (size_t i = 0; i < list->count; i++) {
        put_row(context, info, columns, record_list_at(list, i));
    }
    free(columns);
}

void records_print(const struct command_context *context, const struct record_list *list)
{
    const struct kind_info *info = kind_get(list->kind);
    struct buf line = {0};
    if (!context->tsv && !context->plain) {
        put_columns(context, info, list);
        return;
    }
    if (context->tsv) {
        put_tsv_titles(info, &line);
    }
    for (size_t i = 0; i < list->count; i++) {
        if (context->tsv) {
            put_tsv(info, record_list_at(list, i), &line);
        } else {
            put_facts(context, info, record_list_at(list, i));
        }
    }
    buf_clear(&line);
}
