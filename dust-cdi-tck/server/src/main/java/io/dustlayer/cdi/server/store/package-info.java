/**
 * Stores: the value model, the entries and the op log of each in one SQLite database, and the
 * catalog of a data folder. Knows nothing of HTTP or channels.
 */
package io.dustlayer.cdi.server.store;
