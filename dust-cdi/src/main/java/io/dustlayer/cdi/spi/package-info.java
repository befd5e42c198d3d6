/**
 * What third parties may implement: the transports that repositories read and write through, and
 * the cache that keeps a mirror.
 *
 * <p>This is public API. Its types use the root package and the paths of {@link
 * io.dustlayer.cdi.protocol}.
 */
package io.dustlayer.cdi.spi;
