// SPDX-License-Identifier: EUPL-1.2
#include "base/start.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"
#include "base/str.h"

void start_guard_files(int status)
{
    umask(077);
    for (int fd = 0; fd <= 2; fd++) {
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) < 0) {
            _exit(status);
        }
    }
}

enum language start_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        const char *value = getenv(names[i]);
        if (str_is_given(value)) {
            return strncmp(value, "en", 2) == 0 ? LANGUAGE_EN : LANGUAGE_NL;
        }
    }
    return LANGUAGE_NL;
}
