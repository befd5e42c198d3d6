/**
 * Real processes under real faults: a server and three applications that are killed, stopped and
 * cut off, and run out of disk; and then the question whether what the applications were told is
 * what the server has.
 */
package io.dustlayer.cdi.tck.chaos;
