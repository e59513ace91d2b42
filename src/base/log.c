// SPDX-License-Identifier: EUPL-1.2
#include "base/log.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { EXIT_INTERNAL = 70, KEPT_SIZE = 64 * 1024, MESSAGE_SIZE = 4096 };

static const char *program = "tilburg";

// Messages that wait for the screen to close. Fixed memory: a message about
// memory that ran out must need none.
static struct {
    bool held;
    bool quiet;
    size_t len;
    char kept[KEPT_SIZE];
} log_state;

static void (*fatal_hook)(void);

static void keep(const char *message)
{
    size_t room = sizeof(log_state.kept) - log_state.len;
    int len = snprintf(log_state.kept + log_state.len, room, "%s: %s\n", program, message);
    if (len > 0 && (size_t)len < room) {
        log_state.len += (size_t)len;
    }
}

__attribute__((format(printf, 1, 0))) static void put(const char *format, va_list args)
{
    static const char cut[] = "…";
    char raw[MESSAGE_SIZE];
    char message[3 * MESSAGE_SIZE + sizeof(cut)];
    int len = vsnprintf(raw, sizeof(raw), format, args);
    // It may name a file or repeat an argument.
    utf8_copy_harmless(message, sizeof(message) - sizeof(cut), raw);
    if (len >= (int)sizeof(raw)) {
        memcpy(message + strlen(message), cut, sizeof(cut));
    }
    if (log_state.held) {
        keep(message);
    } else {
        fprintf(stderr, "%s: %s\n", program, message);
    }
}

void log_message(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    put(format, args);
    va_end(args);
}

void log_note(const char *format, ...)
{
    if (log_state.quiet) {
        return;
    }
    va_list args;
    va_start(args, format);
    put(format, args);
    va_end(args);
}

void log_lines(const char *text)
{
    for (const char *end; (end = strchr(text, '\n')); text = end + 1) {
        log_message("%.*s", (int)(end - text), text);
    }
}

void log_set_program(const char *name)
{
    program = name;
}

void log_set_quiet(bool quiet)
{
    log_state.quiet = quiet;
}

void log_hold(void)
{
    log_state.held = true;
}

void log_release(void)
{
    log_state.held = false;
    fwrite(log_state.kept, 1, log_state.len, stderr);
    log_state.len = 0;
}

void fatal_set_hook(void (*hook)(void))
{
    fatal_hook = hook;
}

void fatal(const char *format, ...)
{
    void (*hook)(void) = fatal_hook;
    fatal_hook = NULL; // a hook that fails itself must not come here again
    if (hook) {
        hook();
    }
    log_release();
    va_list args;
    va_start(args, format);
    put(format, args);
    va_end(args);
    exit(EXIT_INTERNAL);
}
