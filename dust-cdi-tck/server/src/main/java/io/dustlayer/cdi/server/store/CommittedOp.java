package io.dustlayer.cdi.server.store;

import jakarta.json.JsonValue;
import java.time.Instant;

/**
 * An op of the log.
 *
 * @param storeSeq its place in the log, from 1 on without gaps
 * @param op the wire name, such as {@code set}
 * @param path the rendered path
 * @param value the value as it was written, not taken apart; JSON null for a delete
 * @param origin where it comes from
 * @param insertedAt when it was committed
 */
public record CommittedOp(
    long storeSeq, String op, String path, JsonValue value, Origin origin, Instant insertedAt) {}
