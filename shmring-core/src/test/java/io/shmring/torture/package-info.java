/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Random torture between JVMs: processes are killed, stopped, restarted and let loose on one name, and every single message is
 * checked against journals that outlive {@code SIGKILL}.
 *
 * <p><b>What is promised, and how it is checked exactly.</b> Each taking of a producer's role is a <em>generation</em> of the
 * stream, counted in the {@link io.shmring.torture.StreamJournal journal} under the role, so two of them never overlap. A message
 * is known by its generation and its number in it, both of which it carries, with a checksum. So nobody has to find out where a
 * dead producer stopped: its successor begins a generation of its own at number 0.
 * <ul>
 *   <li>Before message n can become visible its producer notes that it <em>intends</em> n + 1 messages, and takes that back if
 *       the ring was full; once a call has made it visible, that n + 1 are <em>published</em>. The truth lies between the two,
 *       and they differ only while a call is running: by the messages of that call.
 *   <li>The consumer takes a message only if it is the next of its generation, and intended; or number 0 of a later generation.
 *       In the latter case the former producer has given back the role or is dead, so its notes are final: what came of it must
 *       be at least what it published and at most what it intended, and the same holds for generations of which nothing came.
 *       When all is over the ring is drained, and the same is asked of what came last. So a message that was published and does
 *       not come is found, as is one that comes twice, in another order, or was never sent.
 *   <li>Before it can give back message n the consumer notes that it is <em>releasing</em> up to n + 1, which it does when it
 *       has verified it, and once a call has given it back that up to n + 1 is <em>released</em>. The first message of its
 *       successor must not lie before the latter, and not behind the next one of the former: what comes again begins with the
 *       first message that was not released. After an orderly end both are equal: nothing comes again.
 * </ul>
 *
 * <p><b>Who holds a role</b> writes its process's number into the journal after it took the role, and finds there nobody, or
 * somebody who is leaving, or who was killed: the driver notes a kill before it sends it. Within a call it still finds itself
 * there, and between two calls as long as no thread of its own has given the role back.
 *
 * <p>A seed determines all events and all choices of the children; the moments at which they happen are not reproducible. The
 * journals are mapped files: what a process has stored is there whatever becomes of the process.
 */
@NullMarked
package io.shmring.torture;

import org.jspecify.annotations.NullMarked;
