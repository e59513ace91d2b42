// SPDX-License-Identifier: EUPL-1.2
#include "protocol/parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/xalloc.h"
#include "protocol/codec.h"

enum { ROOM = PART_BYTES - PART_HEAD, LIMIT = 4 * PART_BYTES };

struct line {
    int ends[2];
    struct buf message;
};

static int set_up(void **state)
{
    struct line *line = xcalloc(1, sizeof(*line));
    *state = line;
    return socketpair(AF_UNIX, SOCK_SEQPACKET, 0, line->ends);
}

static int tear_down(void **state)
{
    struct line *line = *state;
    close(line->ends[0]);
    close(line->ends[1]);
    buf_clear(&line->message);
    free(line);
    return 0;
}

// A packet with this signature and this sign for more, and so many bytes behind it.
static void send_packet(struct line *line, uint32_t signature, int more, size_t len)
{
    char *packet = xcalloc(1, PART_HEAD + len);
    for (int i = 0; i < 4; i++) {
        packet[i] = (char)(signature >> (8 * i));
    }
    packet[4] = (char)more;
    assert_int_equal(send(line->ends[0], packet, PART_HEAD + len, 0), PART_HEAD + len);
    free(packet);
}

static enum parts_result receive(struct line *line)
{
    return parts_receive(line->ends[1], &line->message, LIMIT);
}

static void a_message_comes_back(void **state)
{
    static const size_t sizes[] = {0, 1, ROOM - 1, ROOM, ROOM + 1, 2 * ROOM, LIMIT};
    struct line *line = *state;
    for (size_t i = 0; i < ARRAY_SIZE(sizes); i++) {
        struct buf sent = {0};
        size_t offset = 0;
        size_t parts = 0;
        enum parts_result there, here;
        for (size_t at = 0; at < sizes[i]; at++) {
            buf_add_char(&sent, (char)(at * 7 + i));
        }
        buf_reset(&line->message);
        do {
            there = parts_send(line->ends[0], &sent, &offset);
            here = receive(line);
            parts++;
            assert_int_equal(here, there);
        } while (there == PARTS_MORE);
        assert_int_equal(there, PARTS_WHOLE);
        assert_int_equal(parts, sizes[i] == 0 ? 1 : (sizes[i] + ROOM - 1) / ROOM);
        assert_int_equal(line->message.len, sizes[i]);
        assert_memory_equal(buf_text(&line->message), buf_text(&sent), sizes[i]);
        buf_clear(&sent);
    }
}

// What is refused may still be there: the line is of no use any more.
static void assert_refused(struct line *line, enum parts_result reason)
{
    char byte;
    assert_int_equal(receive(line), reason);
    (void)recv(line->ends[1], &byte, 1, MSG_DONTWAIT);
    assert_int_equal(receive(line), PARTS_WAIT);
}

static void what_is_no_part_is_told(void **state)
{
    struct line *line = *state;
    uint32_t own = codec_signature();
    assert_int_equal(receive(line), PARTS_WAIT);
    assert_int_equal(send(line->ends[0], "four", 4, 0), 4);
    assert_refused(line, PARTS_RUBBISH);
    send_packet(line, own, 2, 10);
    assert_refused(line, PARTS_RUBBISH);
    send_packet(line, own, 1, 0); // more to come, but nothing here
    assert_refused(line, PARTS_RUBBISH);
    send_packet(line, own + 1, 0, 10);
    assert_refused(line, PARTS_OTHER);
    send_packet(line, own, 0, ROOM + 1);
    assert_refused(line, PARTS_TOO_LONG);
}

static void a_message_has_a_limit(void **state)
{
    struct line *line = *state;
    for (int i = 0; i < LIMIT / ROOM; i++) {
        send_packet(line, codec_signature(), 1, ROOM);
        assert_int_equal(receive(line), PARTS_MORE);
    }
    send_packet(line, codec_signature(), 1, ROOM);
    assert_int_equal(receive(line), PARTS_TOO_LONG);
    assert_true(line->message.len <= LIMIT);
}

static void the_other_end_goes(void **state)
{
    struct line *line = *state;
    struct buf sent = {0};
    size_t offset = 0;
    send_packet(line, codec_signature(), 1, 10);
    close(line->ends[0]);
    line->ends[0] = -1;
    assert_int_equal(receive(line), PARTS_MORE);
    assert_int_equal(receive(line), PARTS_ENDED);
    buf_add_text(&sent, "lost");
    assert_int_equal(parts_send(line->ends[1], &sent, &offset), PARTS_ENDED);
    buf_clear(&sent);
}

static void a_full_line_is_not_waited_for(void **state)
{
    struct line *line = *state;
    struct buf sent = {0};
    size_t offset = 0;
    enum parts_result result;
    char *bytes = xcalloc(1, 100 * ROOM);
    buf_add(&sent, bytes, 100 * ROOM);
    do {
        result = parts_send(line->ends[0], &sent, &offset);
    } while (result == PARTS_MORE);
    assert_int_equal(result, PARTS_WAIT);
    size_t before = offset;
    assert_int_equal(receive(line), PARTS_MORE);
    assert_int_equal(parts_send(line->ends[0], &sent, &offset), PARTS_MORE);
    assert_int_equal(offset, before + ROOM);
    free(bytes);
    buf_clear(&sent);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_message_comes_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_part_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_message_has_a_limit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_other_end_goes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_full_line_is_not_waited_for, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
