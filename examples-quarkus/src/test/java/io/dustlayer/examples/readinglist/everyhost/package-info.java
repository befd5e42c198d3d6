/**
 * What is tested of the reading list on every host: the other examples compile these files, too, so
 * nothing here may know the host. A test of a host extends the abstract ones and starts it.
 */
package io.dustlayer.examples.readinglist.everyhost;
