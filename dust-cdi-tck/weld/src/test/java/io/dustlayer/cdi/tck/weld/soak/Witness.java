package io.dustlayer.cdi.tck.weld.soak;

import java.util.List;

/**
 * What one application was told of one schema.
 *
 * @param application its name, with which the ids of its operations begin
 * @param schema the schema
 * @param from the watermark at which it subscribed: it must be told of all that came after
 * @param events what {@code subscribe} told, in the order in which it did
 * @param raw what {@code subscribeRaw} told, in the order in which it did
 */
record Witness(
    String application,
    SoakSchema<?> schema,
    long from,
    List<SeenEvent> events,
    List<SeenRaw> raw) {

  List<SeenRaw.Resync> resyncs() {
    return raw.stream()
        .filter(SeenRaw.Resync.class::isInstance)
        .map(SeenRaw.Resync.class::cast)
        .toList();
  }

  @Override
  public String toString() {
    return application + " of " + schema;
  }
}
