// SPDX-License-Identifier: EUPL-1.2
// The figures of a household as facts, one a line, each behind so many blanks.
#ifndef COMMAND_FIGURES_H
#define COMMAND_FIGURES_H

struct figures;

void figures_put_facts(int indent, const struct figures *figures);

#endif
