/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 *
 * Runs a command to which the kernel denies some system calls, as a container's seccomp profile does:
 *
 *     deny RULE=ERRNO[,RULE=ERRNO...] COMMAND [ARGUMENT...]
 *
 * The rules stand in the table below, the error numbers are decimal.
 */
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/futex.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "a filter compares numbers of system calls, which differ between processors"
#endif

#define TMPFILE_FLAG 020000000u

/* The C library and the JVM set the private flag on the futexes of one process. */
#define FUTEX_OPERATION 0xffu

/* F_OFD_GETLK, F_OFD_SETLK and F_OFD_SETLKW are 36, 37 and 38. */
#define OFD_GETLK 36u
#define OFD_SETLK 37u

#define MAX_CONDITIONS 2
#define MAX_INSTRUCTIONS 256

/* Holds if the low half of an argument, masked, has the value. A mask of 0 ends the list. */
struct condition {
    unsigned argument;
    unsigned mask;
    unsigned value;
};

struct rule {
    const char *name;
    long call;
    struct condition conditions[MAX_CONDITIONS];
};

/* A name that stands here several times denies each of the calls. */
static const struct rule RULES[] = {
    {"futex-wait", SYS_futex, {{1, FUTEX_OPERATION, FUTEX_WAIT}}},
    {"futex-wake", SYS_futex, {{1, FUTEX_OPERATION, FUTEX_WAKE}}},
    {"futex-wake", SYS_futex, {{1, FUTEX_OPERATION, FUTEX_WAKE_OP}}},
    {"membarrier", SYS_membarrier, {{0}}},
    {"ofd-locks", SYS_fcntl, {{1, ~0u, OFD_GETLK}}},
    {"ofd-locks", SYS_fcntl, {{1, ~0u, OFD_SETLK}}},
    {"ofd-setlk", SYS_fcntl, {{1, ~0u, OFD_SETLK}}},
    {"linkat", SYS_linkat, {{0}}},
    {"tmpfile", SYS_openat, {{2, TMPFILE_FLAG, TMPFILE_FLAG}}},
#ifdef SYS_open
    {"tmpfile", SYS_open, {{1, TMPFILE_FLAG, TMPFILE_FLAG}}},
#endif
    {"mmap-shared", SYS_mmap, {{2, PROT_WRITE, PROT_WRITE}, {3, MAP_TYPE, MAP_SHARED}}},
};

static struct sock_filter program[MAX_INSTRUCTIONS];
static unsigned short length;

static void emit(unsigned short code, unsigned char if_true, unsigned char if_false, unsigned value) {
    if (length == MAX_INSTRUCTIONS) {
        fprintf(stderr, "deny: too many rules\n");
        exit(2);
    }
    program[length++] = (struct sock_filter){code, if_true, if_false, value};
}

static void load(size_t offset) {
    emit(BPF_LD | BPF_W | BPF_ABS, 0, 0, (unsigned)offset);
}

/* Both processors are little-endian: the low half of an argument comes first. */
static void append(const struct rule *rule, unsigned error) {
    int conditions = 0;
    while (conditions < MAX_CONDITIONS && rule->conditions[conditions].mask != 0) {
        conditions++;
    }
    load(offsetof(struct seccomp_data, nr));
    emit(BPF_JMP | BPF_JEQ | BPF_K, 0, (unsigned char)(3 * conditions + 1), (unsigned)rule->call);
    for (int i = 0; i < conditions; i++) {
        const struct condition *condition = &rule->conditions[i];
        load(offsetof(struct seccomp_data, args) + 8 * condition->argument);
        emit(BPF_ALU | BPF_AND | BPF_K, 0, 0, condition->mask);
        emit(BPF_JMP | BPF_JEQ | BPF_K, 0, (unsigned char)(3 * (conditions - 1 - i) + 1), condition->value);
    }
    emit(BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | (error & SECCOMP_RET_DATA));
}

static void append_all(const char *name, unsigned error) {
    int found = 0;
    for (size_t i = 0; i < sizeof RULES / sizeof RULES[0]; i++) {
        if (strcmp(RULES[i].name, name) == 0) {
            append(&RULES[i], error);
            found = 1;
        }
    }
    if (!found) {
        fprintf(stderr, "deny: there is no rule '%s'\n", name);
        exit(2);
    }
}

static void compile(char *specification) {
    load(offsetof(struct seccomp_data, arch));
    emit(BPF_JMP | BPF_JEQ | BPF_K, 1, 0, ARCHITECTURE);
    emit(BPF_RET | BPF_K, 0, 0, SECCOMP_RET_KILL_PROCESS);
    for (char *one = strtok(specification, ","); one != NULL; one = strtok(NULL, ",")) {
        char *error = strchr(one, '=');
        if (error == NULL) {
            fprintf(stderr, "deny: '%s' lacks '=ERRNO'\n", one);
            exit(2);
        }
        *error++ = '\0';
        append_all(one, (unsigned)strtoul(error, NULL, 10));
    }
    emit(BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW);
}

int main(int count, char **arguments) {
    if (count < 3) {
        fprintf(stderr, "usage: deny RULE=ERRNO[,RULE=ERRNO...] COMMAND [ARGUMENT...]\n");
        return 2;
    }
    compile(arguments[1]);
    struct sock_fprog filter = {length, program};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0) {
        perror("deny: seccomp");
        return 2;
    }
    execvp(arguments[2], arguments + 2);
    perror(arguments[2]);
    return 2;
}
