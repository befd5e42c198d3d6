package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.DustSchema;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import java.util.Map;

/** A FLAT record with a text, a list, a map and a renamed number. */
@DustSchema(prefix = "notes", required = "title")
record Note(
    String slug,
    String title,
    List<String> tags,
    Map<String, String> labels,
    @JsonbProperty("stars_given") Integer stars) {

  static Note of(String slug, String title) {
    return new Note(slug, title, null, Map.of(), null);
  }

  Note withTitle(String newTitle) {
    return new Note(slug, newTitle, tags, labels, stars);
  }

  Note withLabels(Map<String, String> newLabels) {
    return new Note(slug, title, tags, newLabels, stars);
  }

  Note withStars(Integer newStars) {
    return new Note(slug, title, tags, labels, newStars);
  }
}
