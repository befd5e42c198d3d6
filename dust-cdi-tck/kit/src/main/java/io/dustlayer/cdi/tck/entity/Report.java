package io.dustlayer.cdi.tck.entity;

import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.StorageMode;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A MAP record.
 *
 * @param slug the key
 * @param title required
 * @param total an integer of any size
 * @param due a date
 * @param rows a list of nested records
 * @param labels a map
 */
@DustSchema(
    prefix = {"tck", "reports"},
    required = "title",
    mode = StorageMode.MAP)
public record Report(
    String slug,
    String title,
    BigInteger total,
    LocalDate due,
    List<Row> rows,
    Map<String, String> labels) {

  /**
   * A line of the report.
   *
   * @param name what is counted
   * @param amount how much
   */
  public record Row(String name, double amount) {}

  /**
   * A report with a value for every property.
   *
   * @param slug the key
   * @return the report
   */
  public static Report full(String slug) {
    return new Report(
        slug,
        "Title of " + slug,
        new BigInteger("123456789012345678901234567890"),
        LocalDate.of(2026, 11, 21),
        List.of(new Row("x", 0.1), new Row("y", 100.0)),
        Map.of("k/1", "v", "~", "w"));
  }

  /**
   * A report with the required property only.
   *
   * @param slug the key
   * @param title the title
   * @return the report
   */
  public static Report bare(String slug, String title) {
    return new Report(slug, title, null, null, null, Map.of());
  }
}
