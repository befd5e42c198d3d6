/**
 * Runs the suites inside a host in which no test can start: a resource of an ordinary application
 * runs them, and a test outside of the host asks for them over HTTP and reports what came of it.
 */
package io.dustlayer.cdi.tck.host;
