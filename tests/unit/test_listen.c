// SPDX-License-Identifier: EUPL-1.2
#include "service/listen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/err.h"
#include "base/text.h"
#include "base/xalloc.h"

static char folder[] = "/tmp/listen.XXXXXX";
static char *path;

static int connect_to(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int client = socket(AF_UNIX, SOCK_SEQPACKET, 0);
    memcpy(address.sun_path, path, strlen(path) + 1);
    if (connect(client, (struct sockaddr *)&address, sizeof(address)) == 0) {
        return client;
    }
    close(client);
    return -1;
}

static void open_it(struct listener *listener)
{
    struct err err;
    if (!listen_open(listener, path, &err)) {
        fail_msg("%s", err.text);
    }
}

static void assert_refused(const char *at, const char *reason)
{
    struct listener listener;
    struct err err;
    assert_false(listen_open(&listener, at, &err));
    if (!strstr(err.text, reason)) {
        fail_msg("%s", err.text);
    }
}

static void tells_who_connects(void **state)
{
    struct listener listener;
    struct stat status;
    uid_t uid = (uid_t)-1;
    (void)state;
    open_it(&listener);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0660);
    assert_int_equal(listen_accept(&listener, &uid), -1);
    int client = connect_to();
    int service = listen_accept(&listener, &uid);
    assert_true(client >= 0 && service >= 0);
    assert_int_equal(uid, getuid());
    close(client);
    close(service);
    listen_close(&listener);
    listen_close(&listener);
    assert_int_equal(access(path, F_OK), -1);
    assert_int_equal(connect_to(), -1);
}

static void one_service_answers_at_a_place(void **state)
{
    struct listener listener;
    char *lock = xasprintf("%s-lock", path);
    (void)state;
    open_it(&listener);
    assert_refused(path, "Another service answers");
    assert_int_equal(unlink(lock), 0); // nor when somebody took its lock away
    assert_refused(path, "Another service answers");
    int client = connect_to();
    assert_true(client >= 0);
    close(client);
    listen_close(&listener);
    free(lock);
}

static void takes_the_place_of_one_that_was_killed(void **state)
{
    struct listener killed, listener;
    (void)state;
    open_it(&killed);
    close(killed.socket);
    close(killed.lock);
    free(killed.path);
    assert_int_equal(access(path, F_OK), 0);
    open_it(&listener);
    int client = connect_to();
    assert_true(client >= 0);
    close(client);
    listen_close(&listener);
}

static void what_is_no_socket_stays(void **state)
{
    struct stat status;
    (void)state;
    assert_int_equal(mkdir(path, 0700), 0);
    assert_refused(path, "is no socket");
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(rmdir(path), 0);
    assert_refused("/nowhere/socket", "no such file or folder");
    char *long_path = xasprintf("%s/%0200d", folder, 1);
    assert_refused(long_path, "the name is too long");
    free(long_path);
}

static int open_folder(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_EN);
    path = mkdtemp(folder) ? xasprintf("%s/socket", folder) : NULL;
    return path ? 0 : -1;
}

static int close_folder(void **state)
{
    char *lock = xasprintf("%s-lock", path);
    (void)state;
    unlink(lock);
    free(lock);
    free(path);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_who_connects),
        cmocka_unit_test(one_service_answers_at_a_place),
        cmocka_unit_test(takes_the_place_of_one_that_was_killed),
        cmocka_unit_test(what_is_no_socket_stays),
    };
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
