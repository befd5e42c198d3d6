package io.dustlayer.cdi.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;

/** How costs grow: one plot for each kind of size, one line for each kind of work. */
final class Growth {

  private record Point(double size, double cost) {}

  private static final String PREFIX = "growth-";
  private static final String SUFFIX = ".svg";

  private final Map<String, Map<String, List<Point>>> plots = new LinkedHashMap<>();

  /**
   * Adds a point.
   *
   * @param plot what grows, for example {@code entries}
   * @param line the work, with its unit
   */
  void add(String plot, String line, double size, double cost) {
    plots
        .computeIfAbsent(plot, none -> new LinkedHashMap<>())
        .computeIfAbsent(line, none -> new ArrayList<>())
        .add(new Point(size, cost));
  }

  /** Writes each plot as {@code growth-….svg}; tells the names of the files. */
  List<String> write(Path folder) throws IOException {
    List<String> files = new ArrayList<>();
    for (var plot : plots.entrySet()) {
      String file = PREFIX + plot.getKey().replace(' ', '-') + SUFFIX;
      try (OutputStream out = Files.newOutputStream(folder.resolve(file))) {
        VectorGraphicsEncoder.saveVectorGraphic(
            chart(plot.getKey(), plot.getValue()), out, VectorGraphicsFormat.SVG);
      }
      files.add(file);
    }
    return files;
  }

  static boolean isPlot(String file) {
    return file.startsWith(PREFIX) && file.endsWith(SUFFIX);
  }

  private static XYChart chart(String plot, Map<String, List<Point>> lines) {
    XYChart chart =
        new XYChartBuilder()
            .width(760)
            .height(440)
            .title("Cost against the number of " + plot)
            .xAxisTitle(plot)
            .yAxisTitle("cost of one operation")
            .build();
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    lines.forEach(
        (name, added) -> {
          List<Point> points =
              added.stream().sorted(Comparator.comparingDouble(Point::size)).toList();
          XYSeries line =
              chart.addSeries(
                  name,
                  points.stream().mapToDouble(Point::size).toArray(),
                  points.stream().mapToDouble(Point::cost).toArray());
          line.setLineWidth(2);
        });
    return chart;
  }
}
