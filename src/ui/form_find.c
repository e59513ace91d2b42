// SPDX-License-Identifier: EUPL-1.2
// Finding words in a field of many lines.
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "ui/dialog.h"
#include "ui/form_state.h"

enum { FOLDED_MOST = 4 }; // bytes of a text behind one byte of what it folds to, and more

// Whether the text goes on with the folded words here.
static bool begins(const char *at, const struct buf *words)
{
    struct buf piece = {0}, folded = {0};
    size_t most = words->len * FOLDED_MOST;
    size_t len = strnlen(at, most);
    while (len > 0 && len == most && ((unsigned char)at[len] & 0xC0) == 0x80) {
        len--; // whole characters
    }
    buf_add(&piece, at, len);
    fold_text(&folded, buf_text(&piece));
    bool found = strncmp(buf_text(&folded), buf_text(words), words->len) == 0;
    buf_clear(&piece);
    buf_clear(&folded);
    return found;
}

// From the character behind the cursor on, then from the beginning.
static bool find(struct lineedit *edit, const char *typed)
{
    const char *text = lineedit_text(edit);
    size_t len = strlen(text);
    struct buf words = {0};
    fold_text(&words, typed);
    size_t at = edit->at < len ? utf8_next(text, edit->at) : 0;
    bool found = false;
    for (size_t passed = 0; !found && words.len > 0 && passed <= len;) {
        if (at >= len) {
            passed += 1;
            at = 0;
        }
        found = begins(text + at, &words);
        size_t next = at < len ? utf8_next(text, at) : len;
        passed += next - at;
        at = found ? at : next;
    }
    if (found) {
        edit->at = at;
        edit->wish = 0;
    }
    buf_clear(&words);
    return found;
}

static void found_words(struct screen *screen, struct screen *prompt, enum screen_result result)
{
    struct form *form = form_of(screen);
    if (result != SCREEN_DONE) {
        return;
    }
    xreplace(&form->sought, prompt_text(prompt));
    if (form->sought[0] != '\0' && !find(&form_slot_active(form)->edit, form->sought)) {
        screen_tell(screen, STYLE_WARNING, _("“%s” does not stand in this text."), form->sought);
    }
}

void form_find(struct screen *screen)
{
    prompt_open(screen,
                &(struct prompt){.title = _("Find in this text"),
                                 .label = _("Words"),
                                 .text = form_of(screen)->sought},
                found_words);
}
