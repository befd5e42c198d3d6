/**
 * Runs a test class against a Dust server of its own: {@link
 * io.dustlayer.cdi.server.junit.DustServerTest}. For the tests of applications; needs JUnit 5 on
 * the class path.
 */
package io.dustlayer.cdi.server.junit;
