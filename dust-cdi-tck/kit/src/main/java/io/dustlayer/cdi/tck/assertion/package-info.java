/**
 * The names of what the suites assert: every test has a stable id and belongs to a rule, and says
 * both when it fails. {@code ASSERTIONS.md} of the kit lists them all.
 */
package io.dustlayer.cdi.tck.assertion;
