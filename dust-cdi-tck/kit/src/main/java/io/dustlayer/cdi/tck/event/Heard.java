package io.dustlayer.cdi.tck.event;

/**
 * What an observer was told.
 *
 * @param observer the observer's method
 * @param slug which record, or which path
 * @param detail the name of the record, or another detail; empty if there is none
 * @param storeSeq as of when; 0 if the observer was not told
 */
public record Heard(String observer, String slug, String detail, long storeSeq) {}
