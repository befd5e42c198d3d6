/**
 * The qualifiers of CDI events: what an observer writes to hear of committed changes.
 *
 * <p>This is public API. Applications observe; only the library fires.
 */
package io.dustlayer.cdi.event;
