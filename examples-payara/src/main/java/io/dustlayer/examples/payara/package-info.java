/** What the reading list needs on this host besides the files that all hosts share. */
package io.dustlayer.examples.payara;
