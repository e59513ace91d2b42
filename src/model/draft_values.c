// SPDX-License-Identifier: EUPL-1.2
#include "model/draft_values.h"

#include <string.h>

// A line is  FIELD tab = or ~ tab OLD tab NEW newline;  = is canonical, ~ as typed.
enum { BETWEEN = '\t', END = '\n', ESCAPE = '\\', CANONICAL = '=', AS_TYPED = '~' };

void draft_value_clear(struct draft_value *value)
{
    buf_clear(&value->field);
    buf_clear(&value->old_value);
    buf_clear(&value->new_value);
}

static void add_escaped(struct buf *out, const char *text)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
        case BETWEEN: buf_add_text(out, "\\t"); break;
        case END: buf_add_text(out, "\\n"); break;
        case ESCAPE: buf_add_text(out, "\\\\"); break;
        default: buf_add_char(out, *text);
        }
    }
}

void draft_values_add(struct buf *values, const char *field, const char *old_value,
                      const char *new_value, bool typed)
{
    buf_add_text(values, field);
    buf_add_char(values, BETWEEN);
    buf_add_char(values, typed ? AS_TYPED : CANONICAL);
    buf_add_char(values, BETWEEN);
    add_escaped(values, old_value);
    buf_add_char(values, BETWEEN);
    add_escaped(values, new_value);
    buf_add_char(values, END);
}

static char unescaped(char sign)
{
    return sign == 't' ? BETWEEN : sign == 'n' ? END : sign;
}

// Reads up to and with *end*, moves *at* behind it; false when the text ends before.
static bool read_part(const char **at, char end, struct buf *part)
{
    const char *sign = *at;
    buf_reset(part);
    for (; *sign != '\0' && *sign != end; sign++) {
        if (*sign == ESCAPE && sign[1] != '\0') {
            sign++;
            buf_add_char(part, unescaped(*sign));
        } else {
            buf_add_char(part, *sign);
        }
    }
    *at = *sign == end ? sign + 1 : sign;
    return *sign == end;
}

bool draft_values_next(const char **at, struct draft_value *value)
{
    struct buf how = {0};
    bool read = **at != '\0' && read_part(at, BETWEEN, &value->field) &&
                read_part(at, BETWEEN, &how) && read_part(at, BETWEEN, &value->old_value) &&
                read_part(at, END, &value->new_value);
    value->typed = how.len > 0 && how.data[0] == AS_TYPED;
    buf_clear(&how);
    return read;
}
