/**
 * JSON text as a Dust server reads and writes it: integers of any size stay exact, every other
 * number is a 64-bit float, the first of two equal keys wins.
 */
package io.dustlayer.cdi.server.json;
