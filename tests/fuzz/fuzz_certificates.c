// SPDX-License-Identifier: EUPL-1.2
// Any bytes as the file that lists what was erased: it is taken, or refused with a sentence that names
// the line.
#include <assert.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "store/certificates.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char folder[] = "/tmp/tilburg-fuzz-XXXXXX";
static char database[64]; // which is not there; the file beside it is
static char list_path[80];

static void leave(void)
{
    unlink(list_path);
    rmdir(folder);
}

static void open_once(void)
{
    if (database[0] == '\0') {
        assert(mkdtemp(folder));
        snprintf(database, sizeof(database), "%s/city.db", folder);
        snprintf(list_path, sizeof(list_path), "%s-erased", database);
        atexit(leave);
    }
}

static void write_list(const uint8_t *data, size_t size)
{
    int file = open(list_path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    assert(file >= 0 && write(file, data, size) == (ssize_t)size);
    close(file);
}

static void check(const struct certificates *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct certificate *one = &list->items[i];
        assert(one->household_id > 0 && one->at > 0);
        assert(certificates_find(list, one->salt));
        assert(!certificate_has_code(one, "no such code"));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct certificates list = {0};
    struct err err = {0};
    open_once();
    write_list(data, size);
    if (certificates_read(database, &list, &err)) {
        check(&list);
    } else {
        assert(strstr(err.text, "city.db-erased"));
    }
    certificates_clear(&list);
    return 0;
}
