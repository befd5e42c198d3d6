package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.StoreEvent;

/** Tells this client's operations from those of others. */
final class Identity {

  private final String deviceId;
  private final String idPrefix;

  Identity(String deviceId) {
    this.deviceId = deviceId;
    this.idPrefix = deviceId + "-";
  }

  /** Operations over HTTP have another device id, but carry the id of the request. */
  boolean isOwn(StoreEvent event) {
    return deviceId.equals(event.deviceId())
        || event.clientOpId() != null && event.clientOpId().startsWith(idPrefix);
  }
}
