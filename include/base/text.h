// SPDX-License-Identifier: EUPL-1.2
// The interface's language. English texts stand in the code within _(); the
// Dutch ones are compiled in from src/po/nl.po, so no locale has to be there.
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

enum language { LANGUAGE_NL, LANGUAGE_EN };

void text_set_language(enum language language);
enum language text_language(void);

const char *text_get(const char *english) __attribute__((format_arg(1)));
const char *text_get_plural(const char *one, const char *many, long count)
    __attribute__((format_arg(1), format_arg(2)));

// A text whose meaning hangs on its context: _C("mark", "unclear").
const char *text_get_context(const char *context, const char *english)
    __attribute__((format_arg(2)));

#define _(english) text_get(english)
#define _C(context, english) text_get_context(context, english)
#define _N(one, many, count) text_get_plural(one, many, count)
#define N_(english) english // marks a text in a table for translation, gives it unchanged

#endif
