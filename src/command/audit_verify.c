// SPDX-License-Identifier: EUPL-1.2
// Whether the trail is whole, and fits the heads that the service gave to syslog.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/log.h"
#include "base/str.h"
#include "base/text.h"
#include "command/audit.h"
#include "command/command.h"
#include "command/findings.h"
#include "command/output.h"
#include "protocol/ask.h"

enum { HASH_DIGITS = 64 };

// Adds "NUMBER HASH" of a line with "trail head NUMBER HASH"; before it stands what syslog writes.
static void take_head(struct buf *heads, const char *line)
{
    static const char words[] = "trail head ";
    const char *at = strstr(line, words);
    if (!at) {
        return;
    }
    at += strlen(words);
    size_t digits = strspn(at, "0123456789");
    const char *hash = at + digits + (at[digits] == ' ');
    if (digits > 0 && digits < 19 && strspn(hash, "0123456789abcdefABCDEF") == HASH_DIGITS) {
        buf_addf(heads, "%.*s %.*s\n", (int)digits, at, HASH_DIGITS, hash);
    }
}

static bool read_heads(struct buf *heads, FILE *file, const char *name, struct err *err)
{
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, file) >= 0) {
        take_head(heads, line);
    }
    free(line);
    if (ferror(file)) {
        return err_set(err, _("The file %s cannot be read: %s."), name, err_system(errno));
    }
    return heads->len > 0 ||
           err_set(err, _("%s holds no heads: lines with “trail head NUMBER HASH”"), name);
}

// Without --heads nothing is read; then no other file is needed.
static bool open_heads(struct command_context *context, struct buf *heads, struct err *err)
{
    const char *name = context->options[OPTION_HEADS];
    FILE *file = NULL;
    if (name && strcmp(name, "-") != 0) {
        file = fopen(name, "re");
        if (!file) {
            return err_set(err, _("The file %s cannot be read: %s."), name, err_system(errno));
        }
    }
    context->program->confine(context);
    bool read = !name || read_heads(heads, file ? file : stdin, name, err);
    if (file) {
        fclose(file);
    }
    return read;
}

static void put_finding(const struct finding *finding)
{
    output_paragraph(0, str_text(finding->text));
}

static int verify(const struct command_context *context, const char *heads)
{
    struct request request;
    int64_t entries = 0;
    long found;
    request_init(&request, VERB_VERIFY);
    request.language = text_language();
    request_set_text(&request, heads);
    int status = findings_put(context, &request, put_finding, &found, &entries);
    request_clear(&request);
    if (status != EXIT_DONE) {
        return status;
    }
    if (found > 0) {
        log_message(_("the trail is not whole"));
        return EXIT_DATABASE;
    }
    printf(_N("The trail is whole: %lld entry.\n", "The trail is whole: %lld entries.\n",
              (long)entries),
           (long long)entries);
    return EXIT_DONE;
}

int audit_verify(struct command_context *context)
{
    struct buf heads = {0};
    struct err err;
    int status = EXIT_INVALID;
    if (open_heads(context, &heads, &err)) {
        status = verify(context, buf_text(&heads));
    } else {
        log_message("%s", err.text);
    }
    buf_clear(&heads);
    return status;
}
