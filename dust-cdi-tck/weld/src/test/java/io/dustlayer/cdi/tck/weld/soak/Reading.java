package io.dustlayer.cdi.tck.weld.soak;

import java.util.List;
import java.util.Map;

/**
 * What an application read when all was over.
 *
 * @param application its name
 * @param watermark of its mirror
 * @param pending writes without outcome
 * @param leaves of its mirror, by path
 * @param records what {@code all()} gave, by the path of the record
 */
record Reading(
    String application,
    long watermark,
    int pending,
    Map<String, Leaf> leaves,
    Map<String, List<Content>> records) {}
