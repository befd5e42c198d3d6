/**
 * How the properties of records and classes are found, read and set: reflection, and the JSON-B
 * annotations that say what a property is called and whether it is stored.
 *
 * <p>Used by {@code schema} and its codecs only. Instances are immutable and may be shared between
 * threads.
 */
package io.dustlayer.cdi.schema.bean;
