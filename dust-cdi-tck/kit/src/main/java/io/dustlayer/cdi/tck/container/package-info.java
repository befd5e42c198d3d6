/** What a host's container makes of an application with entities, as suites. */
package io.dustlayer.cdi.tck.container;
