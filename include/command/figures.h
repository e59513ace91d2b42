// SPDX-License-Identifier: EUPL-1.2
// The figures of a household as facts, one a line.
#ifndef COMMAND_FIGURES_H
#define COMMAND_FIGURES_H

struct figures;

void put_figures(const struct figures *figures);

#endif
