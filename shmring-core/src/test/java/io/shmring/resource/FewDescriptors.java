/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.resource;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmConsumer;
import io.shmring.ShmException;
import io.shmring.ShmInspector;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.ShmRole;
import io.shmring.SpscShm;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A process that has few descriptors left. Its handles are kept from one attempt to the next. */
final class FewDescriptors {

    static final int PRODUCERS = 8;

    private ShmOptions options = ShmOptions.defaults();
    private @Nullable SpscShm ring;
    private @Nullable MpscConsumer consumer;
    private @Nullable MpscProducer producer;
    private @Nullable ShmInspector inspector;

    /** Loads what an attempt may need: a class that lies in a directory, as those of a build do, takes a descriptor. */
    String prepare(String directory) throws IOException, ReflectiveOperationException, URISyntaxException {
        this.options = ShmOptions.builder().directory(Path.of(directory)).build();
        Path classes = Path.of(SpscShm.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String path = classes.relativize(file).toString();
                if (!path.endsWith("package-info.class")) {
                    Class.forName(
                            path.substring(0, path.length() - ".class".length()).replace('/', '.'));
                }
            }
        }
        for (String operation : DescriptorLimitTests.OPERATIONS) {
            attempt(operation, 100);
        }
        SpscShm.forceUnlink("none", this.options);
        return "prepared";
    }

    /**
     * Does something with a number of descriptors to spare. A failure gives back each of them, or it is no {@link
     * ShmException}.
     */
    String attempt(String operation, int free) throws IOException {
        Deque<FileInputStream> hoard = new ArrayDeque<>();
        try {
            fill(hoard);
            for (int i = 0; i < free; i++) {
                hoard.removeLast().close();
            }
            try {
                perform(operation);
                return "done";
            } catch (ShmException refused) {
                int left = fill(hoard);
                if (left != free) {
                    throw new AssertionError(operation + " kept " + (free - left) + " descriptors", refused);
                }
                throw refused;
            }
        } finally {
            for (FileInputStream one : hoard) {
                one.close();
            }
        }
    }

    /** Opens files up to the limit. Returns how many. */
    private static int fill(Deque<FileInputStream> hoard) {
        int opened = 0;
        while (true) {
            try {
                hoard.addLast(new FileInputStream("/dev/null"));
                opened++;
            } catch (IOException tooMany) {
                return opened;
            }
        }
    }

    private void perform(String operation) {
        switch (operation) {
            case "create" -> this.ring = SpscShm.create("ring", 4096, this.options);
            case "producer" -> ring().producer();
            case "consumer" -> ring().consumer();
            case "inspect" -> this.inspector = ShmInspector.open("ring", this.options);
            case "connect" -> SpscShm.connect("ring", this.options).close();
            case "openOrCreate" ->
                SpscShm.openOrCreate("ring", 4096, this.options).close();
            case "suspend" -> ring().consumer().suspend();
            case "resume" -> ring().consumer().resume();
            case "use" -> use(ring().producer(), ring().consumer());
            case "close" -> {
                Objects.requireNonNull(this.inspector).close();
                ring().close();
            }
            case "unlink" -> SpscShm.unlink("ring", this.options);
            case "createSystem" -> this.consumer = MpscConsumer.create("many", PRODUCERS, 4096, this.options);
            case "connectProducer" -> this.producer = MpscProducer.connect("many", this.options);
            case "inspectSystem" -> ShmInspector.open("many", this.options).close();
            case "suspendSystem" -> consumer().suspend();
            case "resumeSystem" -> consumer().resume();
            case "useSystem" -> use(Objects.requireNonNull(this.producer), consumer());
            case "closeSystem" ->
                Stream.of(Objects.requireNonNull(this.producer), consumer()).forEach(ShmRole::close);
            case "openOrCreateSystem" ->
                MpscConsumer.openOrCreate("many", PRODUCERS, 4096, this.options).close();
            case "unlinkSystem" -> MpscConsumer.unlink("many", this.options);
            default -> throw new IllegalArgumentException(operation);
        }
    }

    private static void use(ShmProducer to, ShmConsumer from) {
        if (!to.offer(ByteBuffer.allocate(8)) || from.poll((payload, record) -> {}, 2) != 1) {
            throw new AssertionError("a message got lost");
        }
    }

    private SpscShm ring() {
        return Objects.requireNonNull(this.ring);
    }

    private MpscConsumer consumer() {
        return Objects.requireNonNull(this.consumer);
    }
}
