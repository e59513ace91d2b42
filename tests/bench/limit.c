// SPDX-License-Identifier: EUPL-1.2
// The least program that does the screen's main work, as the measure of what this
// machine can do: a list of households, a search on each key, a record, its helpers,
// and saving one change. It has no forms, no undo, no language and checks little.
//
// usage: limit DATABASE (made by run.py)
// Keys: j k n p (row and page), / (search; Enter ends it), Enter (opens), 1 2 (panes),
// s (saves a change), q (back, ends).
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <curses.h>
#include <sqlite3.h>

enum { ROWS = 20, TEXT = 512, COLUMNS_SHOWN = 4, FIELDS = 13, WRAP = 64 };

enum statement {
    NEXT,
    BEFORE,
    SEARCH,
    RECORD,
    MEMBERS,
    HELPERS,
    UPDATE,
    STEP,
    HISTORY,
    TRAIL,
    STATEMENTS
};

// The columns of a row, with the number of helpers who come today.
#define COLUMNS_SQL                                                                                \
    "id, name, code, address, (SELECT count(DISTINCT professional) FROM helper WHERE "             \
    "household = id AND first <= 20779 AND last >= 20779) "

static const char *const sql[STATEMENTS] = {
    [NEXT] = "SELECT " COLUMNS_SQL "FROM household WHERE id > ?1 ORDER BY id LIMIT ?2",
    [BEFORE] = "SELECT " COLUMNS_SQL "FROM household WHERE id < ?1 ORDER BY id DESC LIMIT ?2",
    // Those of this name before those with a helper, a street or a member of this name (fill.py).
    [SEARCH] = "SELECT " COLUMNS_SQL "FROM search JOIN household ON household.id = "
               "search.rowid % 100000000 WHERE search MATCH ?1 ORDER BY search.rowid LIMIT ?2",
    [RECORD] = "SELECT code, name, address, postcode, district, phone, language, safety_note, "
               "weight, question, wanted, strengths, worries FROM household WHERE id = ?1",
    [MEMBERS] = "SELECT line FROM member WHERE household = ?1",
    [HELPERS] = "SELECT line FROM helper WHERE household = ?1 AND last >= 20779 LIMIT ?2",
    [UPDATE] = "UPDATE household SET rev = rev + 1, wanted = CASE WHEN wanted LIKE '%x' "
               "THEN rtrim(wanted, 'x') ELSE wanted || 'x' END WHERE id = ?1",
    [STEP] = "INSERT INTO step (session, number, login, at, verb, kind, action, label, first_line, "
             "last_line, result) SELECT ?2, ?3, 'limit', 0, 'save', 'household', 'change', code, "
             "1, 1, id FROM household WHERE id = ?1",
    [HISTORY] = "INSERT INTO history (step, household, kind, record, rev, action, field, old, new) "
                "SELECT last_insert_rowid(), id, 'household', id, rev, 'change', 'wanted', wanted, "
                "wanted || 'x' FROM household WHERE id = ?1",
    [TRAIL] = "INSERT INTO trail (at, user, uid, role, behalf, household, kind, record, action, "
              "ground, glass, session, address, result, count, step, words_hash, mac) "
              "SELECT 0, 0, 0, 'owner', 0, id, 'household', id, 'change', 'own', 0, ?2, '', "
              "'done', 1, ?3, x'', zeroblob(32) FROM household WHERE id = ?1",
};

struct row {
    sqlite3_int64 id;
    char column[COLUMNS_SHOWN][TEXT];
};

static struct {
    sqlite3 *db;
    sqlite3_stmt *statements[STATEMENTS];
    struct row rows[ROWS];
    int count, cursor;
    char word[64];
    bool typing;
    int pane; // 0: the list
    int saved;
} limit;

static void check(int code)
{
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) {
        endwin();
        fprintf(stderr, "limit: %s\n", sqlite3_errmsg(limit.db));
        exit(1);
    }
}

static void open_database(const char *path)
{
    check(sqlite3_open_v2(path, &limit.db, SQLITE_OPEN_READWRITE, NULL));
    check(sqlite3_exec(limit.db, "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0", NULL,
                       NULL, NULL));
    sqlite3_db_config(limit.db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

// Prepared when first needed: a start pays only for what it shows.
static sqlite3_stmt *use(enum statement which)
{
    sqlite3_stmt **statement = &limit.statements[which];
    if (*statement == NULL) {
        check(sqlite3_prepare_v3(limit.db, sql[which], -1, SQLITE_PREPARE_PERSISTENT, statement,
                                 NULL));
    }
    return *statement;
}

static const char *column(sqlite3_stmt *statement, int index)
{
    const char *text = (const char *)sqlite3_column_text(statement, index);
    return text != NULL ? text : "";
}

static void read_row(sqlite3_stmt *statement, struct row *row)
{
    row->id = sqlite3_column_int64(statement, 0);
    for (int i = 0; i < COLUMNS_SHOWN; i++) {
        snprintf(row->column[i], TEXT, "%s", column(statement, i + 1));
    }
}

static int fetch(sqlite3_stmt *statement, int most, struct row *rows)
{
    int count = 0;
    sqlite3_bind_int(statement, 2, most);
    while (count < most && sqlite3_step(statement) == SQLITE_ROW) {
        read_row(statement, &rows[count++]);
    }
    sqlite3_reset(statement);
    return count;
}

static void move_on(int by)
{
    struct row got[ROWS];
    sqlite3_stmt *next = use(NEXT);
    sqlite3_bind_int64(next, 1, limit.count > 0 ? limit.rows[limit.count - 1].id : 0);
    int count = fetch(next, by, got);
    int kept = limit.count + count > ROWS ? ROWS - count : limit.count;
    memmove(limit.rows, limit.rows + limit.count - kept, (size_t)kept * sizeof(*got));
    memcpy(limit.rows + kept, got, (size_t)count * sizeof(*got));
    limit.count = kept + count;
}

static void move_back(int by)
{
    struct row got[ROWS];
    sqlite3_stmt *before = use(BEFORE);
    sqlite3_bind_int64(before, 1, limit.count > 0 ? limit.rows[0].id : 0);
    int count = fetch(before, by, got);
    for (int i = 0; i < count; i++) {
        limit.count -= limit.count == ROWS;
        memmove(limit.rows + 1, limit.rows, (size_t)limit.count * sizeof(*got));
        limit.rows[0] = got[i];
        limit.count++;
    }
}

static void search(void)
{
    char match[sizeof(limit.word) + 4];
    limit.cursor = limit.count = 0;
    if (limit.word[0] == '\0') {
        move_on(ROWS);
        return;
    }
    snprintf(match, sizeof(match), "\"%s\"*", limit.word);
    sqlite3_bind_text(use(SEARCH), 1, match, -1, SQLITE_TRANSIENT);
    limit.count = fetch(use(SEARCH), ROWS, limit.rows);
}

static void draw_list(void)
{
    static const int at[COLUMNS_SHOWN] = {0, 30, 40, 66};
    for (int i = 0; i < limit.count; i++) {
        attrset(i == limit.cursor ? A_REVERSE : A_NORMAL);
        mvhline(i + 1, 0, ' ', 80);
        for (int part = 0; part < COLUMNS_SHOWN; part++) {
            mvaddnstr(i + 1, at[part], limit.rows[i].column[part], 26);
        }
    }
    attrset(A_NORMAL);
    mvprintw(22, 0, "/%s", limit.word);
    mvprintw(22, 70, "%d saved", limit.saved);
}

// The whole text in lines of WRAP bytes; returns the row behind it.
static int draw_wrapped(int row, const char *text)
{
    do {
        int len = (int)strlen(text);
        for (len = len > WRAP ? WRAP : len; len > 1 && text[len] != '\0' && text[len] != ' ';) {
            len--;
        }
        mvaddnstr(row++, 14, text, len);
        text += len;
        text += strspn(text, " ");
    } while (*text != '\0');
    return row;
}

static void draw_lines(enum statement which, int row)
{
    sqlite3_stmt *lines = use(which);
    sqlite3_bind_int64(lines, 1, limit.rows[limit.cursor].id);
    if (sqlite3_bind_parameter_count(lines) > 1) {
        sqlite3_bind_int(lines, 2, ROWS);
    }
    while (sqlite3_step(lines) == SQLITE_ROW) {
        mvaddnstr(row++, 0, column(lines, 0), 78);
    }
    sqlite3_reset(lines);
}

static void draw_record(void)
{
    sqlite3_stmt *record = use(RECORD);
    int row = 1;
    sqlite3_bind_int64(record, 1, limit.rows[limit.cursor].id);
    if (sqlite3_step(record) == SQLITE_ROW) {
        for (int i = 0; i < FIELDS; i++) {
            mvaddnstr(row, 0, sqlite3_column_name(record, i), 12);
            row = draw_wrapped(row, column(record, i));
        }
    }
    sqlite3_reset(record);
    draw_lines(MEMBERS, row);
}

static void draw_helpers(void)
{
    draw_lines(HELPERS, 1);
}

static void draw(void)
{
    static void (*const panes[])(void) = {draw_list, draw_record, draw_helpers};
    erase();
    attrset(A_BOLD);
    mvaddstr(0, 0, "limit");
    attrset(A_NORMAL);
    panes[limit.pane]();
    mvaddstr(23, 0, "j k row  n p page  / search  Enter open  1 2 panes  s save  q back");
    refresh();
}

static void run(sqlite3_stmt *statement)
{
    sqlite3_bind_int64(statement, 1, limit.rows[limit.cursor].id);
    if (sqlite3_bind_parameter_count(statement) > 1) {
        sqlite3_bind_int64(statement, 2, getpid());
        sqlite3_bind_int64(statement, 3, limit.saved);
    }
    check(sqlite3_step(statement));
    check(sqlite3_reset(statement));
}

static void save(void)
{
    check(sqlite3_exec(limit.db, "BEGIN IMMEDIATE", NULL, NULL, NULL));
    run(use(UPDATE));
    run(use(STEP));
    run(use(HISTORY));
    run(use(TRAIL));
    check(sqlite3_exec(limit.db, "COMMIT", NULL, NULL, NULL));
    limit.saved++;
}

static void type(int key)
{
    size_t len = strlen(limit.word);
    if (key == '\n' || key == '\r') {
        limit.typing = false;
        return;
    }
    if (key == 'U' - '@') {
        limit.word[0] = '\0';
    } else if (key == KEY_BACKSPACE || key == 127) {
        limit.word[len > 0 ? len - 1 : 0] = '\0';
    } else if (key > ' ' && key < 127 && key != '"' && len + 1 < sizeof(limit.word)) {
        limit.word[len] = (char)key;
        limit.word[len + 1] = '\0';
    }
    search();
}

static void press(int key)
{
    switch (key) {
    case 'j':
        if (limit.cursor + 1 < limit.count) {
            limit.cursor++;
        } else if (limit.word[0] == '\0') {
            move_on(1);
        }
        break;
    case 'k':
        if (limit.cursor > 0) {
            limit.cursor--;
        } else if (limit.word[0] == '\0') {
            move_back(1);
        }
        break;
    case 'n': move_on(ROWS); break;
    case 'p': move_back(ROWS); break;
    case '/':
        limit.typing = true;
        limit.word[0] = '\0';
        search();
        break;
    case '1':
    case '2': limit.pane = key - '0'; break;
    case '\n':
    case '\r': limit.pane = 1; break;
    case 's': save(); break;
    default: break;
    }
}

// Keys that wait are all handled before anything is drawn.
static void loop(void)
{
    for (;;) {
        draw();
        timeout(-1);
        int key = getch();
        if (key == ERR) {
            return; // the terminal is gone
        }
        for (timeout(0); key != ERR; key = getch()) {
            if (limit.typing) {
                type(key);
            } else if (key == 'q' && limit.pane > 0) {
                limit.pane = 0;
            } else if (key == 'q') {
                return;
            } else {
                press(key);
            }
        }
    }
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: limit DATABASE\n", stderr);
        return 2;
    }
    setlocale(LC_ALL, "C.UTF-8");
    open_database(argv[1]);
    if (newterm(NULL, stdout, stdin) == NULL) {
        return 1;
    }
    raw();
    noecho();
    curs_set(0);
    search();
    loop();
    endwin();
    for (int i = 0; i < STATEMENTS; i++) {
        sqlite3_finalize(limit.statements[i]);
    }
    sqlite3_close(limit.db);
    return 0;
}
