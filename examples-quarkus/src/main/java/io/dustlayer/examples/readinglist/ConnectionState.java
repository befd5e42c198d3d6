package io.dustlayer.examples.readinglist;

import io.dustlayer.cdi.StoreStatus;
import java.util.Locale;

/** How the application's connection to its store is doing, in the words of the page. */
enum ConnectionState {
  /** Changes are seen as they happen. */
  LIVE,
  /** It will be live soon, or as soon as the store answers; until then reads are local. */
  RECONNECTING,
  /** There is no connection that could tell of changes: everything goes over HTTP. */
  OFFLINE;

  static ConnectionState of(StoreStatus status) {
    return switch (status.state()) {
      case LIVE -> LIVE;
      case CONNECTING, JOINING, CATCHING_UP, BACKOFF -> RECONNECTING;
      case STOPPED, FAILED -> OFFLINE;
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
