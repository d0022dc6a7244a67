/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import io.shmring.benchmarks.result.Distance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws results into a directory: transports beside each other on the oldest JDK of the results, and shmring beside itself on
 * all of them; each plot in one state of the cores.
 */
final class Plots {

    private static final String SUBJECT = "shmring";

    private final Windows windows;
    private final Conditions conditions;
    private final Path directory;
    private final Path page;
    private final List<Plot> drawn = new ArrayList<>();

    private Plots(Results results, Path directory, Path page) {
        this.windows = results.windows();
        this.conditions = new Conditions(results);
        this.directory = directory.toAbsolutePath().normalize();
        this.page = page.toAbsolutePath().normalize();
    }

    /**
     * Draws what there are windows for.
     *
     * @param results to draw
     * @param directory created if it is not there
     * @param page where the plots will be shown
     * @return what was drawn
     * @throws IOException if a file cannot be written
     */
    static List<Plot> draw(Results results, Path directory, Path page) throws IOException {
        Files.createDirectories(directory);
        Plots plots = new Plots(results, directory, page);
        List<Integer> jdks = results.windows().jdks();
        for (Distance state : List.of(Distance.NEAR, Distance.FAR)) {
            for (Figure figure : Figure.values()) {
                plots.transports(figure, jdks.get(0), state);
                if (jdks.size() > 1) {
                    plots.jdks(figure, jdks, state);
                }
            }
        }
        return plots.drawn;
    }

    private void transports(Figure figure, int jdk, Distance state) throws IOException {
        Windows alike = this.windows.of(figure.scenario()).jdk(jdk).in(state);
        Map<String, Windows> lines = new LinkedHashMap<>();
        alike.transports().forEach(name -> lines.put(name, alike.of(name)));
        // of all windows: a transport keeps its colour when another was not measured in this scenario
        Palette palette = new Palette(this.windows.transports());
        draw(figure, figure.title(), figure.name(), new Lines(lines, palette), List.of(jdk), state);
    }

    private void jdks(Figure figure, List<Integer> jdks, Distance state) throws IOException {
        Windows own = this.windows.of(figure.scenario()).of(SUBJECT).in(state);
        Map<String, Windows> lines = new LinkedHashMap<>();
        for (int jdk : jdks) {
            if (!own.jdk(jdk).isEmpty()) {
                lines.put("JDK " + jdk, own.jdk(jdk));
            }
        }
        if (lines.size() > 1) {
            Palette palette = new Palette(lines.keySet());
            String title = figure.title() + ": shmring on each JDK";
            draw(figure, title, figure.name() + "-jdks", new Lines(lines, palette), jdks, state);
        }
    }

    private void draw(Figure figure, String title, String name, Lines lines, List<Integer> jdks, Distance state)
            throws IOException {
        Canvas canvas = new Canvas(title, this.conditions.caption(jdks, state), lines.palette());
        figure.draw(lines.windows(), canvas);
        if (!canvas.isEmpty()) {
            String base = name.toLowerCase(Locale.ROOT).replace('_', '-') + "-" + Format.state(state);
            Path file = this.directory.resolve(base + ".svg");
            canvas.write(file);
            String link = this.page.getParent().relativize(file).toString();
            this.drawn.add(new Plot(figure.scenario(), title + ", cores " + Format.state(state), link));
        }
    }

    private record Lines(Map<String, Windows> windows, Palette palette) {}
}
