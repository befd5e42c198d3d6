package io.dustlayer.cdi;

/**
 * The server's word that a write is committed.
 *
 * @param storeSeq the store's sequence number of the committed operation
 */
public record Receipt(long storeSeq) {}
