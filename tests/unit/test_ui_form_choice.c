// SPDX-License-Identifier: EUPL-1.2
// Forms: fields in which one of several values is chosen.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../support/form_world.h"
#include "../support/headless.h"
#include "base/text.h"

static void test_choices_tell_how(void **state)
{
    (void)state;
    form_world_open();
    form_go_to(world.form, LEVEL);
    form_world_draw(24, 80);
    assert_true(form_world_shows(_("Space shows the choices; or type the first letters")));
    form_world_play("Space");
    form_world_draw(24, 80);
    assert_true(form_world_shows("licht"));
    form_go_to(world.form, DAYS);
    form_world_play("Space");
    form_world_draw(24, 80);
    assert_true(form_world_shows(_("Space puts a cross or takes it away")));
    form_go_to(world.form, HOURS);
    form_world_draw(24, 80);
    assert_true(form_world_shows("a week"));
    form_world_close();
}

static void test_choice_by_typing(void **state)
{
    (void)state;
    form_world_open();
    form_world_play("Tab m i");
    assert_string_equal(screen_context(world.form), "form-choice");
    form_world_draw(24, 80);
    assert_true(form_world_shows("midden  tussenin"));
    assert_false(form_world_shows("licht"));
    form_world_play("Enter");
    assert_string_equal(form_value(world.form, LEVEL), "middle");
    assert_int_equal(form_active(world.form), HELPER);
    form_world_draw(24, 80);
    assert_true(form_world_shows("midden"));
    form_world_close();
}

static void test_choice_by_arrows(void **state)
{
    (void)state;
    form_world_open();
    form_world_play("Tab Right");
    assert_string_equal(form_value(world.form, LEVEL), "middle");
    form_world_play("Right");
    assert_string_equal(form_value(world.form, LEVEL), "");
    form_world_play("Right");
    assert_string_equal(form_value(world.form, LEVEL), "light");
    form_world_play("Left Left");
    assert_string_equal(form_value(world.form, LEVEL), "middle");
    form_world_play("Space Up");
    assert_int_equal(form_active(world.form), LEVEL);
    form_world_play("Tab");
    assert_string_equal(form_value(world.form, LEVEL), "heavy");
    form_world_close();
}

static void test_choice_escape_keeps_the_value(void **state)
{
    (void)state;
    form_world_open();
    form_world_play("Tab l Esc");
    assert_string_equal(form_value(world.form, LEVEL), "heavy");
    assert_non_null(world.form);
    form_world_draw(24, 80);
    assert_true(form_world_shows("zwaar"));
    form_world_play("BS");
    assert_string_equal(form_value(world.form, LEVEL), "");
    form_world_close();
}

static void test_none_of_the_choices(void **state)
{
    (void)state;
    form_world_open();
    form_world_play("Tab x y Tab");
    assert_int_equal(form_active(world.form), HELPER);
    form_world_draw(24, 80);
    assert_true(form_world_shows(_("None of the choices.")));
    form_world_play("C-s");
    assert_int_equal(world.saves, 0);
    assert_int_equal(form_active(world.form), LEVEL);
    form_world_play("BS C-s");
    assert_int_equal(world.saves, 1);
    form_world_close();
}

static void test_choice_asked(void **state)
{
    (void)state;
    form_world_open();
    form_world_play("Tab Tab B r");
    form_world_draw(24, 80);
    assert_true(form_world_shows("Bram Bakker"));
    assert_true(form_world_shows("Brechtje Bos  06-00000000"));
    assert_false(form_world_shows("Ada de Vries"));
    form_world_play("Down Enter");
    assert_string_equal(form_value(world.form, HELPER), "h3");
    assert_int_equal(world.changes, 1);
    assert_int_equal(world.changed, HELPER);
    form_world_draw(24, 80);
    assert_true(form_world_shows("Brechtje Bos"));
    // Typing and taking it away again empties the field, it does not take the first one.
    form_world_play("S-Tab B BS Tab");
    assert_string_equal(form_value(world.form, HELPER), "");
    form_world_close();
}

static void test_many(void **state)
{
    (void)state;
    form_world_open();
    form_go_to(world.form, DAYS);
    form_world_draw(24, 80);
    assert_true(form_world_shows("maandag"));
    form_world_play("Space w Space");
    form_world_draw(24, 80);
    assert_true(form_world_shows("[x] woensdag"));
    assert_true(form_world_shows("[ ] dinsdag"));
    assert_string_equal(form_value(world.form, DAYS), "mon wed");
    form_world_play("Up Space Tab");
    assert_string_equal(form_value(world.form, DAYS), "mon tue wed");
    assert_int_equal(form_active(world.form), KNOWN);
    form_world_draw(24, 80);
    assert_true(form_world_shows("maandag, dinsdag, woensdag"));
    form_world_close();
}

// What is typed is chosen by leaving the list too: else nobody would be, and that means all.
static void test_many_by_typing(void **state)
{
    (void)state;
    form_world_open();
    form_go_to(world.form, DAYS);
    form_world_play("d i n Enter");
    assert_string_equal(form_value(world.form, DAYS), "mon tue");
    assert_int_equal(form_active(world.form), KNOWN);
    form_go_to(world.form, DAYS);
    form_world_play("m a Tab"); // what is marked stays so
    assert_string_equal(form_value(world.form, DAYS), "mon tue");
    form_go_to(world.form, DAYS);
    form_world_play("w o Space d i Space Enter");
    assert_string_equal(form_value(world.form, DAYS), "mon wed");
    form_go_to(world.form, DAYS);
    form_world_play("d q w Tab"); // nothing begins with "dq", nor with "qw"
    assert_string_equal(form_value(world.form, DAYS), "mon wed");
    form_go_to(world.form, DAYS);
    form_world_play("d Esc Space Enter");
    assert_string_equal(form_value(world.form, DAYS), "mon wed");
    form_world_close();
}

static void test_yes_no(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_EN);
    form_world_open();
    form_go_to(world.form, KNOWN);
    assert_string_equal(form_value(world.form, KNOWN), "");
    form_world_play("y Tab");
    assert_string_equal(form_value(world.form, KNOWN), "yes");
    form_world_play("S-Tab Right");
    assert_string_equal(form_value(world.form, KNOWN), "no");
    form_world_play("Right");
    assert_string_equal(form_value(world.form, KNOWN), "");
    form_world_close();
    text_set_language(LANGUAGE_NL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_choices_tell_how),
        cmocka_unit_test(test_choice_by_typing),
        cmocka_unit_test(test_choice_by_arrows),
        cmocka_unit_test(test_choice_escape_keeps_the_value),
        cmocka_unit_test(test_none_of_the_choices),
        cmocka_unit_test(test_choice_asked),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_many_by_typing),
        cmocka_unit_test(test_yes_no),
    };
    return cmocka_run_group_tests(tests, headless_open, headless_close);
}
