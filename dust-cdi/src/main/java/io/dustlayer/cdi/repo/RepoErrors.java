package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.protocol.DustPath;
import java.util.Optional;
import java.util.OptionalInt;

/** The failures that repositories themselves find, each with its code. */
final class RepoErrors {

  private RepoErrors() {}

  static DustException slugMissing(String schema) {
    return new DustException(
        Kind.INVALID_PARAMS,
        "DUST0502",
        "a "
            + schema
            + " without a slug has no place in the store; set its slug before writing it");
  }

  static DustException nothingToWrite(String schema, String slug) {
    return new DustException(
        Kind.NOTHING_TO_WRITE,
        "DUST0503",
        schema
            + " '"
            + slug
            + "' has no value to store: all of its properties are null or empty; set at least one,"
            + " or delete the record");
  }

  static IllegalArgumentException ifMatchOnFlat(String schema) {
    return new IllegalArgumentException(
        "DUST0504: "
            + schema
            + " is stored FLAT, one leaf per property, so there is no single revision that IfMatch"
            + " could compare; use update(Stored, after), or mode = MAP");
  }

  static DustException cannotGuard(String schema, String slug, DustPath path) {
    return new DustException(
        Kind.NOT_SUPPORTED,
        "DUST0505",
        "'"
            + path
            + "' of "
            + schema
            + " '"
            + slug
            + "' had no stored leaf when the record was read, and servers compare existing leaves"
            + " only; nothing was sent. Write this value with update(before, after), without the"
            + " guard");
  }

  static DustException atomicNeedsBatch(String schema, DustException cause) {
    return new DustException(
        Kind.NOT_IMPLEMENTED,
        "DUST0506",
        "the server has no batch_write route, which dust.flat-writes=atomic needs to write "
            + schema
            + "; set dust.flat-writes=separate (DUST_FLAT_WRITES=separate), or update the server",
        false,
        cause.detail(),
        cause);
  }

  static IllegalArgumentException noSuchPart(Class<?> part, TransportKind transport, String store) {
    return new IllegalArgumentException(
        "DUST0517: "
            + store
            + " has no "
            + part.getName()
            + " while it uses the "
            + transport
            + " transport; ask for DustTransport, or for RealtimeTransport after Dust.start()");
  }

  static DustException otherStore(String schema, String schemaStore, String thisStore) {
    return new DustException(
        Kind.INVALID_PARAMS,
        "DUST0507",
        schema
            + " belongs to "
            + storeLabel(schemaStore)
            + ", but the batch is for "
            + storeLabel(thisStore)
            + "; a batch commits in one store: send one batch for each store");
  }

  static DustException otherSchema(String schema, String repoSchema) {
    return new DustException(
        Kind.INVALID_PARAMS,
        "DUST0508",
        "an operation of the batch is about "
            + schema
            + ", but this is the repository of "
            + repoSchema
            + "; use Dust.batchWrite for several schemas");
  }

  static DustException batchTooLarge(int wireOps, int limit) {
    return new DustException(
        Kind.INVALID_PARAMS,
        "DUST0509",
        "the batch needs "
            + wireOps
            + " operations on the wire, and servers take at most "
            + limit
            + "; nothing was sent. Split it (a FLAT insert counts one for each property)");
  }

  static DustException noEvents(String schema) {
    return new DustException(
        Kind.NOT_SUPPORTED,
        "DUST0515",
        "changes of "
            + schema
            + " cannot be subscribed to over the HTTP transport, which has no events. Start the SDK"
            + " transport: set dust.transport=sdk (DUST_TRANSPORT=sdk), or call Dust.start()"
            + " first");
  }

  static DustException notStarted(String store) {
    return new DustException(
        Kind.NOT_SUPPORTED,
        "DUST0522",
        "nothing is synced for "
            + store
            + ": its SDK transport does not run. Call Dust.start() first, or set"
            + " dust.transport=sdk (DUST_TRANSPORT=sdk)");
  }

  static DustException mustNotBlock(String what, String thread, Optional<String> asyncForm) {
    return new DustException(
        Kind.NOT_SUPPORTED,
        "DUST0521",
        "writing "
            + what
            + " would block the thread '"
            + thread
            + "', which is an event loop, until the server answers; nothing was sent. "
            + asyncForm.map(form -> "Use " + form + ", or call").orElse("Call")
            + " it on a worker thread, for example from a method annotated with @Blocking");
  }

  static DustException interrupted(String schema, InterruptedException cause) {
    return new DustException(
        Kind.TIMEOUT,
        "DUST0523",
        "the thread was interrupted while it waited for a write of "
            + schema
            + " to be acknowledged: whether it is committed is not known. Read the record before"
            + " writing it again",
        false,
        ErrorDetail.NONE,
        cause);
  }

  static DustException cursorStandsStill(DustPath base, String cursor) {
    return new DustException(
        Kind.HTTP,
        "DUST0516",
        "the list below '"
            + base
            + "' never ends: the server names the cursor '"
            + cursor
            + "' again after answering the page that follows it; check that dust.base-url is a Dust"
            + " server with nothing in between that caches its answers");
  }

  static DustException otherWritersFirst(
      String schema, String slug, int attempts, DustException last) {
    return new DustException(
        Kind.CONFLICT,
        "DUST0511",
        "other writers changed "
            + schema
            + " '"
            + slug
            + "' first, "
            + attempts
            + " times in a row; nothing was written. Try again when there is less traffic",
        true,
        last.detail(),
        last);
  }

  static DustException conflict(
      String what, OptionalInt opIndex, Optional<String> path, DustException cause) {
    ErrorDetail detail = cause.detail();
    if (detail instanceof ErrorDetail.Conflict conflict) {
      detail = new ErrorDetail.Conflict(conflict.currentRevision(), opIndex, path);
    }
    return new DustException(
        Kind.CONFLICT,
        "DUST0512",
        what
            + path.map(p -> ": '" + p + "'").orElse("")
            + " was changed by another writer since it was read; nothing was written. Read it again"
            + " and repeat the change",
        false,
        detail,
        cause);
  }

  static String storeLabel(String key) {
    return key.isEmpty() ? "the default store" : "the store '" + key + "'";
  }
}
