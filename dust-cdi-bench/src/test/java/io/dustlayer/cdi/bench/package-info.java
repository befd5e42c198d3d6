/**
 * What dust-cdi costs. Each kind of row of the report is a class of its own, beside its benchmarks
 * and baselines; {@code Bench} runs them and writes the report.
 */
package io.dustlayer.cdi.bench;
