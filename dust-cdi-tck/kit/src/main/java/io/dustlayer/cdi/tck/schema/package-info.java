/** What a schema promises about how its entities are stored, as a suite over a real server. */
package io.dustlayer.cdi.tck.schema;
