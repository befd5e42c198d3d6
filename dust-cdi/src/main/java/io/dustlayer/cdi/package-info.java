/**
 * Dust for Jakarta EE and MicroProfile: the types an application imports.
 *
 * <p>Annotate a record or class with {@link io.dustlayer.cdi.DustSchema}, inject {@link
 * io.dustlayer.cdi.DustRepo} of it, and configure {@code dust.store} and {@code dust.token}.
 * Failures are {@link io.dustlayer.cdi.DustException}s.
 *
 * <p>This is public API and depends on no other room of the library. Unless a type says otherwise,
 * its instances are immutable and safe to share between threads.
 */
package io.dustlayer.cdi;
