package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.protocol.StoreEvent;
import java.util.List;

/** Something that the driver has to do, in the order given. */
public sealed interface Effect {

  /**
   * Open a socket. Answered by {@link Input.SocketOpened} or {@link Input.SocketClosed}.
   *
   * @param generation names the socket
   * @param format how frames are encoded on it
   */
  record OpenSocket(long generation, Format format) implements Effect {}

  /**
   * Send a frame.
   *
   * @param generation the socket
   * @param frame the frame
   */
  record SendFrame(long generation, Frame frame) implements Effect {}

  /**
   * Close a socket; nothing of it matters any more.
   *
   * @param generation the socket
   * @param why for the log
   */
  record CloseSocket(long generation, String why) implements Effect {}

  /**
   * A write has its outcome; each submitted write has exactly one.
   *
   * @param clientOpId the write
   * @param outcome what came of it
   */
  record Complete(String clientOpId, Outcome outcome) implements Effect {}

  /**
   * Readers see another state from now on. Comes before the {@link Complete} and {@link Publish} of
   * the same input.
   *
   * @param view committed state with pending writes on top
   * @param touched the roots of the subtrees that may read differently; empty if {@code replaced}
   * @param replaced whether anything may read differently
   * @param synced whether reads may use it: false before the first catch-up is complete
   */
  record Show(Mirror view, List<DustPath> touched, boolean replaced, boolean synced)
      implements Effect {

    /**
     * Copies the paths.
     *
     * @param view the state
     * @param touched the roots of the subtrees that may read differently
     * @param replaced whether anything may read differently
     * @param synced whether reads may use it
     */
    public Show {
      touched = List.copyOf(touched);
    }
  }

  /**
   * One committed operation was applied, and is to be published.
   *
   * @param event the operation
   * @param own whether this client wrote it
   * @param touched the roots of the subtrees that it wrote or cleared
   * @param before the committed state before
   * @param after the committed state after
   */
  record Publish(StoreEvent event, boolean own, List<DustPath> touched, Mirror before, Mirror after)
      implements Effect {

    /**
     * Copies the paths.
     *
     * @param event the operation
     * @param own whether this client wrote it
     * @param touched the roots of the subtrees that it wrote or cleared
     * @param before the committed state before
     * @param after the committed state after
     */
    public Publish {
      touched = List.copyOf(touched);
    }
  }

  /**
   * The committed state was replaced by a snapshot or after a reset, and the difference is to be
   * published.
   *
   * @param fromSeq the watermark before
   * @param toSeq the watermark after
   * @param reset whether the server was restored or reset to an earlier state
   * @param before the committed state before
   * @param after the committed state after
   */
  record PublishReplaced(long fromSeq, long toSeq, boolean reset, Mirror before, Mirror after)
      implements Effect {}

  /**
   * The committed state has moved on; a cache keeps it. Comes also where nothing is published.
   *
   * @param watermark the watermark
   * @param before the committed state before
   * @param after the committed state after
   * @param touched the roots of the subtrees that differ; empty if {@code replaced}
   * @param replaced whether everything was replaced
   */
  record Keep(long watermark, Mirror before, Mirror after, List<DustPath> touched, boolean replaced)
      implements Effect {

    /**
     * Copies the paths.
     *
     * @param watermark the watermark
     * @param before the committed state before
     * @param after the committed state after
     * @param touched the roots of the subtrees that differ
     * @param replaced whether everything was replaced
     */
    public Keep {
      touched = List.copyOf(touched);
    }
  }

  /**
   * Read the leaf at a path and all leaves below it over HTTP. Answered by {@link
   * Input.HttpAnswered}.
   *
   * @param readId names the read
   * @param path what to read
   */
  record HttpRead(long readId, DustPath path) implements Effect {}

  /**
   * The status has changed.
   *
   * @param status the status
   */
  record Report(Status status) implements Effect {}

  /**
   * Something an operator should know.
   *
   * @param notice what
   */
  record Tell(Notice notice) implements Effect {}

  /** How frames are encoded. */
  enum Format {
    /** {@code vsn=2.0.0}: text. */
    JSON,
    /** {@code vsn=3.0.0}: MessagePack. */
    MESSAGE_PACK
  }
}
