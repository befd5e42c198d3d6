package io.dustlayer.cdi;

/** How the records of a schema lie in the store. Reads work identically in both modes. */
public enum StorageMode {

  /**
   * One leaf per property, at {@code <prefix>/<slug>/<property>}. Other clients can write single
   * properties; a write of several properties can be seen half done unless {@code
   * dust.flat-writes=atomic}.
   */
  FLAT,

  /**
   * The whole record is written as one value at {@code <prefix>/<slug>}: atomic, and it replaces
   * whatever was stored there.
   */
  MAP
}
