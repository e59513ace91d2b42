// SPDX-License-Identifier: EUPL-1.2
// Text as the terminal shows it: UTF-8, measured in columns. Widths come from
// Unicode's tables and are the same under every locale.
//
// A character takes the zero-width ones behind it along (combining marks): it
// is moved over, cut and measured together with them. In texts that end with a
// NUL, each byte that is no valid UTF-8 counts as a character of one column.
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

// Decodes one character at s (len > 0); returns its length in bytes, or 0 when
// the bytes are no valid UTF-8 (overlong, surrogate, cut off, above U+10FFFF);
// *code_point is then U+FFFD. Reads nothing behind the first wrong byte, so for
// a text that ends with a NUL any len from 4 on is safe.
size_t utf8_decode(const char *s, size_t len, int32_t *code_point);

// Writes one character as UTF-8 (no NUL behind it); returns its length, 0 when there is no such
// character.
size_t utf8_encode(int32_t code_point, char bytes[4]);

// Whether all is printable ASCII, which is valid and clean as it stands.
bool utf8_is_plain(const char *s, size_t len);

// True when all is valid; else *bad (may be NULL) is the offset of the first wrong byte.
bool utf8_valid(const char *s, size_t len, size_t *bad);

// Columns of one character: 0 combining, 1, 2 wide; 1 for control characters
// and those that Unicode has not assigned (they are drawn as U+FFFD).
int utf8_char_width(int32_t code_point);
int utf8_width(const char *s); // columns of the whole text

// The most bytes of s that fit in *columns* columns without parting a
// character from its combining marks; *used (may be NULL) gets the columns.
size_t utf8_fit(const char *s, int columns, int *used);

// Byte offset of the character before / after the one at *at* (combining marks
// go along); the start / end of the text when there is none.
size_t utf8_prev(const char *s, size_t at);
size_t utf8_next(const char *s, size_t at);

enum utf8_lines { UTF8_ONE_LINE, UTF8_MANY_LINES }; // whether \n may stay

// Why text is not acceptable as it stands: NULL, or a short reason in the
// interface's language ("control character", "invalid UTF-8"), not to be freed.
// *at (may be NULL) gets the byte offset. NUL, tab, C0, C1, ESC and DEL are control characters;
// \n is allowed with UTF8_MANY_LINES (\r\n counts as \n, a lone \r does not).
const char *utf8_refuse(const char *s, size_t len, enum utf8_lines lines, size_t *at);

// Adds s cleaned for keeping: NFC, each invalid byte as U+FFFD, control, bidi and zero-width
// characters left out (\r\n and \r become \n, and so do U+2028 and U+2029), \n a blank in one line.
// Of more than 30 combining marks on one character the rest is left out. Cleaning what is clean
// changes nothing.
void utf8_clean(struct buf *out, const char *s, size_t len, enum utf8_lines lines);

// Copies s as one line that does no harm to a terminal or log, whatever it holds: a tab or line
// break becomes a blank, other control, bidi and zero-width characters and invalid bytes U+FFFD.
// Cuts at a character when size is too small (three times the length never is). Takes no memory.
// Returns the length, without the NUL behind it (size > 0).
size_t utf8_copy_harmless(char *out, size_t size, const char *s);

#endif
