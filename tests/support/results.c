// SPDX-License-Identifier: EUPL-1.2
#include "results.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"

void results_note(const char *fault, const char *how, long runs, long lost)
{
    const char *path = getenv("TEST_RESULTS");
    FILE *out = str_is_given(path) ? fopen(path, "ae") : NULL;
    if (out) {
        fprintf(out, "%s\t%s\t%ld\t%ld\n", fault, how, runs, lost);
        fclose(out);
    }
}

#if defined(__SANITIZE_ADDRESS__)
#define SLOWNESS 5
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SLOWNESS 5
#endif
#endif
#ifndef SLOWNESS
#define SLOWNESS 1
#endif

long results_effort(const char *name, long usual)
{
    const char *value = getenv(name);
    long effort = str_is_given(value) ? atol(value) : usual / SLOWNESS;
    return effort > 0 ? effort : 1;
}
