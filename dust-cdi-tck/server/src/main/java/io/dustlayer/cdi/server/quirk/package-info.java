/** The named deviations of real Dust servers from their documentation, each a switch. */
package io.dustlayer.cdi.server.quirk;
