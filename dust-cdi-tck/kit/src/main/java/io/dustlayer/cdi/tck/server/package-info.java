/**
 * What a Dust server must do for clients to rely on it, as suites for any server. Nothing of the
 * library's transports is in between. Where real servers differ from each other, every behaviour
 * that clients can live with is accepted.
 *
 * <p>The rule of an assertion is the one of the library that would break without it.
 */
package io.dustlayer.cdi.tck.server;
