// SPDX-License-Identifier: EUPL-1.2
#include "figures/snapshots.h"

#include "figures/contact.h"
#include "figures/figures.h"
#include "model/settings.h"

void figures_freeze(const struct snapshot_records *records, int64_t day,
                    const struct settings *settings, struct snapshot *snapshot)
{
    struct figures figures = {0};
    struct contact contact = {0};
    figures_household(records->involvements, day, settings, &figures);
    figures_contact(&(struct contact_source){.involvements = records->involvements,
                                             .meetings = records->meetings,
                                             .people = records->people,
                                             .network = records->network,
                                             .day = day,
                                             .months = settings->contact_months},
                    &contact);
    snapshot->date = day;
    snapshot->helpers = figures.helpers;
    snapshot->organisations = figures.organisations;
    snapshot->hours_per_week = figures.hours_per_week;
    snapshot->unknown_hours = figures.unknown_hours;
    snapshot->hours_per_helper = figures.hours_per_helper;
    snapshot->visits_per_week = figures.visits_per_week;
    snapshot->faces = figures.faces;
    snapshot->yearly_cost = figures.yearly_cost;
    snapshot->unknown_costs = figures.unknown_costs;
    snapshot->municipal_cost = figures.municipal_cost;
    snapshot->coverage = contact.coverage;
}
