// SPDX-License-Identifier: EUPL-1.2
// What helpers in a Dutch city do: the kinds of work of which demonstration data is made.
#ifndef COMMAND_DEMO_SERVICES_H
#define COMMAND_DEMO_SERVICES_H

#include <stddef.h>

enum demo_sector {
    SECTOR_GUIDANCE,
    SECTOR_HOME_CARE,
    SECTOR_WELFARE,
    SECTOR_YOUTH,
    SECTOR_MENTAL_HEALTH,
    SECTOR_HEALTH,
    SECTOR_DEBTS,
    SECTOR_WORK,
    SECTOR_TOWN_HALL,
    SECTOR_SCHOOL,
    SECTOR_SAFETY,
    SECTOR_HOUSING,
    SECTOR_COUNT,
};

enum { SECTOR_ORGANISATIONS = 5 }; // of each sector

enum demo_whom { FOR_HOUSEHOLD, FOR_ADULT, FOR_CHILD };

enum demo_service_id {
    SERVICE_HOUSEKEEPING,
    SERVICE_GUIDE,
    SERVICE_COACH,
    SERVICE_SOCIAL_WORKER,
    SERVICE_FAMILY_GUIDE,
    SERVICE_YOUTH_WORKER,
    SERVICE_AUTISM_COACH,
    SERVICE_PLAY_THERAPIST,
    SERVICE_FAMILY_THERAPIST,
    SERVICE_PSYCHOLOGIST,
    SERVICE_PSYCHIATRIST,
    SERVICE_PSYCHIATRIC_NURSE,
    SERVICE_PRACTICE_NURSE,
    SERVICE_ADDICTION,
    SERVICE_DISTRICT_NURSE,
    SERVICE_OCCUPATIONAL_THERAPIST,
    SERVICE_PHYSIOTHERAPIST,
    SERVICE_REHABILITATION,
    SERVICE_BUDGET_COACH,
    SERVICE_DEBT_ADVISER,
    SERVICE_TRUSTEE,
    SERVICE_INCOME_MANAGER,
    SERVICE_JOB_COACH,
    SERVICE_ATTENDANCE_OFFICER,
    SERVICE_SCHOOL_GUIDE,
    SERVICE_REMEDIAL_TEACHER,
    SERVICE_HOMEWORK_COACH,
    SERVICE_GUARDIAN,
    SERVICE_PROBATION,
    SERVICE_POLICE,
    SERVICE_HOUSING_ADVISER,
    SERVICE_LANGUAGE_BUDDY,
    SERVICE_LONG_TERM_CARE,
    SERVICE_COUNT,
};

struct demo_service {
    const char *function;
    enum demo_sector sector;
    const char *domain;
    const char *law; // "" none
    enum demo_whom whom;
    int axis;                          // of the spider-web that it helps, -1: none
    const char *place;                 // "" unknown
    int tariff_least, tariff_most;     // euros an hour, 0: unknown
    int quarters_least, quarters_most; // of an hour per week
    int yearly;                        // euros a year instead of a tariff, 0: none
    int weight;                        // how common
    const char *purposes[3];
};

const struct demo_service *demo_service_get(enum demo_service_id id);

const char *demo_sector_name(enum demo_sector sector);
const char *demo_organisation_name(enum demo_sector sector,
                                   size_t number); // number < SECTOR_ORGANISATIONS

#endif
