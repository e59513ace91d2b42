// SPDX-License-Identifier: EUPL-1.2
// usage: run [NAME…]
// Plays every tests/screen/NAME.keys (or those named) without a terminal on a database of its own
// and compares what the screen shows with NAME.golden; UPDATE=1 writes the golden files anew.
// The keys are described in app/script.h. Lines at the beginning that start with "::" say what is
// played on; the usual is
//   ::today 2026-11-22   ::households 40   ::login (the demonstration's)   ::lang nl
//   ::theme mono   ::ascii no   ::data demo (or city: the lists of tests/data/city; work: with
//   what is done; or empty)
//   ::reads 0   ::writes 0   how many requests of each sort fail before the disk does its work
// With "::role coordinator" (or another one) the login is a user of a service with that role, and a
// colleague has had an emergency access to the first of the login's households, has opened it and was
// refused the second: "::earlier 15" days before today. With another role they are of one team, and the
// households of others. "::rights review": given to the login by name. What is read is noted as in a
// service.
// Keys behind the end of the program are for its next start on the same records. Every request and
// reply goes through its bytes.
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/app.h"
#include "app/loop.h"
#include "app/script.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/demo_city.h"
#include "model/settings.h"
#include "protocol/ask.h"
#include "screen/session.h"
#include "store/store.h"
#include "ui/term.h"

#include "../support/city.h"

#define FOLDER "tests/screen"

struct stage {
    char today[16], households[16], login[64], lang[8], theme[16], ascii[8], data[16], role[32];
    char reads[8], writes[8], earlier[8], rights[32];
};

struct play {
    const char *name;
    struct stage stage;
    struct settings settings;
    struct store *store;
    struct ask ask;
    int failing[2]; // requests that are still to fail: reads, writes
};

static char folder[] = "/tmp/screen-test-XXXXXX";

static bool read_whole(const char *path, struct buf *out)
{
    FILE *file = fopen(path, "re");
    if (!file) {
        return false;
    }
    char part[4096];
    size_t len;
    while ((len = fread(part, 1, sizeof(part), file)) > 0) {
        buf_add(out, part, len);
    }
    fclose(file);
    return true;
}

static bool write_whole(const char *path, const char *bytes, size_t len)
{
    FILE *file = fopen(path, "we");
    bool written = file && fwrite(bytes, 1, len, file) == len;
    return file && fclose(file) == 0 && written;
}

static char *path_of(const char *where, const char *name, const char *ending)
{
    return xasprintf("%s/%s%s", where, name, ending);
}

// Reads the "::NAME VALUE" lines at the beginning of the script.
static bool read_stage(const char *script, struct stage *stage, struct err *err)
{
    *stage = (struct stage){
        .today = "2026-11-22",
        .households = "40",
        .lang = "nl",
        .theme = "mono",
        .ascii = "no",
        .data = "demo",
    };
    snprintf(stage->login, sizeof(stage->login), "%s", demo_login);
    const struct {
        const char *name;
        char *value;
        size_t room;
    } keys[] = {
        {"::today ", stage->today, sizeof(stage->today)},
        {"::households ", stage->households, sizeof(stage->households)},
        {"::login ", stage->login, sizeof(stage->login)},
        {"::lang ", stage->lang, sizeof(stage->lang)},
        {"::theme ", stage->theme, sizeof(stage->theme)},
        {"::ascii ", stage->ascii, sizeof(stage->ascii)},
        {"::data ", stage->data, sizeof(stage->data)},
        {"::role ", stage->role, sizeof(stage->role)},
        {"::earlier ", stage->earlier, sizeof(stage->earlier)},
        {"::rights ", stage->rights, sizeof(stage->rights)},
        {"::reads ", stage->reads, sizeof(stage->reads)},
        {"::writes ", stage->writes, sizeof(stage->writes)},
    };
    for (const char *line = script; *line == '#' || *line == ':'; line++) {
        size_t len = strcspn(line, "\n"), i = 0;
        while (i < ARRAY_SIZE(keys) && strncmp(line, keys[i].name, strlen(keys[i].name)) != 0) {
            i++;
        }
        if (i < ARRAY_SIZE(keys)) {
            size_t name = strlen(keys[i].name);
            snprintf(keys[i].value, keys[i].room, "%.*s", (int)(len - name), line + name);
        } else if (strncmp(line, "::", 2) == 0) {
            return err_set(err, "not known: %.*s", (int)len, line);
        }
        line += len;
        if (!*line) {
            break;
        }
    }
    return true;
}

static bool set_stage(struct play *play, struct err *err)
{
    struct settings *settings = &play->settings;
    settings_init(settings);
    settings->today_given = true;
    settings->language = strcmp(play->stage.lang, "en") == 0 ? LANGUAGE_EN : LANGUAGE_NL;
    settings->ascii = strcmp(play->stage.ascii, "yes") == 0;
    free(settings->login);
    settings->login = xstrdup(play->stage.login);
    free(settings->database);
    settings->database = path_of(folder, play->name, ".db");
    text_set_language(settings->language);
    return date_parse(play->stage.today, &settings->today) || err_set(err, "today: no such day");
}

static bool fill(struct play *play, struct err *err)
{
    struct ask ask = {.answer = store_answer, .door = play->store};
    struct demo_plan plan = {.seed = 1, .households = atoll(play->stage.households)};
    bool work = strcmp(play->stage.data, "work") == 0;
    if (work || strcmp(play->stage.data, "city") == 0) {
        city_import(&ask, &play->settings);
        if (work) {
            city_import_work(&ask, &play->settings);
        }
        return true;
    }
    return demo_fill(&ask, &play->settings, &plan, err);
}

// Copies a database with what stands beside it; false when there is none.
static bool copy_database(const char *from, const char *to)
{
    static const char *const endings[] = {"", "-wal", "-trail.key"};
    bool copied = access(from, F_OK) == 0;
    for (size_t i = 0; copied && i < ARRAY_SIZE(endings); i++) {
        struct buf bytes = {0};
        char *source = path_of(folder, strrchr(from, '/') + 1, endings[i]);
        char *target = path_of(folder, strrchr(to, '/') + 1, endings[i]);
        if (read_whole(source, &bytes)) {
            copied = write_whole(target, buf_text(&bytes), bytes.len) && chmod(target, 0600) == 0;
        }
        buf_clear(&bytes);
        free(source);
        free(target);
    }
    return copied;
}

// The records for a day and a number of households are made once and copied.
static bool make_data(struct play *play, struct err *err)
{
    const struct stage *stage = &play->stage;
    char *name = xasprintf("%s-%s-%s", stage->data, stage->today, stage->households);
    char *kept = path_of(folder, name, ".made"), *wanted = play->settings.database;
    bool made = copy_database(kept, wanted);
    if (!made) {
        play->settings.database = kept;
        made = store_open(&play->store, &play->settings, STORE_CREATE, err) == STORE_OK &&
               fill(play, err);
        store_close(play->store);
        play->store = NULL;
        play->settings.database = wanted;
        made = made && copy_database(kept, wanted);
    }
    free(kept);
    free(name);
    return made;
}

// The door to a disk that does not do its work at first.
static void answer(void *door, const struct request *request, struct reply *reply)
{
    struct play *play = door;
    bool write = verb_writes(request->verb);
    if (play->failing[write] > 0) {
        play->failing[write]--;
        reply_fail(reply, STATUS_ERROR, "%s", write ? "De schijf is vol." : "De schijf hapert.");
    } else if (play->stage.role[0] == '\0' || write || !store_must_note(play->store, request) ||
               store_note(play->store, request, reply)) {
        store_answer(play->store, request, reply);
    }
}

static bool start_store(struct play *play, enum store_mode mode, struct err *err)
{
    enum store_result result = store_open(&play->store, &play->settings, mode, err);
    play->ask = (struct ask){.answer = answer, .door = play, .coded = true};
    return result == STORE_OK;
}

static bool open_store(struct play *play, struct err *err)
{
    bool made = strcmp(play->stage.data, "empty") != 0;
    if (made && !make_data(play, err)) {
        return false;
    }
    if (!start_store(play, made ? STORE_OPEN : STORE_CREATE, err)) {
        return false;
    }
    play->failing[false] = atoi(play->stage.reads);
    play->failing[true] = atoi(play->stage.writes);
    return true;
}

enum { UID_LOGIN = 1, UID_COLLEAGUE };

static bool add_user(struct play *play, const struct user *user, struct err *err)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_PERMIT);
    rows_init(&request.rows, KIND_USER);
    rows_add(&request.rows, user);
    reply_init(&reply);
    bool added = ask(&play->ask, &request, &reply) || err_set(err, "%s", reply.message);
    reply_clear(&reply);
    request_clear(&request);
    return added;
}

// By the colleague; what comes of it does not matter.
static void open_household(struct play *play, int64_t household_id)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_OPEN);
    request.household_id = household_id;
    request.kinds = KIND_BIT(KIND_HOUSEHOLD);
    reply_init(&reply);
    ask(&play->ask, &request, &reply);
    reply_clear(&reply);
    request_clear(&request);
}

// Two households that are closed to the colleague: the login's, or for a login that coordinates none
// any.
static bool find_closed(struct play *play, int64_t closed[2], struct err *err)
{
    bool coordinator = strcmp(play->stage.role, "coordinator") == 0;
    struct request request;
    struct record_list rows;
    size_t found = 0;
    request_init(&request, VERB_LIST);
    request.kind = KIND_HOUSEHOLD_ROW;
    request.scope = coordinator ? SCOPE_MINE : SCOPE_ALL;
    store_set_user(play->store, coordinator ? UID_LOGIN : UID_COLLEAGUE);
    bool done = ask_list(&play->ask, &request, &rows, err);
    for (size_t i = 0; i < rows.count && found < 2; i++) {
        const struct household_row *row = record_list_at(&rows, i);
        if (coordinator || row->closed == 1) {
            closed[found++] = row->head.id;
        }
    }
    record_list_clear(&rows);
    request_clear(&request);
    return done;
}

// An emergency access to the first, which is opened then; the second is tried again and again.
static bool break_glass(struct play *play, struct err *err)
{
    enum { TIMES = 6 };
    int64_t closed[2] = {0};
    struct request request;
    struct reply reply;
    if (!find_closed(play, closed, err)) {
        return false;
    }
    request_init(&request, VERB_BREAK);
    request.household_id = closed[0];
    request_set_text(&request, "De school belt: het kind is niet opgehaald.");
    reply_init(&reply);
    store_set_user(play->store, UID_COLLEAGUE);
    bool done =
        closed[0] == 0 || ask(&play->ask, &request, &reply) || err_set(err, "%s", reply.message);
    for (int i = 0; i < TIMES && closed[1] != 0; i++) {
        open_household(play, closed[i > 0]);
    }
    store_set_user(play->store, UID_LOGIN);
    reply_clear(&reply);
    request_clear(&request);
    return done;
}

static bool open_service(struct play *play, struct err *err)
{
    struct stage *stage = &play->stage;
    if (stage->role[0] == '\0') {
        return true;
    }
    struct user user, colleague;
    record_init(KIND_USER, &user);
    record_init(KIND_USER, &colleague);
    user.login = stage->login;
    user.role = stage->role;
    user.uid = UID_LOGIN;
    user.team = colleague.team = strcmp(stage->role, "coordinator") != 0 ? (char[]){"noord"} : NULL;
    user.rights = stage->rights;
    colleague.login = (char[]){"colleague"};
    colleague.name = (char[]){"Noor Bakker"};
    colleague.role = (char[]){"coordinator"};
    colleague.uid = UID_COLLEAGUE;
    int64_t today = play->settings.today;
    play->settings.today -= atoi(stage->earlier);
    bool done =
        add_user(play, &user, err) && add_user(play, &colleague, err) && break_glass(play, err);
    play->settings.today = today;
    return done;
}

// From one start of the program to its end.
static bool play_once(struct play *play, FILE *in, FILE *out, struct err *err)
{
    struct app app;
    struct session session;
    bool played = app_begin(&app, &session, &play->ask, &play->settings, err);
    if (played) {
        app_show(&app);
        played = script_run(&app, in, out, err);
    }
    app_clear(&app);
    return played;
}

static bool at_end(FILE *in)
{
    int next = fgetc(in);
    return next == EOF || ungetc(next, in) == EOF;
}

// Keys behind the end of the program are for its next start, on the same records.
static bool play_keys(struct play *play, const struct buf *script, FILE *out, struct err *err)
{
    struct term_options options = {
        .headless = true,
        .term = "xterm-256color",
        .rows = 24,
        .cols = 80,
        .ascii = play->settings.ascii,
        .theme = THEME_MONO,
    };
    theme_from_name(play->stage.theme, &options.theme);
    FILE *in = fmemopen(script->data, script->len, "r");
    bool played = in && term_open(&options, err);
    bool begun = false;
    while (played && !at_end(in)) {
        if (begun) {
            store_close(play->store);
            played = start_store(play, STORE_OPEN, err);
        }
        played = played && play_once(play, in, out, err);
        begun = true;
    }
    term_close();
    fclose(in);
    return played;
}

// Plays one script; what it shows goes to *shown.
static bool play_script(const char *name, const struct buf *script, struct buf *shown,
                        struct err *err)
{
    struct play play = {.name = name};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    bool played = read_stage(buf_text(script), &play.stage, err) && set_stage(&play, err) &&
                  open_store(&play, err) && open_service(&play, err) &&
                  play_keys(&play, script, out, err);
    fclose(out);
    buf_add(shown, text, size);
    free(text);
    store_close(play.store);
    settings_clear(&play.settings);
    return played;
}

static void print_line(char sign, const char *line)
{
    printf("%c %.*s\n", sign, (int)strcspn(line, "\n"), line);
}

static const char *next_line(const char *line)
{
    line += strcspn(line, "\n");
    return *line ? line + 1 : line;
}

// Prints the lines that differ, of the same number in both.
static void print_difference(const char *golden, const char *shown)
{
    for (int number = 1; *golden || *shown; number++) {
        size_t len = strcspn(golden, "\n");
        if (len != strcspn(shown, "\n") || strncmp(golden, shown, len) != 0) {
            printf("line %d\n", number);
            print_line('-', golden);
            print_line('+', shown);
        }
        golden = next_line(golden);
        shown = next_line(shown);
    }
}

static bool compare(const char *name, const struct buf *shown)
{
    char *path = path_of(FOLDER, name, ".golden");
    struct buf golden = {0};
    bool update = getenv("UPDATE") != NULL;
    bool there = read_whole(path, &golden);
    bool equal = there && strcmp(buf_text(&golden), buf_text(shown)) == 0;
    if (update && !equal) {
        equal = write_whole(path, buf_text(shown), shown->len);
        printf("written %s\n", path);
    } else if (!equal) {
        printf("%s:%s\n", path, there ? "" : " is missing");
        print_difference(buf_text(&golden), buf_text(shown));
    }
    buf_clear(&golden);
    free(path);
    return equal;
}

static bool run_one(const char *name)
{
    char *path = path_of(FOLDER, name, ".keys");
    struct buf script = {0}, shown = {0};
    struct err err = {0};
    bool good = read_whole(path, &script) || err_set(&err, "%s", strerror(errno));
    good = good && play_script(name, &script, &shown, &err);
    if (!good) {
        printf("%s: %s\n", path, err.text);
    }
    good = good && compare(name, &shown);
    buf_clear(&script);
    buf_clear(&shown);
    free(path);
    return good;
}

static int is_script(const struct dirent *entry)
{
    size_t len = strlen(entry->d_name), ending = strlen(".keys");
    return len > ending && strcmp(entry->d_name + len - ending, ".keys") == 0;
}

static void remove_folder(void)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, NULL);
    for (int i = 0; i < count; i++) {
        char *path = path_of(folder, entries[i]->d_name, "");
        unlink(path);
        free(path);
        free(entries[i]);
    }
    if (count >= 0) {
        free(entries);
    }
    rmdir(folder);
}

// Runs all scripts of the folder and adds to *passed and *failed.
static void run_all(int *passed, int *failed)
{
    struct dirent **entries = NULL;
    int count = scandir(FOLDER, &entries, is_script, alphasort);
    for (int i = 0; i < count; i++) {
        char *name = entries[i]->d_name;
        name[strlen(name) - strlen(".keys")] = '\0';
        if (run_one(name)) {
            (*passed)++;
        } else {
            (*failed)++;
        }
        free(entries[i]);
    }
    free(entries);
}

int main(int argc, char **argv)
{
    int passed = 0, failed = 0;
    setenv("TZ", "UTC", 1);
    unsetenv("NO_COLOR");
    if (!mkdtemp(folder)) {
        perror(folder);
        return 1;
    }
    if (argc < 2) {
        run_all(&passed, &failed);
    }
    for (int i = 1; i < argc; i++) {
        bool good = run_one(argv[i]);
        passed += good ? 1 : 0;
        failed += good ? 0 : 1;
    }
    remove_folder();
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0 ? 1 : 0;
}
