package io.dustlayer.cdi.spi;

import java.util.Map;

/**
 * What every answer of a server means: the one table from an HTTP status, or the reason of a
 * channel, to a kind, a code and whether trying again makes sense. Both transports use it, and
 * third parties' transports should.
 *
 * <p>A server's name for the error decides first, the status second. "Retry" is {@link
 * io.dustlayer.cdi.DustException#isRetryable()}.
 *
 * <table>
 * <caption>Errors of HTTP answers, channel replies and connections</caption>
 * <thead>
 * <tr><th scope="col">seen</th><th scope="col">kind</th><th scope="col">retry</th>
 * <th scope="col">case</th></tr>
 * </thead>
 * <tbody>
 * <tr><td>connection refused, unknown host, no route, connect timeout</td><td>NETWORK</td>
 * <td>yes</td><td>{@link ErrorCase#UNREACHABLE} DUST0401</td></tr>
 * <tr><td>TLS handshake failed</td><td>NETWORK</td><td>yes</td>
 * <td>{@link ErrorCase#TLS_FAILED} DUST0402</td></tr>
 * <tr><td>a read without a complete answer</td><td>NETWORK</td><td>yes</td>
 * <td>{@link ErrorCase#READ_LOST} DUST0403</td></tr>
 * <tr><td>a write without a complete answer; 408 on a write</td><td>TIMEOUT</td><td>no</td>
 * <td>{@link ErrorCase#OUTCOME_UNKNOWN} DUST0404</td></tr>
 * <tr><td>a write answered 2xx without a readable receipt</td><td>TIMEOUT</td><td>no</td>
 * <td>{@link ErrorCase#RECEIPT_UNREADABLE} DUST0405</td></tr>
 * <tr><td>400 {@code invalid_params} whose detail begins <code>&#123;:writer_unavailable</code></td>
 * <td>TIMEOUT</td><td>no</td><td>{@link ErrorCase#WRITER_UNAVAILABLE} DUST0406</td></tr>
 * <tr><td>a read answered 2xx with something else, or with more than the limits allow</td><td>HTTP</td><td>no</td>
 * <td>{@link ErrorCase#ANSWER_UNREADABLE} DUST0407</td></tr>
 * <tr><td>a call after closing</td><td>NETWORK</td><td>no</td>
 * <td>{@link ErrorCase#CLOSED} DUST0408</td></tr>
 * <tr><td>401, {@code unauthorized}</td><td>UNAUTHORIZED</td><td>no</td>
 * <td>{@link ErrorCase#UNAUTHORIZED} DUST0410</td></tr>
 * <tr><td>403, {@code forbidden}, {@code missing_scope}, {@code store_not_allowed}</td>
 * <td>UNAUTHORIZED</td><td>no</td><td>{@link ErrorCase#FORBIDDEN} DUST0411</td></tr>
 * <tr><td>404 {@code not_found} on anything but reading one entry</td><td>INVALID_PARAMS</td>
 * <td>no</td><td>{@link ErrorCase#STORE_NOT_FOUND} DUST0412</td></tr>
 * <tr><td>404 with another body, 405</td><td>NOT_IMPLEMENTED</td><td>no</td>
 * <td>{@link ErrorCase#ROUTE_MISSING} DUST0413</td></tr>
 * <tr><td>406</td><td>HTTP</td><td>no</td>
 * <td>{@link ErrorCase#NOT_ACCEPTABLE} DUST0414</td></tr>
 * <tr><td>415</td><td>HTTP</td><td>no</td>
 * <td>{@link ErrorCase#UNSUPPORTED_MEDIA} DUST0415</td></tr>
 * <tr><td>412, {@code conflict}</td><td>CONFLICT</td><td>no</td>
 * <td>{@link ErrorCase#CONFLICT} DUST0416</td></tr>
 * <tr><td>{@code exists}</td><td>CONFLICT</td><td>no</td>
 * <td>{@link ErrorCase#EXISTS} DUST0417</td></tr>
 * <tr><td>{@code if_match_multi_leaf}; 412 whose {@code current_revision} is the one sent</td>
 * <td>NOT_SUPPORTED</td><td>no</td><td>{@link ErrorCase#OBJECT_NOT_COMPARABLE} DUST0418</td></tr>
 * <tr><td>{@code if_absent_multi_leaf}</td><td>NOT_SUPPORTED</td><td>no</td>
 * <td>{@link ErrorCase#ABSENCE_NOT_COMPARABLE} DUST0419</td></tr>
 * <tr><td>{@code if_match_unsupported_op}, {@code if_absent_unsupported_op}</td>
 * <td>NOT_SUPPORTED</td><td>no</td><td>{@link ErrorCase#CONDITION_UNSUPPORTED} DUST0420</td></tr>
 * <tr><td>other 400, 422, {@code invalid_params}, {@code conflicting_params}, {@code
 * invalid_precondition}, {@code invalid_pattern_for_prefixes}, {@code unsupported_select}, {@code
 * invalid op}</td><td>INVALID_PARAMS</td><td>no</td>
 * <td>{@link ErrorCase#INVALID_REQUEST} DUST0421</td></tr>
 * <tr><td>413; a body over 8,000,000 bytes, not sent</td><td>INVALID_PARAMS</td><td>no</td>
 * <td>{@link ErrorCase#TOO_LARGE} DUST0422</td></tr>
 * <tr><td>414, 431; a path that is too long, not sent</td><td>INVALID_PARAMS</td><td>no</td>
 * <td>{@link ErrorCase#PATH_TOO_LONG} DUST0423</td></tr>
 * <tr><td>426</td><td>NOT_SUPPORTED</td><td>no</td>
 * <td>{@link ErrorCase#UPGRADE_REQUIRED} DUST0424</td></tr>
 * <tr><td>429, {@code rate_limited}</td><td>RATE_LIMITED</td><td>yes</td>
 * <td>{@link ErrorCase#RATE_LIMITED} DUST0425</td></tr>
 * <tr><td>408 on a read</td><td>NETWORK</td><td>yes</td>
 * <td>{@link ErrorCase#READ_LOST} DUST0403</td></tr>
 * <tr><td>409 and every other 4xx</td><td>HTTP</td><td>no</td>
 * <td>{@link ErrorCase#CLIENT_ERROR} DUST0426</td></tr>
 * <tr><td>5xx</td><td>HTTP</td><td>yes</td>
 * <td>{@link ErrorCase#SERVER_ERROR} DUST0427</td></tr>
 * <tr><td>1xx, 3xx</td><td>HTTP</td><td>no</td>
 * <td>{@link ErrorCase#UNEXPECTED_STATUS} DUST0428</td></tr>
 * <tr><td>a path or value with half a surrogate pair, not sent</td><td>INVALID_PARAMS</td>
 * <td>no</td><td>{@link ErrorCase#UNENCODABLE} DUST0429</td></tr>
 * <tr><td>the host has no MicroProfile Rest Client</td><td>NOT_SUPPORTED</td><td>no</td>
 * <td>{@link ErrorCase#NO_REST_CLIENT} DUST0430</td></tr>
 * <tr><td>the host's MicroProfile Rest Client cannot be built</td><td>NOT_SUPPORTED</td><td>no</td>
 * <td>{@link ErrorCase#REST_CLIENT_FAILED} DUST0431</td></tr>
 * <tr><td>{@code store_archived}</td><td>NOT_SUPPORTED</td><td>no</td>
 * <td>{@link ErrorCase#STORE_ARCHIVED} DUST0440</td></tr>
 * <tr><td>{@code limit_exceeded}</td><td>HTTP</td><td>no</td>
 * <td>{@link ErrorCase#LIMIT_EXCEEDED} DUST0441</td></tr>
 * <tr><td>{@code held}</td><td>CONFLICT</td><td>yes</td>
 * <td>{@link ErrorCase#LEASE_HELD} DUST0442</td></tr>
 * <tr><td>{@code occupied}</td><td>CONFLICT</td><td>no</td>
 * <td>{@link ErrorCase#LEASE_OCCUPIED} DUST0443</td></tr>
 * <tr><td>{@code not_held}</td><td>CONFLICT</td><td>no</td>
 * <td>{@link ErrorCase#LEASE_LOST} DUST0444</td></tr>
 * <tr><td>{@code fenced}</td><td>CONFLICT</td><td>no</td>
 * <td>{@link ErrorCase#FENCED} DUST0445</td></tr>
 * <tr><td>{@code merge_requires_map_value}, {@code increment_requires_number_value}</td>
 * <td>INVALID_PARAMS</td><td>no</td><td>{@link ErrorCase#WRONG_VALUE} DUST0446</td></tr>
 * <tr><td>a write over the SDK transport, sent, without an acknowledgement in time</td>
 * <td>TIMEOUT</td><td>no</td><td>{@link ErrorCase#ACK_OVERDUE} DUST0701</td></tr>
 * <tr><td>a write over the SDK transport, not sent in time</td><td>NETWORK</td><td>yes</td>
 * <td>{@link ErrorCase#NOT_SENT} DUST0702</td></tr>
 * <tr><td>a write over the SDK transport, which was stopped before it was sent</td>
 * <td>NETWORK</td><td>yes</td><td>{@link ErrorCase#STOPPED} DUST0703</td></tr>
 * <tr><td>more than {@code dust.sdk.queue} writes wait</td><td>NETWORK</td><td>yes</td>
 * <td>{@link ErrorCase#QUEUE_FULL} DUST0704</td></tr>
 * <tr><td>a write over the SDK transport with a token that may not write</td>
 * <td>UNAUTHORIZED</td><td>no</td><td>{@link ErrorCase#NOT_PERMITTED} DUST0705</td></tr>
 * <tr><td>the SDK transport failed by an error of its own</td><td>TIMEOUT</td><td>no</td>
 * <td>{@link ErrorCase#ENGINE_FAILED} DUST0706</td></tr>
 * <tr><td>the host has no Jakarta WebSocket client</td><td>NOT_SUPPORTED</td><td>no</td>
 * <td>{@link ErrorCase#NO_WEBSOCKET} DUST0707</td></tr>
 * <tr><td>{@code dust.sdk.format=msgpack} without the library</td><td>NOT_SUPPORTED</td>
 * <td>no</td><td>{@link ErrorCase#NO_MESSAGE_PACK} DUST0708</td></tr>
 * <tr><td>any other channel reason</td><td>HTTP</td><td>no</td>
 * <td>{@link ErrorCase#UNKNOWN_REASON} DUST0449</td></tr>
 * </tbody>
 * </table>
 */
public final class ErrorTable {

  private static final String WRITER_UNAVAILABLE = "{:writer_unavailable";

  private static final Map<String, ErrorCase> BY_NAME =
      Map.ofEntries(
          Map.entry("unauthorized", ErrorCase.UNAUTHORIZED),
          Map.entry("forbidden", ErrorCase.FORBIDDEN),
          Map.entry("missing_scope", ErrorCase.FORBIDDEN),
          Map.entry("store_not_allowed", ErrorCase.FORBIDDEN),
          Map.entry("conflict", ErrorCase.CONFLICT),
          Map.entry("exists", ErrorCase.EXISTS),
          Map.entry("if_match_multi_leaf", ErrorCase.OBJECT_NOT_COMPARABLE),
          Map.entry("if_absent_multi_leaf", ErrorCase.ABSENCE_NOT_COMPARABLE),
          Map.entry("if_match_unsupported_op", ErrorCase.CONDITION_UNSUPPORTED),
          Map.entry("if_absent_unsupported_op", ErrorCase.CONDITION_UNSUPPORTED),
          Map.entry("invalid_params", ErrorCase.INVALID_REQUEST),
          Map.entry("conflicting_params", ErrorCase.INVALID_REQUEST),
          Map.entry("invalid_precondition", ErrorCase.INVALID_REQUEST),
          Map.entry("invalid_pattern_for_prefixes", ErrorCase.INVALID_REQUEST),
          Map.entry("unsupported_select", ErrorCase.INVALID_REQUEST),
          Map.entry("invalid op", ErrorCase.INVALID_REQUEST),
          Map.entry("rate_limited", ErrorCase.RATE_LIMITED),
          Map.entry("store_archived", ErrorCase.STORE_ARCHIVED),
          Map.entry("limit_exceeded", ErrorCase.LIMIT_EXCEEDED),
          Map.entry("held", ErrorCase.LEASE_HELD),
          Map.entry("occupied", ErrorCase.LEASE_OCCUPIED),
          Map.entry("not_held", ErrorCase.LEASE_LOST),
          Map.entry("fenced", ErrorCase.FENCED),
          Map.entry("merge_requires_map_value", ErrorCase.WRONG_VALUE),
          Map.entry("increment_requires_number_value", ErrorCase.WRONG_VALUE));

  private ErrorTable() {}

  /**
   * The case of an HTTP answer that is not 2xx. The caller has treated the 404 of reading one entry
   * (a miss), and a 412 whose {@code current_revision} is the one that was sent.
   *
   * @param status the HTTP status
   * @param error the body's {@code error}; empty if the body is not the protocol's
   * @param detail the body's {@code detail}; empty if there is none
   * @param write whether the request could change the store
   * @return never null
   */
  public static ErrorCase ofStatus(int status, String error, String detail, boolean write) {
    if (status == 400 && detail.startsWith(WRITER_UNAVAILABLE)) {
      return ErrorCase.WRITER_UNAVAILABLE;
    }
    if (status >= 400 && status < 500) {
      ErrorCase named = BY_NAME.get(error);
      return named != null ? named : ofClientError(status, error, write);
    }
    return status >= 500 && status < 600 ? ErrorCase.SERVER_ERROR : ErrorCase.UNEXPECTED_STATUS;
  }

  /**
   * The case of a channel's refusal of a write or a join.
   *
   * @param reason the reply's {@code reason}
   * @return {@link ErrorCase#UNKNOWN_REASON} if it is not in the table
   */
  public static ErrorCase ofReason(String reason) {
    return reason.startsWith(WRITER_UNAVAILABLE)
        ? ErrorCase.WRITER_UNAVAILABLE
        : BY_NAME.getOrDefault(reason, ErrorCase.UNKNOWN_REASON);
  }

  private static ErrorCase ofClientError(int status, String error, boolean write) {
    return switch (status) {
      case 400, 422 -> ErrorCase.INVALID_REQUEST;
      case 401 -> ErrorCase.UNAUTHORIZED;
      case 403 -> ErrorCase.FORBIDDEN;
      case 404 -> error.equals("not_found") ? ErrorCase.STORE_NOT_FOUND : ErrorCase.ROUTE_MISSING;
      case 405 -> ErrorCase.ROUTE_MISSING;
      case 406 -> ErrorCase.NOT_ACCEPTABLE;
      case 408 -> write ? ErrorCase.OUTCOME_UNKNOWN : ErrorCase.READ_LOST;
      case 412 -> ErrorCase.CONFLICT;
      case 413 -> ErrorCase.TOO_LARGE;
      case 414, 431 -> ErrorCase.PATH_TOO_LONG;
      case 415 -> ErrorCase.UNSUPPORTED_MEDIA;
      case 426 -> ErrorCase.UPGRADE_REQUIRED;
      case 429 -> ErrorCase.RATE_LIMITED;
      default -> ErrorCase.CLIENT_ERROR;
    };
  }
}
