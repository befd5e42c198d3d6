package io.dustlayer.cdi.tck.entity;

import jakarta.json.bind.adapter.JsonbAdapter;

/** Stores a shade as {@code #rrggbb}. */
public class ShadeAdapter implements JsonbAdapter<Shade, String> {

  /** An adapter; made by the mapping. */
  public ShadeAdapter() {
    super();
  }

  @Override
  public String adaptToJson(Shade shade) {
    return String.format("#%02x%02x%02x", shade.red(), shade.green(), shade.blue());
  }

  @Override
  public Shade adaptFromJson(String text) {
    int rgb = Integer.parseInt(text.substring(1), 16);
    return new Shade(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
  }
}
