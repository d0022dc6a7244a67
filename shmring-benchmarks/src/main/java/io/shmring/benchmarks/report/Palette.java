/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Gives each transport a line that it keeps in all plots. The colours are those that Okabe and Ito found all kinds of colour
 * vision to tell apart; strokes and markers tell, too.
 */
final class Palette {

    private static final Color EMPHASIS = new Color(0xD55E00);
    private static final List<Color> OTHERS = List.of(
            new Color(0x0072B2),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0x56B4E9),
            new Color(0xE69F00),
            new Color(0x7A6A00));
    private static final List<Marker> MARKERS = List.of(
            SeriesMarkers.SQUARE,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.TRIANGLE_DOWN,
            SeriesMarkers.CROSS);
    private static final List<float[]> DASHES = List.of(new float[] {6, 3}, new float[] {2, 2});

    private final Map<String, Line> lines = new HashMap<>();

    private record Line(Color color, BasicStroke stroke, Marker marker) {}

    Palette(Collection<String> names) {
        int subjects = 0;
        int floors = 0;
        int peers = 0;
        for (String name : names) {
            if (Peers.isSubject(name)) {
                this.lines.put(name, new Line(EMPHASIS, stroke(4, subjects++), SeriesMarkers.CIRCLE));
            } else if (Peers.isFloor(name)) {
                this.lines.put(name, new Line(Color.BLACK, stroke(1.5F, 1 + floors++), SeriesMarkers.NONE));
            } else {
                Color color = OTHERS.get(peers % OTHERS.size());
                Marker marker = MARKERS.get(peers % MARKERS.size());
                this.lines.put(name, new Line(color, stroke(2, peers / OTHERS.size()), marker));
                peers++;
            }
        }
    }

    /** Draws a series of single figures, each with a marker. */
    void applyTo(XYSeries series, String name) {
        Line line = line(name);
        series.setLineStyle(line.stroke());
        series.setLineColor(line.color());
        series.setMarker(line.marker());
        series.setMarkerColor(line.color());
    }

    private Line line(String name) {
        Line line = this.lines.get(name);
        if (line == null) {
            throw new IllegalArgumentException("no line for '" + name + "', expected is one of " + this.lines.keySet());
        }
        return line;
    }

    private static BasicStroke stroke(float width, int number) {
        int dash = number % (DASHES.size() + 1);
        return dash == 0
                ? new BasicStroke(width)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, DASHES.get(dash - 1), 0);
    }
}
