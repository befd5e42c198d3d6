/** The entities that the behaviour suites write and read: not toys, in both storage modes. */
package io.dustlayer.cdi.tck.entity;
