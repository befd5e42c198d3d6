/** The command line of the runnable jar. */
package io.dustlayer.cdi.server.cli;
