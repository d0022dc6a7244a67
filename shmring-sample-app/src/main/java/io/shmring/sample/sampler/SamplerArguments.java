/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.sampler;

import io.shmring.sample.wire.Command;
import io.shmring.sample.wire.SamplerKind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a sampler process is told on its command line.
 *
 * @param kind what it samples
 * @param directory where the rings are
 * @param telemetryRing name of the system of rings that it writes to, at the slot of its kind
 * @param commandRing name of the ring that it takes commands from
 * @param rate samples a second until told otherwise
 * @param untilInputEnds whether the end of standard input ends the process: so a child ends with its parent, however that
 *     ended
 */
record SamplerArguments(
        SamplerKind kind, Path directory, String telemetryRing, String commandRing, int rate, boolean untilInputEnds) {

    static final String USAGE = """
            usage: SamplerMain KIND [option...]
              KIND                 cpu, memory, disk or network
              --directory=PATH     where the rings are; /dev/shm
              --telemetry=NAME     the ring to write to; telemetry
              --commands=NAME      the ring to take commands from; KIND-commands
              --rate=NUMBER        samples a second; 500
              --until-input-ends   end with standard input\
            """;

    private static final Set<String> OPTIONS =
            Set.of("--directory", "--telemetry", "--commands", "--rate", "--until-input-ends");

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if it is not as in {@link #USAGE}
     */
    static SamplerArguments parse(String... arguments) {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("the kind of sampler is missing");
        }
        SamplerKind kind = SamplerKind.of(arguments[0]);
        Map<String, String> options = options(List.of(arguments).subList(1, arguments.length));
        return new SamplerArguments(
                kind,
                Path.of(options.getOrDefault("--directory", "/dev/shm")),
                options.getOrDefault("--telemetry", "telemetry"),
                options.getOrDefault("--commands", kind.commandRing()),
                rate(options.getOrDefault("--rate", "500")),
                options.containsKey("--until-input-ends"));
    }

    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String option = (equals < 0) ? argument : argument.substring(0, equals);
            if (!OPTIONS.contains(option)) {
                throw new IllegalArgumentException("no option '" + option + "'");
            }
            options.put(option, argument.substring(equals + 1));
        }
        return options;
    }

    private static int rate(String text) {
        int rate = Integer.parseInt(text);
        if (!Command.isAcceptableRate(rate)) {
            throw new IllegalArgumentException("rate " + rate + " is not between 1 and " + Command.MAX_RATE);
        }
        return rate;
    }
}
