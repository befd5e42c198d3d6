/**
 * A Dust server that an application starts for itself while nobody has configured a store. With
 * {@code dust.dev-server=true} and without {@code dust.store}, {@code dust.token} and {@code
 * dust.base-url} the application gets one in its own process; see {@link
 * io.dustlayer.cdi.server.dev.DevServerConfigSource}. It is not for production.
 *
 * <p>Being on the class path is all it takes; nobody calls anything here.
 */
package io.dustlayer.cdi.server.dev;
