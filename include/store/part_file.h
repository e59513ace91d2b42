// SPDX-License-Identifier: EUPL-1.2
// A file that stands under its name only when it is complete and on the disk.
#ifndef STORE_PART_FILE_H
#define STORE_PART_FILE_H

#include <stdbool.h>

struct err;

struct part_file {
    char *path; // where it is to be
    char *part; // where it is until then
    int fd;     // -1: not open; for reading and writing
};

// Makes the file with mode 0600; while another program makes the same one, waits for it. False with a sentence;
// also when there is something at *path*.
bool part_file_open(struct part_file *file, const char *path, struct err *err);

// Gives it its name, never over another file. What was written has been brought to the disk by the
// caller; the name is here. False with a sentence.
bool part_file_publish(struct part_file *file, struct err *err);

// Closes, and takes away what was not published. May be done twice.
void part_file_close(struct part_file *file);

// Brings the names of the folder in which *path* stands to the disk. False: errno says why.
bool folder_sync(const char *path);

#endif
