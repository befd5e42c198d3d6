package io.dustlayer.cdi.tck.weld.soak;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Contents that tell where they come from: no two have the same title, so that a write can be found
 * in the log by what it wrote. Confined to one thread.
 */
final class RandomContent {

  private static final List<String> LABELS = List.of("red", "green", "blue");

  private final String author;
  private final RandomGenerator random;
  private int count;

  RandomContent(String author, RandomGenerator random) {
    this.author = author;
    this.random = random;
  }

  Content next() {
    Map<String, String> labels = new TreeMap<>();
    LABELS.forEach(
        label -> {
          if (random.nextInt(3) == 0) {
            labels.put(label, mark());
          }
        });
    return new Content(title(), rank(), random.nextBoolean() ? mark() : null, labels);
  }

  /** Another one that differs in the title, and perhaps in more. */
  Content after(Content before) {
    Content next = next();
    return new Content(
        next.title(),
        random.nextBoolean() ? before.rank() : next.rank(),
        random.nextBoolean() ? before.note() : next.note(),
        random.nextBoolean() ? before.labels() : next.labels());
  }

  /** Another one that differs only where something can be compared: in what is there already. */
  Content guarded(Content before) {
    Integer rank = before.rank() == null ? null : Integer.valueOf(before.rank() + 1);
    return new Content(title(), rank, before.note(), before.labels());
  }

  private String title() {
    count++;
    return mark();
  }

  private String mark() {
    return author + " " + count;
  }

  private Integer rank() {
    return random.nextInt(3) == 0 ? null : Integer.valueOf(random.nextInt(1000));
  }
}
