// SPDX-License-Identifier: EUPL-1.2
// What goes out to the terminal. A terminal that takes nothing – a dead client, a lost line – stops nobody:
// what it does not take waits here, and goes out as it takes more. There is one terminal, so its state is
// the process's.
#ifndef UI_OUTLET_H
#define UI_OUTLET_H

#include <stdbool.h>
#include <stddef.h>

void outlet_open(void); // standard output, which has to be a terminal
void outlet_close(void);

// Sends the bytes, behind what still waits; waits for nothing.
void outlet_put(const char *bytes, size_t len);

// Sends of what waits as much as is taken now. Whether something waits still.
void outlet_flush(void);
bool outlet_waits(void);
int outlet_descriptor(void); // to be polled for room

// Messages to this descriptor wait for nothing either, when it is a terminal.
void outlet_lead(int descriptor);

// Waits until all is out; gives up when the line is lost, and after a moment when the program has been
// told to end.
void outlet_finish(void);

#endif
