/** What schemas and repositories promise, as suites over the beans of a host and a real server. */
package io.dustlayer.cdi.tck.repository;
