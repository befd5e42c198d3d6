package io.dustlayer.cdi.server.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** One way in which an HTTP request goes wrong. */
public sealed interface HttpFault {
  /**
   * The request is not processed; this is answered instead.
   *
   * @param status the HTTP status
   * @param headers sent as they are
   * @param body sent as UTF-8
   */
  record Answer(int status, Map<String, String> headers, String body) implements HttpFault {
    /**
     * Copies the headers.
     *
     * @param status the HTTP status
     * @param headers sent as they are
     * @param body sent as UTF-8
     */
    public Answer {
      headers = Map.copyOf(headers);
      Objects.requireNonNull(body, "body");
    }
  }

  /**
   * The connection closes without any answer.
   *
   * @param processed whether the request takes effect before
   */
  record Close(boolean processed) implements HttpFault {}

  /**
   * The request is processed, the answer announces its full length, and the connection closes in
   * the middle of it.
   *
   * @param bytes how much of the body is sent
   */
  record Truncate(int bytes) implements HttpFault {}

  /**
   * The request is processed later.
   *
   * @param by how much later
   */
  record Delay(Duration by) implements HttpFault {}

  /**
   * The request is answered as failed, in the words of a real server whose writer took more than
   * five seconds: the outcome is unknown. It is processed all the same when {@link
   * FaultRule#release()} is called, and never if it is not.
   */
  record WriterUnavailable() implements HttpFault {}

  /** The request is neither processed nor answered until {@link FaultRule#release()} is called. */
  record Hang() implements HttpFault {}
}
