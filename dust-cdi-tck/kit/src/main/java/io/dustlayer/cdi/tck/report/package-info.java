/**
 * What a run of the kit leaves behind: which host with which parts ran which suites against which
 * server, and what came of them, as one JSON and one HTML file.
 */
package io.dustlayer.cdi.tck.report;
