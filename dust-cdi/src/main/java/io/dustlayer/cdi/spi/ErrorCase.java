package io.dustlayer.cdi.spi;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;

/**
 * One situation in which a server, or the way to it, fails a call: the rows of {@link ErrorTable}.
 */
public enum ErrorCase {

  /** No connection: refused, unknown host, no route, connect timeout. Nothing was sent. */
  UNREACHABLE(
      "DUST0401",
      Kind.NETWORK,
      true,
      "Nothing was sent. Check dust.base-url and that the server runs, then try again"),

  /** The TLS handshake failed. Nothing was sent. */
  TLS_FAILED(
      "DUST0402",
      Kind.NETWORK,
      true,
      "Nothing was sent. Check dust.base-url, and that the server's certificate names its host and"
          + " is trusted; for a private authority set dust.tls.trust-store (DUST_TLS_TRUST_STORE)"),

  /** A read got no answer, or only a part of one. */
  READ_LOST(
      "DUST0403",
      Kind.NETWORK,
      true,
      "It was a read, so it is safe to try again; if it happens often, raise the read timeout"),

  /** A write was sent, and its answer did not come. */
  OUTCOME_UNKNOWN(
      "DUST0404",
      Kind.TIMEOUT,
      false,
      "The write may have been committed: read the record before writing again"),

  /** A write was answered with success, but the receipt cannot be read. */
  RECEIPT_UNREADABLE(
      "DUST0405",
      Kind.TIMEOUT,
      false,
      "The write has probably been committed: read the record before writing again, and check that"
          + " dust.base-url is a Dust server with nothing in between that changes its answers"),

  /** The server's writer took too long: such a write can commit seconds later. */
  WRITER_UNAVAILABLE(
      "DUST0406",
      Kind.TIMEOUT,
      false,
      "The server gave up waiting, but the write may still be committed seconds later: read the"
          + " record before writing again, and write fewer values at once"),

  /** A read was answered with success, but with something else than the protocol says. */
  ANSWER_UNREADABLE(
      "DUST0407",
      Kind.HTTP,
      false,
      "Check that dust.base-url is a Dust server with nothing in between that changes its answers"),

  /** The transport was closed before the call. */
  CLOSED(
      "DUST0408",
      Kind.NETWORK,
      false,
      "Nothing was sent. Do not use the repository after the application's shutdown began"),

  /** 401: no token, or one that the server does not know or that expired. */
  UNAUTHORIZED(
      "DUST0410",
      Kind.UNAUTHORIZED,
      false,
      "Set dust.token (DUST_TOKEN) to a valid token of the store's organization"),

  /** 403: the token lacks a scope, or access to this store. */
  FORBIDDEN(
      "DUST0411",
      Kind.UNAUTHORIZED,
      false,
      "Use a token (dust.token, DUST_TOKEN) with access to this store and with the scope that the"
          + " operation needs (entries:read or entries:write)"),

  /** 404 on something that every store has: there is no such store. */
  STORE_NOT_FOUND(
      "DUST0412",
      Kind.INVALID_PARAMS,
      false,
      "The server has no such store, or the token belongs to another organization: check dust.store"
          + " (DUST_STORE)"),

  /** 404 of a whole route, 405: the server does not offer it. */
  ROUTE_MISSING(
      "DUST0413",
      Kind.NOT_IMPLEMENTED,
      false,
      "The server does not know this route: it is older than this library expects, or dust.base-url"
          + " (DUST_BASE_URL) is not a Dust server's"),

  /** 406: something in between changed the Accept header, or the answer has another form. */
  NOT_ACCEPTABLE(
      "DUST0414",
      Kind.HTTP,
      false,
      "Check that no filter or proxy changes the header 'Accept: application/json'"),

  /** 415: something in between changed the Content-Type header. */
  UNSUPPORTED_MEDIA(
      "DUST0415",
      Kind.HTTP,
      false,
      "Check that no filter or proxy changes the header 'Content-Type: application/json'"),

  /** A revision has changed. Nothing was written. */
  CONFLICT("DUST0416", Kind.CONFLICT, false, "Nothing was written. Read again and decide anew"),

  /** Something is there that must not be. Nothing was written. */
  EXISTS(
      "DUST0417", Kind.CONFLICT, false, "Nothing was written. Read what is there and decide anew"),

  /** A revision was given for an object: servers compare single leaves only. */
  OBJECT_NOT_COMPARABLE(
      "DUST0418",
      Kind.NOT_SUPPORTED,
      false,
      "Nothing was written. Servers compare the revisions of single leaves, never of an object: use"
          + " DustRepo.update(Stored, after), which guards each changed leaf"),

  /** Absence was demanded of an object. */
  ABSENCE_NOT_COMPARABLE(
      "DUST0419",
      Kind.NOT_SUPPORTED,
      false,
      "Nothing was written. Servers check the absence of single leaves, never of an object"),

  /** The operation cannot carry a condition. */
  CONDITION_UNSUPPORTED(
      "DUST0420", Kind.NOT_SUPPORTED, false, "Nothing was written. Only set and delete take one"),

  /** 400, 422: the server refuses the form of the request. */
  INVALID_REQUEST(
      "DUST0421", Kind.INVALID_PARAMS, false, "Nothing was written. Correct what the server names"),

  /** 413, or a body that is too large to send. */
  TOO_LARGE(
      "DUST0422",
      Kind.INVALID_PARAMS,
      false,
      "Nothing was written. A request holds at most 8,000,000 bytes: write less at once"),

  /** 414, 431, or a path that is too long to send. */
  PATH_TOO_LONG(
      "DUST0423",
      Kind.INVALID_PARAMS,
      false,
      "Nothing was sent or written. A URL holds about 8,000 characters after percent-encoding, a"
          + " path at most 50,000 bytes: use shorter slugs"),

  /** 426: the route wants a WebSocket. */
  UPGRADE_REQUIRED(
      "DUST0424",
      Kind.NOT_SUPPORTED,
      false,
      "The server wants another protocol than plain HTTP here: use dust.transport=sdk, or check"
          + " dust.base-url"),

  /** 429. */
  RATE_LIMITED(
      "DUST0425",
      Kind.RATE_LIMITED,
      true,
      "Nothing was written. Wait as long as the detail says, then try again; batches count as one"
          + " write"),

  /** Another 4xx. */
  CLIENT_ERROR(
      "DUST0426", Kind.HTTP, false, "The server refuses the request; trying again will not help"),

  /** 5xx. */
  SERVER_ERROR(
      "DUST0427",
      Kind.HTTP,
      true,
      "The server failed: try again later; after a write read first, it may have been committed"),

  /** 1xx, 3xx, or an unknown status. */
  UNEXPECTED_STATUS(
      "DUST0428",
      Kind.HTTP,
      false,
      "A Dust server does not answer so: check dust.base-url (http or https? a redirecting"
          + " proxy?)"),

  /** Text that UTF-8 cannot carry, in a path or a value. */
  UNENCODABLE(
      "DUST0429",
      Kind.INVALID_PARAMS,
      false,
      "Nothing was sent. The text holds half a surrogate pair, which UTF-8 cannot carry"),

  /** The host has no MicroProfile Rest Client. */
  NO_REST_CLIENT(
      "DUST0430",
      Kind.NOT_SUPPORTED,
      false,
      "Add an implementation of MicroProfile Rest Client 3 (on Quarkus the extension"
          + " quarkus-rest-client, on Java SE"
          + " org.jboss.resteasy.microprofile:microprofile-rest-client)"),

  /** The host's MicroProfile Rest Client cannot be built. */
  REST_CLIENT_FAILED(
      "DUST0431", Kind.NOT_SUPPORTED, false, "Nothing was sent. Mend what the message names"),

  /** The store is archived. */
  STORE_ARCHIVED(
      "DUST0440",
      Kind.NOT_SUPPORTED,
      false,
      "Nothing was written. The store is archived and takes no writes: restore it, or use another"
          + " dust.store"),

  /** A limit of the plan is reached. */
  LIMIT_EXCEEDED(
      "DUST0441",
      Kind.HTTP,
      false,
      "Nothing was written. A limit of the store's plan is reached: remove data or raise the"
          + " limit"),

  /** The lease is held by somebody else. */
  LEASE_HELD(
      "DUST0442",
      Kind.CONFLICT,
      true,
      "Somebody else holds the lease: try again when it is released or has expired"),

  /** Another value is where the lease should be. */
  LEASE_OCCUPIED(
      "DUST0443",
      Kind.CONFLICT,
      false,
      "Another value is stored at the lease's path: choose another path, or remove the value"),

  /** The lease is no longer held. */
  LEASE_LOST(
      "DUST0444",
      Kind.CONFLICT,
      false,
      "The lease is not held any more: stop the work that it guarded, or acquire it again"),

  /** A fenced write whose lease is no longer held. */
  FENCED(
      "DUST0445",
      Kind.CONFLICT,
      false,
      "Nothing was written. The lease that fences this write is not held any more: stop the work"
          + " that it guarded"),

  /** The operation does not fit the value that is there. */
  WRONG_VALUE(
      "DUST0446",
      Kind.INVALID_PARAMS,
      false,
      "Nothing was written. A merge needs a map, an increment needs a number"),

  /** The acknowledgement of a write over the SDK transport is overdue. */
  ACK_OVERDUE(
      "DUST0701",
      Kind.TIMEOUT,
      false,
      "The write was sent and may have been committed: read the record before writing again; if it"
          + " happens often, raise dust.ack-timeout (DUST_ACK_TIMEOUT)"),

  /** A write over the SDK transport found no connection until its acknowledgement was due. */
  NOT_SENT(
      "DUST0702",
      Kind.NETWORK,
      true,
      "Nothing was written. There was no connection until dust.ack-timeout (DUST_ACK_TIMEOUT) was"
          + " over: see Dust.status(), check that the server runs, then try again"),

  /** The SDK transport was stopped before a write was sent. */
  STOPPED(
      "DUST0703",
      Kind.NETWORK,
      true,
      "Nothing was written. The SDK transport was stopped by Dust.stop() or the application's"
          + " shutdown; after Dust.stop() the same call goes over HTTP"),

  /** Too many writes wait for the SDK transport. */
  QUEUE_FULL(
      "DUST0704",
      Kind.NETWORK,
      true,
      "Nothing was written. Write more slowly, wait until the connection is back (Dust.status()),"
          + " or raise dust.sdk.queue (DUST_SDK_QUEUE)"),

  /** The token lacks the scope that a write needs, as the server said when it was joined. */
  NOT_PERMITTED(
      "DUST0705",
      Kind.UNAUTHORIZED,
      false,
      "Nothing was sent. Use a token (dust.token, DUST_TOKEN) with this scope"),

  /** The engine failed, and was started anew. */
  ENGINE_FAILED(
      "DUST0706",
      Kind.TIMEOUT,
      false,
      "The write may have been committed: read the record before writing again. This is an error of"
          + " the library: please report it with the log line DUST0726"),

  /** The host has no WebSocket client. */
  NO_WEBSOCKET(
      "DUST0707",
      Kind.NOT_SUPPORTED,
      false,
      "The SDK transport needs an implementation of the Jakarta WebSocket client 2.1 in the"
          + " application (on Quarkus the extension quarkus-websockets-client, on Java SE"
          + " org.glassfish.tyrus.bundles:tyrus-standalone-client), or set dust.transport=http"),

  /** The library for MessagePack is missing. */
  NO_MESSAGE_PACK(
      "DUST0708",
      Kind.NOT_SUPPORTED,
      false,
      "Add org.msgpack:msgpack-core to the application, or set dust.sdk.format=json"),

  /** A reason that no other row knows. */
  UNKNOWN_REASON(
      "DUST0449",
      Kind.HTTP,
      false,
      "This library does not know the reason; the server may be newer than it expects");

  private final String code;
  private final Kind kind;
  private final boolean retryable;
  private final String remedy;

  ErrorCase(String code, Kind kind, boolean retryable, String remedy) {
    this.code = code;
    this.kind = kind;
    this.retryable = retryable;
    this.remedy = remedy;
  }

  /**
   * The code of the situation.
   *
   * @return {@code DUST04} or {@code DUST07} and two digits
   */
  public String code() {
    return code;
  }

  /**
   * What kind of failure it is.
   *
   * @return never null
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Whether the same call may succeed later.
   *
   * @return true if so
   */
  public boolean isRetryable() {
    return retryable;
  }

  /**
   * What to do about it.
   *
   * @return a sentence or more, without the last full stop
   */
  public String remedy() {
    return remedy;
  }

  /**
   * The failure to throw.
   *
   * @param happened what happened to which operation, path and store; without a full stop, and
   *     without any token
   * @param detail figures
   * @param cause may be null
   * @return an exception whose message holds {@code happened} and the remedy
   */
  public DustException toException(String happened, ErrorDetail detail, Throwable cause) {
    return new DustException(kind, code, happened + ". " + remedy + ".", retryable, detail, cause);
  }
}
