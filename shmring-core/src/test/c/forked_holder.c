/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 *
 * Holds a role as a process does that forks without exec: two processes then share the open file description, and with it
 * the lock. Speaks the line protocol of the tests' child programs:
 *
 *     hold PATH OFFSET    locks a byte, forks a child that inherits it, and answers with the child's number
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A child that outlives its test by so much has been forgotten. */
#define SECONDS_TO_LIVE 100

static void fail(const char *call) {
    printf("! %s %s\n", call, strerror(errno));
    fflush(stdout);
}

static void hold(const char *path, long long offset) {
    int fd = open(path, O_RDWR | O_CLOEXEC);
    if (fd < 0) {
        fail("open");
        return;
    }
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = offset, .l_len = 1};
    if (fcntl(fd, F_OFD_SETLK, &lock) != 0) {
        fail("fcntl");
        return;
    }
    pid_t child = fork();
    if (child == 0) {
        close(STDIN_FILENO);
        close(STDOUT_FILENO);
        close(STDERR_FILENO);
        alarm(SECONDS_TO_LIVE);
        pause();
        _exit(0);
    }
    if (child < 0) {
        fail("fork");
        return;
    }
    printf("= %d\n", (int)child);
    fflush(stdout);
}

int main(void) {
    char line[4096];
    char path[4000];
    long long offset;
    while (fgets(line, sizeof line, stdin) != NULL) {
        if (sscanf(line, "hold %3999s %lld", path, &offset) == 2) {
            hold(path, offset);
        } else {
            printf("! protocol %s", line);
            fflush(stdout);
        }
    }
    return 0;
}
