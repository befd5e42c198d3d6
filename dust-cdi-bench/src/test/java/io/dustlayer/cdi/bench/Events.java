package io.dustlayer.cdi.bench;

/** Events as servers write them. */
final class Events {

  private Events() {}

  /** A live one: a link got another number of clicks. */
  static String clicks(long seq, long link, long clicks) {
    return event("null", seq, link, clicks);
  }

  /** One of the catch-up of the first join. */
  static String caughtUp(long seq, long link, long clicks) {
    return event("\"1\"", seq, link, clicks);
  }

  private static String event(String joinRef, long seq, long link, long clicks) {
    String slug = Link.slug(link);
    return "["
        + joinRef
        + ",null,\"store:"
        + BenchStore.STORE
        + "\",\"event\",{\"store_seq\":"
        + seq
        + ",\"op\":\"set\",\"path\":\"links/"
        + slug
        + "/clicks\",\"path_segments\":[\"links\",\""
        + slug
        + "\",\"clicks\"],\"value\":"
        + clicks
        + ",\"device_id\":\"elsewhere\",\"client_op_id\":\"op-"
        + seq
        + "\"}]";
  }
}
