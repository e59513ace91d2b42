// SPDX-License-Identifier: EUPL-1.2
#include "command/passphrase.h"

#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"
#include "base/xalloc.h"

enum { LINE_BYTES = 1024, INTERRUPT = 3 };

static void say(int terminal, const char *text)
{
    ssize_t ignored = write(terminal, text, strlen(text));
    (void)ignored;
}

// A line without its end; false when nothing, or ^C, was typed.
static bool read_line(int terminal, char line[LINE_BYTES])
{
    ssize_t got = read(terminal, line, LINE_BYTES - 1);
    line[got > 0 ? got : 0] = '\0';
    bool whole = got > 0 && strchr(line, '\n') && !strchr(line, INTERRUPT);
    line[strcspn(line, "\r\n")] = '\0';
    return whole && line[0] != '\0';
}

// ^C comes as a letter meanwhile: a program that ends here would leave a terminal that shows nothing.
static bool read_hidden(int terminal, const char *question, char line[LINE_BYTES])
{
    struct termios shown, hidden;
    if (tcgetattr(terminal, &shown) != 0) {
        return false;
    }
    hidden = shown;
    hidden.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
    tcsetattr(terminal, TCSAFLUSH, &hidden); // what was typed ahead would have been shown
    say(terminal, question);
    bool got = read_line(terminal, line);
    tcsetattr(terminal, TCSAFLUSH, &shown);
    say(terminal, "\n");
    return got;
}

static bool read_again(int terminal, const char *line)
{
    char second[LINE_BYTES];
    bool same =
        read_hidden(terminal, _("The same once more: "), second) && strcmp(line, second) == 0;
    explicit_bzero(second, sizeof(second));
    if (!same) {
        log_message(_("the passphrases differ"));
    }
    return same;
}

char *passphrase_ask(bool again)
{
    char line[LINE_BYTES];
    char *passphrase = NULL;
    int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (terminal < 0) {
        return NULL;
    }
    if (read_hidden(terminal, _("Passphrase of the backup: "), line) &&
        (!again || read_again(terminal, line))) {
        passphrase = xstrdup(line);
    }
    explicit_bzero(line, sizeof(line));
    close(terminal);
    return passphrase;
}

bool passphrase_confirm(const char *question, const char *word)
{
    char line[LINE_BYTES];
    int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (terminal < 0) {
        return false;
    }
    say(terminal, question);
    bool read = read_line(terminal, line);
    close(terminal);
    return read &&
           (word ? strcmp(line, word) == 0 : strcmp(line, "yes") == 0 || strcmp(line, "ja") == 0);
}
