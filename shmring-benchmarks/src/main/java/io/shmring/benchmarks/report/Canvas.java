/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart with a logarithmic y axis, a line for each transport and a caption below the title; white on any page. */
final class Canvas {

    /** A pattern for figures that may be small. */
    static final String DECIMALS = "#,##0.####";
    /** A pattern for figures that are not. */
    static final String WHOLE = "#,##0";

    private static final Pattern TOO_PRECISE = Pattern.compile("([0-9]\\.[0-9]{2})[0-9]+");
    private static final int WIDTH = 960;
    private static final int HEIGHT = 560;
    private static final int PLOT_WIDTH = 640;
    private static final int CAPTION_FROM_TOP = 68;
    private static final int CAPTION_MIDDLE = 405;
    private static final int PLOT_HEIGHT = 430;
    private static final int LABEL_BELOW_PLOT = 17;
    private static final Color GRID = new Color(0xDDDDDD);

    private final XYChart chart;
    private final Palette palette;
    private final Map<Double, String> marks = new TreeMap<>();
    private double lowest = Double.MAX_VALUE;
    private double highest;

    Canvas(String title, String caption, Palette palette) {
        this.palette = palette;
        this.chart =
                new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).build();
        XYStyler styler = this.chart.getStyler();
        styler.setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotGridLinesColor(GRID);
        // a dashed stroke becomes an outline of each dash, kilobytes a line
        styler.setPlotGridLinesStroke(new BasicStroke(0.5F));
        styler.setPlotBorderVisible(false);
        styler.setPlotContentSize(1);
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 17));
        styler.setChartTitleBoxVisible(false);
        styler.setChartTitlePadding(28);
        styler.setLegendPosition(LegendPosition.OutsideE);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        styler.setLegendSeriesLineLength(36);
        styler.setMarkerSize(8);
        styler.setYAxisLogarithmic(true);
        styler.setAnnotationTextFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        styler.setAnnotationTextFontColor(Color.DARK_GRAY);
        this.chart.addAnnotation(new AnnotationText(caption, CAPTION_MIDDLE, HEIGHT - CAPTION_FROM_TOP, true));
    }

    /** Names the x axis, with a tick at each whole number. */
    Canvas across(String name, double from, double to, Function<Double, String> label) {
        double margin = (to - from) * 0.02;
        this.chart.setXAxisTitle(name);
        XYStyler styler = this.chart.getStyler();
        styler.setXAxisMin(from - margin);
        styler.setXAxisMax(to + margin);
        styler.setxAxisTickLabelsFormattingFunction(label);
        styler.setXAxisTickMarkSpacingHint((int) (PLOT_WIDTH * 0.9 / Math.max(1, to - from)));
        return this;
    }

    /** Names the y axis. */
    Canvas upwards(String name, String pattern) {
        this.chart.setYAxisTitle(name);
        this.chart.getStyler().setYAxisDecimalPattern(pattern);
        return this;
    }

    /** Adds a line whose points are shown. */
    XYSeries points(String name, double[] x, double[] y) {
        XYSeries series = this.chart.addSeries(name, x, y);
        this.palette.applyTo(series, name);
        for (double value : y) {
            this.lowest = Math.min(this.lowest, value);
            this.highest = Math.max(this.highest, value);
        }
        return series;
    }

    /** Adds a line whose points are too many to be shown. */
    void curve(String name, double[] x, double[] y) {
        points(name, x, y).setMarker(SeriesMarkers.NONE);
    }

    /** Labels a position of the x axis that is no whole number. */
    Canvas mark(double x, String label) {
        this.marks.put(x, label);
        return this;
    }

    boolean isEmpty() {
        return this.chart.getSeriesMap().isEmpty();
    }

    void write(Path file) throws IOException {
        double bottom = Math.floor(Math.log10(this.lowest));
        double top = Math.max(Math.ceil(Math.log10(this.highest)), bottom + 1);
        XYStyler styler = this.chart.getStyler();
        styler.setYAxisMin(Math.pow(10, bottom));
        styler.setYAxisMax(Math.pow(10, top));
        double below = Math.pow(10, bottom - (top - bottom) * LABEL_BELOW_PLOT / PLOT_HEIGHT);
        this.marks.forEach((x, label) -> this.chart.addAnnotation(new AnnotationText(label, x, below, false)));
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        VectorGraphicsEncoder.saveVectorGraphic(this.chart, svg, VectorGraphicsFormat.SVG);
        // a hundredth of a pixel is enough, and half of the size
        Files.writeString(
                file, TOO_PRECISE.matcher(svg.toString(StandardCharsets.UTF_8)).replaceAll("$1"));
    }
}
