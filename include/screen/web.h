// SPDX-License-Identifier: EUPL-1.2
// The third pane of a household: the spider-web of one member, then and now, in
// that person's words; and the screen on which it is filled in.
#ifndef SCREEN_WEB_H
#define SCREEN_WEB_H

struct screen;

// The pane in use shows this member's latest web.
void web_go_to(struct screen *screen, const char *member);

// Actions in the context "web".
void web_up(struct screen *screen);
void web_down(struct screen *screen);
void web_page_up(struct screen *screen);
void web_page_down(struct screen *screen);
void web_first(struct screen *screen);
void web_last(struct screen *screen);
void web_chart(struct screen *screen);    // Braille, ASCII, table
void web_together(struct screen *screen); // members side by side, or one
void web_person_next(struct screen *screen);
void web_person_previous(struct screen *screen);
void web_older(struct screen *screen); // the scoring before the one shown
void web_newer(struct screen *screen);
void web_scorings(struct screen *screen);   // chooses one of this person's
void web_instrument(struct screen *screen); // the next one of the settings
void web_new(struct screen *screen);        // fills in today's
void web_edit(struct screen *screen);
void web_delete(struct screen *screen); // asks

// Actions in the context "scoring".
void scoring_up(struct screen *screen);
void scoring_down(struct screen *screen);
void scoring_left(struct screen *screen);
void scoring_right(struct screen *screen);
void scoring_cell_next(struct screen *screen); // the next column, else the next dimension
void scoring_cell_previous(struct screen *screen);
void scoring_next(struct screen *screen); // the next dimension; saves after the last one
void scoring_none(struct screen *screen); // not discussed
void scoring_talk(struct screen *screen);
void scoring_wanted(struct screen *screen); // to the wanted mark and back
void scoring_note(struct screen *screen);
void scoring_stage(struct screen *screen);        // the next one
void scoring_filled_in_by(struct screen *screen); // the next one
void scoring_date(struct screen *screen);
void scoring_take_theirs(struct screen *screen);
void scoring_save(struct screen *screen);
void scoring_leave(struct screen *screen); // asks when something was typed

// A goal from a wish of the person shown: with one wish at once, else asks for which dimension.
void web_goal(struct screen *screen);

#endif
