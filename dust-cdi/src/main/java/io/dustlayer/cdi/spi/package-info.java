/**
 * What third parties may implement: the transport that repositories read and write through.
 *
 * <p>This is public API. Its types use the root package and the paths of {@link
 * io.dustlayer.cdi.protocol}.
 */
package io.dustlayer.cdi.spi;
