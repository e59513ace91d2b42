// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a file of settings: it is taken, or every problem is a sentence with a line.
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "io/ini_settings.h"
#include "model/settings.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_settings(const struct settings *settings)
{
    assert(settings->domain_count > 0);
    assert(settings->weeks_per_year >= 1 && settings->weeks_per_year <= 53);
    for (size_t i = 0; i < settings->instrument_count; i++) {
        const struct instrument *instrument = &settings->instruments[i];
        assert(instrument->axis_count > 0 && instrument->axis_count <= SCORING_AXES);
        assert(instrument->minimum < instrument->maximum);
        assert(settings_instrument(settings, instrument->name) == instrument);
    }
    for (size_t i = 0; i < settings->level_count; i++) {
        assert(choice_label(&settings->levels[i])[0] != '\0');
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int file = memfd_create("ini", MFD_CLOEXEC);
    assert(file >= 0 && write(file, data, size) == (ssize_t)size);
    assert(fchmod(file, 0600) == 0); // others may write to it else, and it is refused unread
    char path[64];
    snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
    struct settings settings;
    struct buf problems = {0};
    settings_init(&settings);
    if (ini_settings_read(&settings, path, &problems)) {
        assert(problems.len == 0);
        check_settings(&settings);
    } else {
        assert(problems.len > 0 && problems.data[problems.len - 1] == '\n');
    }
    settings_clear(&settings);
    buf_clear(&problems);
    close(file);
    return 0;
}
