package io.dustlayer.cdi.server.store;

import java.time.Instant;

/**
 * A file that a store keeps.
 *
 * @param content as it was uploaded first
 * @param uploadedAt when that was
 */
public record StoredFile(FileContent content, Instant uploadedAt) {}
