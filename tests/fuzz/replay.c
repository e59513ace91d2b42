// SPDX-License-Identifier: EUPL-1.2
// Stands in for libFuzzer where there is none: gives every file of
// tests/fuzz/corpus/NAME to the target of the program fuzz_NAME, or the files
// named on the command line.
#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool replay_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        return false;
    }
    struct buf bytes = {0};
    char part[4096];
    size_t len;
    while ((len = fread(part, 1, sizeof(part), file)) > 0) {
        buf_add(&bytes, part, len);
    }
    fclose(file);
    fprintf(stderr, "%s\n", path); // the last one named is the one that broke it
    // A copy of just its size, so that a read beyond it is seen by the sanitizer.
    uint8_t *copy = malloc(bytes.len > 0 ? bytes.len : 1);
    memcpy(copy, buf_text(&bytes), bytes.len);
    LLVMFuzzerTestOneInput(copy, bytes.len);
    free(copy);
    buf_clear(&bytes);
    return true;
}

static bool replay_folder(const char *folder)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort);
    bool ok = count > 2;
    for (int i = 0; i < count; i++) {
        if (entries[i]->d_name[0] != '.') {
            struct buf path = {0};
            buf_addf(&path, "%s/%s", folder, entries[i]->d_name);
            ok = replay_file(buf_text(&path)) && ok;
            buf_clear(&path);
        }
        free(entries[i]);
    }
    if (count >= 0) {
        free(entries);
    }
    if (count <= 2) {
        fprintf(stderr, "%s: no files\n", folder);
    }
    return ok;
}

int main(int argc, char **argv)
{
    bool ok = true;
    for (int i = 1; i < argc; i++) {
        ok = replay_file(argv[i]) && ok;
    }
    if (argc == 1) {
        const char *name = strstr(argv[0], "fuzz_");
        struct buf folder = {0};
        buf_addf(&folder, "tests/fuzz/corpus/%s", name ? name + strlen("fuzz_") : "");
        ok = replay_folder(buf_text(&folder));
        buf_clear(&folder);
    }
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
