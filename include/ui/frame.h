// SPDX-License-Identifier: EUPL-1.2
// A frame on its way to the terminal: bytes are what slow lines pay for.
#ifndef UI_FRAME_H
#define UI_FRAME_H

#include <stdbool.h>
#include <stddef.h>

// Makes a frame shorter, in place; returns the new length. What the terminal shows stays: sequences
// of attributes that follow one another become one, what a reset takes back at once goes, and so
// does choosing the plain character set in front of them (the program uses no other). With
// *by_columns*, moves within a row are told by the column alone (CHA); curses tells both.
size_t frame_slim(char *bytes, size_t len, bool by_columns);

#endif
