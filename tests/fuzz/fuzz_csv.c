// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a CSV file of any kind: what is taken is written and read again as the same.
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "io/csv_import.h"
#include "io/csv_write.h"
#include "model/settings.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct taken {
    struct csv_writer_options writer;
    struct buf text;
    size_t rows;
};

static void begin(void *data, const uint8_t *fields, size_t count)
{
    struct taken *taken = data;
    (void)fields;
    assert(count > 0);
    csv_header_add(&taken->text, &taken->writer);
}

static void take_row(void *data, const void *record)
{
    struct taken *taken = data;
    csv_record_add(&taken->text, &taken->writer, record);
    taken->rows++;
}

static struct csv_import *open_import(const struct settings *settings, enum kind kind,
                                      struct taken *taken)
{
    const struct csv_import_options options = {.settings = settings, .kind = kind};
    const struct csv_import_sink sink = {.begin = begin, .row = take_row, .data = taken};
    *taken = (struct taken){
        .writer =
            {
                .kind = kind,
                .instrument = kind == KIND_SCORING ? &settings->instruments[0] : NULL,
                .delimiter = ';',
            },
    };
    return csv_import_new(&options, &sink);
}

// What was written is taken whole, and gives the same again.
static void check_again(const struct settings *settings, const struct taken *first)
{
    struct taken again;
    struct csv_import *import = open_import(settings, first->writer.kind, &again);
    struct buf bytes = {0};
    encoding_add_mark(&bytes, ENCODING_UTF8);
    buf_add(&bytes, first->text.data, first->text.len);
    assert(csv_import_add(import, "again", &bytes));
    assert(csv_import_rejected(import) == 0);
    assert(again.rows == first->rows);
    assert(again.text.len == first->text.len);
    assert(memcmp(again.text.data, first->text.data, first->text.len) == 0);
    csv_import_free(import);
    buf_clear(&again.text);
    buf_clear(&bytes);
}

static void check_problems(struct csv_import *import)
{
    size_t count;
    const struct csv_problem *problems = csv_import_problems(import, &count);
    struct buf text = {0};
    for (size_t i = 0; i < count; i++) {
        csv_problem_write(import, &problems[i], &text);
        assert(problems[i].reason[0] != '\0');
        assert(i == 0 || problems[i].line >= problems[i - 1].line);
    }
    buf_clear(&text);
    assert(count >= csv_import_rejected(import));
}

// The first byte chooses the kind.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    struct settings settings;
    struct taken taken;
    struct buf bytes = {0};
    struct buf rejects = {0};
    settings_init(&settings);
    buf_add(&bytes, data + 1, size - 1);
    struct csv_import *import =
        open_import(&settings, (enum kind)(data[0] % KIND_SAVED_COUNT), &taken);
    bool whole = csv_import_add(import, "fuzz", &bytes);
    check_problems(import);
    if (whole) {
        csv_import_write_rejects(import, &rejects);
        check_again(&settings, &taken);
    }
    csv_import_free(import);
    settings_clear(&settings);
    buf_clear(&taken.text);
    buf_clear(&rejects);
    return 0;
}
