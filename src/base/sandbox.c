// SPDX-License-Identifier: EUPL-1.2
#include "base/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/array.h"
#include "base/log.h"
#include "base/sandbox_calls.h"
#include "base/text.h"
#include "base/xalloc.h"

#if defined(SANDBOX_OFF) && defined(_FORTIFY_SOURCE)
#error "a release build keeps the sandbox"
#endif

#ifdef SANDBOX_OFF
enum { BUILT = false };
#else
enum { BUILT = true };
#endif

// Of a kernel that is newer than the headers may be; the version says from when on.
#define ACCESS_REFER (UINT64_C(1) << 13)    // 2
#define ACCESS_TRUNCATE (UINT64_C(1) << 14) // 3

#define ACCESS_ALL ((UINT64_C(1) << 13) - 1) // 1

// Of this process, or of the one that forked it.
static struct {
    bool entered, lack, asks;
    enum sandbox_role role;
} calls;

enum { VERSION_REFER = 2, VERSION_TRUNCATE = 3 };

static const struct {
    enum sandbox_access access;
    uint64_t file;   // of these rights those that a file has, too
    uint64_t folder; // those that only a folder has
} rights[] = {
    {SANDBOX_READ, LANDLOCK_ACCESS_FS_READ_FILE, 0},
    {SANDBOX_WRITE, LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | ACCESS_TRUNCATE,
     0},
    {SANDBOX_LIST, 0, LANDLOCK_ACCESS_FS_READ_DIR},
    {SANDBOX_MAKE, 0,
     LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_REMOVE_FILE |
         ACCESS_REFER},
    {SANDBOX_DISCARD, 0, LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR},
};

void sandbox_allow(struct sandbox *sandbox, const char *path, unsigned access)
{
    *ARRAY_PUSH(sandbox->paths, sandbox->count, sandbox->capacity) =
        (struct sandbox_path){.path = xstrdup(path), .access = access};
}

void sandbox_allow_folder(struct sandbox *sandbox, const char *file, unsigned access)
{
    const char *slash = strrchr(file, '/');
    char *folder = slash ? xstrndup(file, (size_t)(slash - file) + 1) : xstrdup(".");
    sandbox_allow(sandbox, folder, access);
    free(folder);
}

void sandbox_clear(struct sandbox *sandbox)
{
    for (size_t i = 0; i < sandbox->count; i++) {
        free(sandbox->paths[i].path);
    }
    free(sandbox->paths);
    *sandbox = (struct sandbox){0};
}

// What this kernel can forbid; 0: it has no Landlock.
static uint64_t known_rights(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version < 1 ? 0
                       : ACCESS_ALL | (version >= VERSION_REFER ? ACCESS_REFER : 0) |
                             (version >= VERSION_TRUNCATE ? ACCESS_TRUNCATE : 0);
}

static uint64_t rights_of(unsigned access, bool folder)
{
    uint64_t found = 0;
    for (size_t i = 0; i < ARRAY_SIZE(rights); i++) {
        if (access & rights[i].access) {
            found |= rights[i].file | (folder ? rights[i].folder : 0);
        }
    }
    return found;
}

// What cannot be named (it is not there, or is a pipe) is not opened by its path later either.
static void add_path(int ruleset, const char *path, unsigned access, uint64_t known)
{
    struct landlock_path_beneath_attr beneath = {.parent_fd = open(path, O_PATH | O_CLOEXEC)};
    struct stat status;
    if (beneath.parent_fd >= 0 && fstat(beneath.parent_fd, &status) == 0) {
        beneath.allowed_access = rights_of(access, S_ISDIR(status.st_mode)) & known;
        syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    }
    if (beneath.parent_fd >= 0) {
        close(beneath.parent_fd);
    }
}

static bool close_files(const struct sandbox *sandbox)
{
    uint64_t known = known_rights();
    struct landlock_ruleset_attr attributes = {.handled_access_fs = known};
    int ruleset =
        known ? (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof(attributes), 0) : -1;
    if (ruleset < 0) {
        return false;
    }
    for (size_t i = 0; i < sandbox->count; i++) {
        add_path(ruleset, sandbox->paths[i].path, sandbox->paths[i].access, known);
    }
    bool closed = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    close(ruleset);
    return closed;
}

void sandbox_enter_calls(const struct sandbox *sandbox)
{
    static const struct rlimit none = {0, 0};
    if (!BUILT) {
        return;
    }
    if (calls.entered) {
        if (calls.role != sandbox->role || calls.asks != sandbox->asks) {
            fatal("a sandbox of another role is entered already");
        }
        return;
    }
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    calls.entered = true;
    calls.role = sandbox->role;
    calls.asks = sandbox->asks;
    calls.lack = !sandbox_close_calls(sandbox);
}

unsigned sandbox_enter(const struct sandbox *sandbox)
{
    if (!BUILT) {
        return 0;
    }
    sandbox_enter_calls(sandbox);
    unsigned lacks = close_files(sandbox) ? 0 : SANDBOX_LACKS_FILES;
    return lacks | (calls.lack ? SANDBOX_LACKS_CALLS : 0);
}

const char *sandbox_words(unsigned lacks)
{
    switch (lacks) {
    case SANDBOX_LACKS_FILES:
        return _("this kernel has no Landlock: other files of yours are not closed to the program");
    case SANDBOX_LACKS_CALLS:
        return _("this kernel has no seccomp: what it does not need is not closed to the program");
    default:
        return _(
            "this kernel has neither Landlock nor seccomp: the program runs without a sandbox");
    }
}

bool sandbox_is_built(void)
{
    return BUILT;
}
