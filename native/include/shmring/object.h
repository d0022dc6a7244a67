/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SHMRING_OBJECT_H
#define SHMRING_OBJECT_H

/** Objects: files in shared memory that begin with a control block. Names, opening with every check, making new ones. */

#include <stdlib.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>

#include "layout.h"
#include "platform.h"

#define SHMRING_PATH_SIZE 1024

/** Something changed under the call: look again. Never returned to callers of the library. */
#define SHMRING_AGAIN_ (-100)

/** How rings are opened. Begin with shmring_options_default. */
typedef struct shmring_options {
    /** Where the objects lie: a tmpfs. */
    const char *directory;
    /** How long a wait spins before it sleeps. */
    uint64_t spin_ns;
    /** How long to wait for a lock that another holds, and for a system that is under construction. */
    uint64_t open_timeout_ns;
    /** Of what is created: every record carries the time of its writing. What exists stays as it is. */
    bool stamped;
} shmring_options;

/** The directory /dev/shm, 20 microseconds, one second, not stamped. */
static inline shmring_options shmring_options_default(void) {
    shmring_options options;
    options.directory = "/dev/shm";
    options.spin_ns = 20000;
    options.open_timeout_ns = 1000 * SHMRING_MILLISECOND_;
    options.stamped = false;
    return options;
}

/** An open object; what it cannot change is copied, so that nobody changes it behind the checks. */
struct shmring_object {
    int fd;
    struct shmring_control *control;
    size_t size;
    dev_t device;
    ino_t inode;
    uint64_t capacity;
    uint64_t instance_id;
    uint64_t system_id;
    uint32_t flags;
    uint32_t producers;
    uint16_t kind;
    uint16_t ring_index;
};

/** What a new object is to be. */
struct shmring_plan_ {
    uint64_t capacity;
    uint64_t system_id;
    uint32_t flags;
    uint32_t producers;
    uint32_t state;
    uint16_t kind;
    uint16_t ring_index;
};

static inline bool shmring_ends_reserved_(const char *name, size_t length) {
    static const char doorbell[] = "_doorbell";
    static const char ring[] = "_ring_";
    if (length >= sizeof doorbell - 1 && strcmp(name + length - (sizeof doorbell - 1), doorbell) == 0) {
        return true;
    }
    size_t digits = length;
    while (digits > 0 && name[digits - 1] >= '0' && name[digits - 1] <= '9') {
        digits--;
    }
    return digits < length && digits >= sizeof ring - 1 &&
        memcmp(name + digits - (sizeof ring - 1), ring, sizeof ring - 1) == 0;
}

/** The path of a ring's object; a leading slash of the name is dropped. */
static inline int shmring_path_(char *path, const shmring_options *options, const char *name, const char *suffix) {
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
    if (name == NULL) {
        return SHMRING_NAME;
    }
    name += name[0] == '/';
    size_t length = strlen(name);
    if (length < 1 || length > 200 || name[0] == '.' || strspn(name, allowed) != length ||
        shmring_ends_reserved_(name, length)) {
        return SHMRING_NAME;
    }
    int written = snprintf(path, SHMRING_PATH_SIZE, "%s/%s%s", options->directory, name, suffix);
    return written < 0 || written >= SHMRING_PATH_SIZE ? SHMRING_INVALID : SHMRING_OK;
}

static inline uint64_t shmring_size_of_(uint16_t kind, uint64_t capacity, uint32_t producers) {
    if (kind != SHMRING_KIND_DOORBELL) {
        return SHMRING_HEADER_SIZE + capacity;
    }
    return (SHMRING_HEADER_SIZE + producers * sizeof(struct shmring_slot) + 4095) & ~UINT64_C(4095);
}

static inline struct shmring_slot *shmring_slots_(const struct shmring_object *doorbell) {
    return (struct shmring_slot *) (void *) ((unsigned char *) doorbell->control + SHMRING_HEADER_SIZE);
}

static inline void shmring_object_init_(struct shmring_object *object) {
    memset(object, 0, sizeof *object);
    object->fd = -1;
}

static inline void shmring_object_close_(struct shmring_object *object) {
    if (object->control != NULL) {
        munmap(object->control, object->size);
        object->control = NULL;
    }
    shmring_close_fd_(&object->fd);
}

static inline int shmring_object_map_(struct shmring_object *object) {
    void *address =
        mmap(NULL, object->size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, object->fd, 0);
    if (address == MAP_FAILED) {
        return SHMRING_SYSTEM;
    }
    object->control = (struct shmring_control *) address;
    return SHMRING_OK;
}

static inline bool shmring_is_capacity_(uint64_t capacity) {
    return capacity >= SHMRING_MIN_CAPACITY && capacity <= SHMRING_MAX_CAPACITY && (capacity & (capacity - 1)) == 0;
}

/** Copies what never changes and checks the copy. */
static inline int shmring_object_check_(struct shmring_object *object, uint16_t kind) {
    const struct shmring_control *control = object->control;
    if (__atomic_load_n(&control->magic, __ATOMIC_ACQUIRE) != SHMRING_MAGIC ||
        __atomic_load_n(&control->version_major, __ATOMIC_RELAXED) != SHMRING_MAJOR ||
        __atomic_load_n(&control->header_size, __ATOMIC_RELAXED) != SHMRING_HEADER_SIZE) {
        return SHMRING_FORMAT;
    }
    object->capacity = __atomic_load_n(&control->capacity, __ATOMIC_RELAXED);
    object->instance_id = __atomic_load_n(&control->instance_id, __ATOMIC_RELAXED);
    object->system_id = __atomic_load_n(&control->system_id, __ATOMIC_RELAXED);
    object->flags = __atomic_load_n(&control->flags, __ATOMIC_RELAXED);
    object->kind = __atomic_load_n(&control->kind, __ATOMIC_RELAXED);
    object->ring_index = __atomic_load_n(&control->ring_index, __ATOMIC_RELAXED);
    object->producers = __atomic_load_n(&control->producers, __ATOMIC_RELAXED);
    bool is_doorbell = object->kind == SHMRING_KIND_DOORBELL;
    bool plausible = object->kind == kind && shmring_is_capacity_(object->capacity) && object->instance_id != 0 &&
        (object->flags & ~SHMRING_RING_STAMPED) == 0 &&
        (is_doorbell ? object->producers >= 1 && object->producers <= SHMRING_MAX_PRODUCERS : object->producers == 0) &&
        (object->kind == SHMRING_KIND_MPSC_RING ? object->system_id != 0
                                                : object->system_id == 0 && object->ring_index == 0) &&
        object->size == shmring_size_of_(object->kind, object->capacity, object->producers) &&
        __atomic_load_n(&control->state, __ATOMIC_RELAXED) <= SHMRING_STATE_REMOVED;
    return plausible ? SHMRING_OK : SHMRING_FORMAT;
}

/** ATTACH 1 and 2: opens, checks and maps. SHMRING_AGAIN_ if it lost its name meanwhile. */
static inline int shmring_object_open_(struct shmring_object *object, const char *path, uint16_t kind) {
    shmring_object_init_(object);
    object->fd = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    if (object->fd < 0) {
        return errno == ENOENT ? SHMRING_MISSING
            : errno == ELOOP || errno == EACCES || errno == EISDIR || errno == ENXIO ? SHMRING_FOREIGN : SHMRING_SYSTEM;
    }
    struct stat file;
    int status = SHMRING_OK;
    if (fstat(object->fd, &file) != 0) {
        status = SHMRING_SYSTEM;
    } else if (file.st_nlink == 0) {
        status = SHMRING_AGAIN_;
    } else if (!S_ISREG(file.st_mode) || file.st_uid != geteuid() || (file.st_mode & 077) != 0 || file.st_nlink != 1) {
        status = SHMRING_FOREIGN;
    } else if (file.st_size < SHMRING_HEADER_SIZE ||
               (uint64_t) file.st_size > SHMRING_HEADER_SIZE + SHMRING_MAX_CAPACITY) {
        status = SHMRING_FORMAT;
    } else {
        object->size = (size_t) file.st_size;
        object->device = file.st_dev;
        object->inode = file.st_ino;
        status = shmring_object_map_(object);
    }
    if (status == SHMRING_OK) {
        status = shmring_object_check_(object, kind);
    }
    if (status != SHMRING_OK) {
        shmring_object_close_(object);
    }
    return status;
}

/** Whether the file at the path is this object. */
static inline bool shmring_object_is_current_(const struct shmring_object *object, const char *path) {
    struct stat file;
    return lstat(path, &file) == 0 && file.st_dev == object->device && file.st_ino == object->inode &&
        (uint64_t) file.st_size == object->size;
}

static inline void shmring_object_fill_(struct shmring_object *object, const struct shmring_plan_ *plan) {
    struct shmring_control *control = object->control;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    control->version_major = SHMRING_MAJOR;
    control->version_minor = SHMRING_MINOR;
    control->header_size = SHMRING_HEADER_SIZE;
    control->capacity = plan->capacity;
    control->instance_id = object->instance_id;
    control->system_id = plan->system_id;
    control->created = (uint64_t) now.tv_sec * 1000 + (uint64_t) now.tv_nsec / 1000000;
    control->flags = plan->flags;
    control->kind = plan->kind;
    control->ring_index = plan->ring_index;
    control->producers = plan->producers;
    control->state = plan->state;
    __atomic_store_n(&control->magic, SHMRING_MAGIC, __ATOMIC_SEQ_CST);
}

/** CREATE 1 and 2: a complete object that has no name yet. */
static inline int shmring_object_make_(
    struct shmring_object *object, const char *directory, const struct shmring_plan_ *plan) {
    shmring_object_init_(object);
    object->fd = open(directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (object->fd < 0) {
        return SHMRING_SYSTEM;
    }
    object->size = (size_t) shmring_size_of_(plan->kind, plan->capacity, plan->producers);
    int status = fchmod(object->fd, 0600) == 0 ? SHMRING_OK : SHMRING_SYSTEM;
    if (status == SHMRING_OK) {
        int error;
        do { /* reserves every page: without it a store would fault when the file system is full */
            error = posix_fallocate(object->fd, 0, (off_t) object->size);
        } while (error == EINTR);
        errno = error;
        status = error == 0 ? SHMRING_OK : error == ENOSPC ? SHMRING_NO_SPACE : SHMRING_SYSTEM;
    }
    struct stat file;
    if (status == SHMRING_OK && fstat(object->fd, &file) != 0) {
        status = SHMRING_SYSTEM;
    }
    if (status == SHMRING_OK) {
        object->device = file.st_dev;
        object->inode = file.st_ino;
        status = shmring_object_map_(object);
    }
    while (status == SHMRING_OK && object->instance_id == 0) {
        if (getrandom(&object->instance_id, sizeof object->instance_id, 0) != (ssize_t) sizeof object->instance_id) {
            status = SHMRING_SYSTEM;
        }
    }
    if (status != SHMRING_OK) {
        shmring_object_close_(object);
        return status;
    }
    shmring_object_fill_(object, plan);
    return shmring_object_check_(object, plan->kind);
}

/** CREATE 3: gives it its name. */
static inline int shmring_object_link_(const struct shmring_object *object, const char *path) {
    char self[32];
    snprintf(self, sizeof self, "/proc/self/fd/%d", object->fd);
    if (linkat(AT_FDCWD, self, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0) {
        return SHMRING_OK;
    }
    return errno == EEXIST ? SHMRING_EXISTS : SHMRING_SYSTEM;
}

#endif
