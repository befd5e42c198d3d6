/**
 * The conformance kit: behaviour suites in {@code src/main/java} that every host runs against a
 * Dust server. A host's module extends the suites and hands in its beans.
 */
package io.dustlayer.cdi.tck;
