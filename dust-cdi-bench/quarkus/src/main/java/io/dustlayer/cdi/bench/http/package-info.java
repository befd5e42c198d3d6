/**
 * What the benchmarks do over HTTP, whatever client the host has; and an application on Quarkus.
 */
package io.dustlayer.cdi.bench.http;
