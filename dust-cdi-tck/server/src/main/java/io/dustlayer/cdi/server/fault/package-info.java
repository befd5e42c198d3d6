/** Scripted misbehaviour, for tests of clients. */
package io.dustlayer.cdi.server.fault;
