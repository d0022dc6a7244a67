/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.web;

import io.shmring.ShmException;
import io.shmring.sample.command.SamplerCommands;
import io.shmring.sample.deadletter.DeadLetter;
import io.shmring.sample.deadletter.DeadLetters;
import io.shmring.sample.stats.TelemetryStatistics;
import io.shmring.sample.wire.Command;
import io.shmring.sample.wire.SamplerKind;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.EnumWords;
import io.shmring.spring.core.ShmRings;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The requests behind the page. */
@RestController
@RequestMapping("/api")
class TelemetryController {

    private final TelemetryStatistics statistics;
    private final SamplerCommands commands;
    private final DeadLetters deadLetters;
    private final ShmRings rings;
    private final ShmListenerEndpointRegistry listeners;

    TelemetryController(
            TelemetryStatistics statistics,
            SamplerCommands commands,
            DeadLetters deadLetters,
            ShmRings rings,
            ShmListenerEndpointRegistry listeners) {
        this.statistics = statistics;
        this.commands = commands;
        this.deadLetters = deadLetters;
        this.rings = rings;
        this.listeners = listeners;
    }

    @GetMapping("/telemetry")
    TelemetryReport telemetry() {
        return new TelemetryReport(
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime()),
                ProcessHandle.current().pid(),
                this.listeners
                        .findContainerOfRing("telemetry")
                        .map(container -> EnumWords.of(container.getState()))
                        .orElse("missing"),
                this.deadLetters.received(),
                this.statistics.reports(),
                this.rings.all().stream().map(RingReport::of).toList());
    }

    /** The newest messages that were refused, the newest of them first. */
    @GetMapping("/dead-letters")
    List<DeadLetter> deadLetters() {
        return this.deadLetters.newestFirst();
    }

    /** Only takes JSON, which a page of another site cannot send without being allowed to. */
    @PostMapping(path = "/samplers/{kind}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void command(@PathVariable String kind, @RequestBody CommandRequest request) {
        SamplerKind sampler = sampler(kind);
        Command command = request.command();
        if (command == Command.PAUSE) {
            this.commands.pause(sampler);
        } else if (command == Command.RESUME) {
            this.commands.resume(sampler);
        } else if (command == Command.RATE && request.rate() != null) {
            this.commands.rate(sampler, request.rate());
        } else if (command == Command.FAULT && request.fault() != null) {
            this.commands.fault(sampler, request.fault());
        } else {
            throw new IllegalArgumentException("command is PAUSE, RESUME, RATE with a rate, or FAULT with a fault");
        }
    }

    private static SamplerKind sampler(String kind) {
        try {
            return SamplerKind.of(kind);
        } catch (IllegalArgumentException ex) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, ex.getMessage()); // a cause would be handled instead
        }
    }

    @ExceptionHandler
    ProblemDetail refused(IllegalArgumentException ex) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(ex.getMessage()));
    }

    /** The ring is full because nobody reads it, or was removed, or the application gives its roles back. */
    @ExceptionHandler
    ProblemDetail noWayThrough(ShmException ex) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(ex.getMessage()));
    }
}
