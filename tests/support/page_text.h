// SPDX-License-Identifier: EUPL-1.2
// What is laid out for a pane, as text.
#ifndef SUPPORT_PAGE_TEXT_H
#define SUPPORT_PAGE_TEXT_H

#include "base/buf.h"
#include "screen/page.h"

// The lines as text, the names that the cursor can stand on between brackets. Every cell has to lie within
// the page. out is emptied first; returns its text.
const char *page_text(const struct page *page, struct buf *out);

#endif
