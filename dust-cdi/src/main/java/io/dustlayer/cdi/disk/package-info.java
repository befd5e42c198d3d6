/**
 * Files that outlive the process: the durable cache. They are H2 MVStore files, which need {@code
 * com.h2database:h2-mvstore} (or {@code h2}); no class of this room is loaded unless a setting asks
 * for a file.
 *
 * <p>{@link io.dustlayer.cdi.disk.FileCaches} is the door.
 */
package io.dustlayer.cdi.disk;
