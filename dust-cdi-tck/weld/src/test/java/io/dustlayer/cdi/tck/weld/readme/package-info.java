/** The Java samples of README.md, so that they compile and run. */
package io.dustlayer.cdi.tck.weld.readme;
