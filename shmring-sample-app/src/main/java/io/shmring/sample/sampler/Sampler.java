/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.sampler;

import io.shmring.ShmNotFoundException;
import io.shmring.ShmNotReadyException;
import io.shmring.ShmRecord;
import io.shmring.ShmRemovedException;
import io.shmring.ShmRoleHeldException;
import io.shmring.sample.wire.Command;
import io.shmring.sample.wire.Fault;
import io.shmring.sample.wire.MessageHeader;
import io.shmring.sample.wire.StatusMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes samples at its pace, publishes them, and does what it is told. It waits for its rings as long as it takes, and
 * connects again when they were removed. {@link #run()} belongs to one thread; {@link #stop()} is for any.
 */
final class Sampler {

    /** How late a request to stop may be noticed. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);

    private static final long STATUS_INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration CONNECT_INTERVAL = Duration.ofSeconds(1);
    private static final int COMMANDS_AT_ONCE = 16;

    private final SamplerArguments arguments;
    private final SampleSource source;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final int pid = (int) ProcessHandle.current().pid();
    private final Pace pace = new Pace();
    private int rate;
    private boolean paused;
    private long sequence;
    private long lastStatus;

    Sampler(SamplerArguments arguments, SampleSource source) {
        this.arguments = arguments;
        this.source = source;
        this.rate = arguments.rate();
    }

    /** Asks {@link #run()} to return. */
    void stop() {
        this.stopping.countDown();
    }

    private boolean isStopping() {
        return this.stopping.getCount() == 0;
    }

    /**
     * Works until {@link #stop()}.
     *
     * @throws io.shmring.ShmException if the rings cannot be used, and waiting would not help
     */
    void run() throws IOException, InterruptedException {
        while (!isStopping()) {
            try (RingLink link = connect()) {
                if (link != null) {
                    work(link);
                }
            } catch (ShmRemovedException ex) {
                say(ex.getMessage() + "; connecting again");
            }
        }
    }

    /** Tries each second until it succeeds; null when stopping. */
    private @Nullable RingLink connect() throws InterruptedException {
        String trouble = "";
        do {
            try {
                RingLink link = RingLink.connect(this.arguments);
                say("connected to '" + this.arguments.telemetryRing() + "' and '" + this.arguments.commandRing() + "'");
                return link;
            } catch (ShmNotFoundException | ShmNotReadyException | ShmRoleHeldException | ShmRemovedException ex) {
                String message = String.valueOf(ex.getMessage());
                if (!message.equals(trouble)) {
                    trouble = message;
                    say("waiting: " + message);
                }
            }
        } while (!this.stopping.await(CONNECT_INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
        return null;
    }

    private void work(RingLink link) throws IOException {
        this.source.read(System.nanoTime()); // what the first sample is compared with
        publishStatus(link);
        this.pace.begin(this.rate, System.nanoTime());
        while (!isStopping()) {
            if (link.commands().waitForData(untilNextSample())) {
                link.commands().poll((message, record) -> obey(link, message, record), COMMANDS_AT_ONCE);
                publishStatus(link);
            } else if (this.paused) {
                if (System.nanoTime() - this.lastStatus >= STATUS_INTERVAL_NANOS) {
                    publishStatus(link);
                }
            } else if (this.pace.nanosUntilDue(System.nanoTime()) <= 0) {
                publishSample(link);
            }
        }
    }

    /** The wait for commands is also what sets the pace: it sleeps in the kernel until a command comes or time is up. */
    private Duration untilNextSample() {
        if (this.paused) {
            return LONGEST_WAIT;
        }
        long nanos = Math.max(0, this.pace.nanosUntilDue(System.nanoTime()));
        return Duration.ofNanos(Math.min(nanos, LONGEST_WAIT.toNanos()));
    }

    private void obey(RingLink link, ByteBuffer message, ShmRecord record) {
        Command command = Command.of(message, record.typeId());
        Fault fault = (command == Command.FAULT) ? Command.fault(message) : null;
        if (command == Command.PAUSE) {
            this.paused = true;
            say("paused");
        } else if (command == Command.RESUME) {
            this.paused = false;
            this.pace.begin(this.rate, System.nanoTime());
            say("resumed");
        } else if (command == Command.RATE && Command.isAcceptableRate(Command.rate(message))) {
            this.rate = Command.rate(message);
            this.pace.begin(this.rate, System.nanoTime());
            say(this.rate + " samples a second");
        } else if (fault != null) {
            publishFaultySample(link, fault);
        } else {
            say("ignored a command of type " + record.typeId() + " and " + record.length() + " bytes");
        }
    }

    private void publishSample(RingLink link) throws IOException {
        long now = System.nanoTime();
        this.source.read(now);
        int length = MessageHeader.SIZE + this.source.bodySize();
        ByteBuffer message = claim(link, length, this.arguments.kind().typeId());
        if (message != null) {
            this.source.writeBody(message);
            link.telemetry().publish(length);
        }
        this.pace.taken(now);
    }

    /** The figures are those that were read last. */
    private void publishFaultySample(RingLink link, Fault fault) {
        int length = MessageHeader.SIZE + this.source.bodySize();
        int typeId = FaultySample.typeId(fault, this.arguments.kind().typeId());
        ByteBuffer message = claim(link, length, typeId);
        if (message != null) {
            this.source.writeBody(message);
            FaultySample.spoilFigures(fault, message);
            link.telemetry().publish(FaultySample.length(fault, length));
            say("published a sample with a fault in its " + fault.name().toLowerCase(Locale.ROOT));
        }
    }

    private void publishStatus(RingLink link) {
        int length = MessageHeader.SIZE + StatusMessage.SIZE;
        if (claim(link, length, StatusMessage.TYPE_ID) != null) {
            link.telemetry().publish(length);
        }
        this.lastStatus = System.nanoTime();
    }

    /** Claims room and writes the header; null if there is none: old samples are not worth waiting for. */
    private @Nullable ByteBuffer claim(RingLink link, int length, int typeId) {
        this.sequence++; // of the lost ones too: so the application sees the gap
        ByteBuffer message = link.telemetry().claim(length, typeId);
        if (message != null) {
            MessageHeader.put(message, this.rate, this.paused, this.pid, this.sequence);
        }
        return message;
    }

    private void say(String what) {
        System.out.println(this.arguments.kind().id() + " sampler: " + what);
    }
}
