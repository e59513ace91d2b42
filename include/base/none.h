// SPDX-License-Identifier: EUPL-1.2
// "Nothing is known": the value of a number or date that was not given. It is
// never 0, because 0 hours and unknown hours are different things.
#ifndef BASE_NONE_H
#define BASE_NONE_H

#include <stdint.h>

#define NONE INT64_MIN

#endif
