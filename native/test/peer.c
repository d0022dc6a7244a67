/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/*
 * A process in which the Java tests call functions by name, over standard input and output, one line each: see
 * testing.ChildProgram. It has at most one producer and one consumer, and ends when its input does.
 */
#include "object_calls.h"
#include "step_calls.h"
#include "stream_calls.h"

#define WORDS 8

/** words: every word of the control block with its offset, as in the tables of the wire format. */
static void call_words(struct peer *peer, char **words) {
    (void) peer;
    (void) words;
#define WORD(name, field) printf(" " name "=%zu", offsetof(struct shmring_control, field))
    printf("=");
    WORD("magic", magic);
    WORD("major", version_major);
    WORD("minor", version_minor);
    WORD("header_size", header_size);
    WORD("capacity", capacity);
    WORD("instance_id", instance_id);
    WORD("system_id", system_id);
    WORD("created", created);
    WORD("flags", flags);
    WORD("kind", kind);
    WORD("ring_index", ring_index);
    WORD("producers", producers);
    WORD("head", head);
    WORD("published", published);
    WORD("stalls", stalls);
    WORD("space_rescues", space_rescues);
    WORD("producer_epoch", producer_epoch);
    WORD("producer_pid", producer_pid);
    WORD("tail", tail);
    WORD("consumed", consumed);
    WORD("rejects", rejects);
    WORD("data_rescues", data_rescues);
    WORD("consumer_epoch", consumer_epoch);
    WORD("consumer_pid", consumer_pid);
    WORD("data_arm", data_arm);
    WORD("data_seq", data_seq);
    WORD("state", state);
    WORD("space_arm", space_arm);
    WORD("space_want", space_want);
    WORD("space_seq", space_seq);
    WORD("reason", reason);
    printf("\n");
}

/** flags: every flag of a record with its bit. */
static void call_flags(struct peer *peer, char **words) {
    (void) peer;
    (void) words;
    printf(
        "= STAMP=%d CORRELATION=%d HEADERS=%d PAD=%d\n", __builtin_ctz(SHMRING_STAMP),
        __builtin_ctz(SHMRING_CORRELATION), __builtin_ctz(SHMRING_HEADERS), __builtin_ctz(SHMRING_PAD));
}

static const struct {
    const char *name;
    int arguments;
    void (*call)(struct peer *peer, char **words);
} calls[] = {
    {"words", 0, call_words},
    {"flags", 0, call_flags},
    {"options", 3, call_options},
    {"stamped", 1, call_stamped},
    {"directory", 1, call_directory},
    {"create", 2, call_create},
    {"open", 1, call_open},
    {"openOrCreateRing", 2, call_open_or_create},
    {"createSystem", 3, call_create_system},
    {"openOrCreateSystem", 3, call_open_or_create_system},
    {"unlink", 1, call_unlink},
    {"forceUnlink", 1, call_force_unlink},
    {"unlinkSystem", 1, call_unlink_system},
    {"forceUnlinkSystem", 1, call_force_unlink_system},
    {"takeProducer", 2, call_take_producer},
    {"closeProducer", 0, call_close_producer},
    {"takeConsumer", 2, call_take_consumer},
    {"closeConsumer", 0, call_close_consumer},
    {"publish", 3, call_publish},
    {"publishWithJournal", 2, call_publish_with_journal},
    {"publishUntilFull", 1, call_publish_until_full},
    {"consume", 3, call_consume},
    {"ask", 2, call_ask},
    {"answer", 2, call_answer},
    {"consumeWithJournal", 1, call_consume_with_journal},
    {"consumeUntilEmpty", 1, call_consume_until_empty},
    {"offer", 1, call_offer},
    {"offerBytes", 4, call_offer_bytes},
    {"peek", 0, call_peek},
    {"release", 0, call_release},
    {"poll", 1, call_poll},
    {"skip", 1, call_skip},
    {"waitForSpace", 2, call_wait_for_space},
    {"waitForData", 1, call_wait_for_data},
    {"maxLength", 0, call_max_length},
    {"isQuarantined", 1, call_is_quarantined},
    {"skipToHead", 1, call_skip_to_head},
};

static void call(struct peer *peer, char *line) {
    char *words[WORDS] = {NULL};
    int count = 0;
    for (char *word = strtok(line, " \n"); word != NULL && count < WORDS; word = strtok(NULL, " \n")) {
        words[count++] = word;
    }
    for (size_t i = 0; count > 0 && i < sizeof calls / sizeof calls[0]; i++) {
        if (strcmp(calls[i].name, words[0]) == 0 && calls[i].arguments == count - 1) {
            calls[i].call(peer, words);
            return;
        }
    }
    fail("UNKNOWN", count > 0 ? words[0] : "empty line");
}

int main(void) {
    static struct peer peer;
    static char line[8192];
    setvbuf(stdout, NULL, _IOLBF, 0);
    messages_init();
    peer.options = shmring_options_default();
    peer.producer.lock = -1;
    peer.consumer.lock = -1;
    peer.producer.failure = SHMRING_CLOSED;
    peer.consumer.failure = SHMRING_CLOSED;
    while (fgets(line, sizeof line, stdin) != NULL) {
        call(&peer, line);
    }
    return 0;
}
