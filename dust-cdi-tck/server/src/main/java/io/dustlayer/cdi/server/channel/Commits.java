package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.protocol.InvalidPathException;
import io.dustlayer.cdi.server.access.RateLimiter;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.ElixirTerm;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.CommittedOp;
import io.dustlayer.cdi.server.store.ConflictException;
import io.dustlayer.cdi.server.store.LimitExceededException;
import io.dustlayer.cdi.server.store.PathTooLongException;
import io.dustlayer.cdi.server.store.PoisonedValueException;
import io.dustlayer.cdi.server.store.WriteOp;
import io.dustlayer.cdi.server.store.WriteRefusedException;
import io.dustlayer.cdi.server.store.WriteRefusedException.Reason;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Committing on behalf of a push, with the replies to what is not committed. */
final class Commits {
  private static final int RETRY_MILLIS = 60_000;

  private final RateLimiter limiter;
  private final Set<Quirk> quirks;
  private final long mostKeys;

  Commits(RateLimiter limiter, Set<Quirk> quirks, long mostKeys) {
    this.limiter = limiter;
    this.quirks = quirks;
    this.mostKeys = mostKeys;
  }

  /** Counts a write of a token. */
  void count(Push push) {
    if (!limiter.count(push.token(), RateLimiter.Kind.WRITE).allowed()) {
      throw new RefusedException(
          Reply.error(
              JsonValues.object()
                  .add("reason", "rate_limited")
                  .add("retry_after_ms", RETRY_MILLIS)));
    }
  }

  /** Commits an op; what was committed, if anything, makes the reply. */
  Reply commit(Push push, WriteOp op, Function<Optional<CommittedOp>, Reply> reply) {
    StoreHub hub = push.channel().hub();
    StoreHub.Commit<Reply> commit =
        () ->
            reply.apply(
                hub
                    .commit(
                        push.channel().topic(), () -> push.store().commit(List.of(op), mostKeys))
                    .stream()
                    .findFirst());
    try {
      return quirks.contains(Quirk.WRITES_NOT_DEDUPLICATED)
          ? commit.run()
          : hub.answered().once(op.origin(), commit);
    } catch (ConflictException conflict) {
      return conflict(conflict);
    } catch (WriteRefusedException refused) {
      return Reply.error(reason(refused));
    } catch (LimitExceededException exceeded) {
      return exceeded(exceeded);
    } catch (InvalidPathException emptyKey) {
      throw new ChannelCrash("an object in the value has an empty key");
    } catch (PathTooLongException tooLong) {
      return Reply.error(
          quirks.contains(Quirk.INSPECTED_TERMS)
              ? ElixirTerm.matchError(ElixirTerm.of("LIKE or GLOB pattern too complex"))
              : tooLong.getMessage());
    } catch (PoisonedValueException poisoned) {
      return Reply.error("a typed value cannot be stored: " + poisoned.getMessage());
    }
  }

  private String reason(WriteRefusedException refused) {
    boolean inspected = quirks.contains(Quirk.INSPECTED_TERMS);
    return refused.reason() == Reason.NOT_A_NUMBER && inspected
        ? ElixirTerm.ARITHMETIC_ERROR
        : refused.reason().wireName();
  }

  private static Reply exceeded(LimitExceededException exceeded) {
    return Reply.error(
        JsonValues.object()
            .add("current", exceeded.current())
            .add("dimension", exceeded.dimension())
            .add("limit", exceeded.limit())
            .add("reason", "limit_exceeded"));
  }

  private Reply conflict(ConflictException conflict) {
    if (conflict.exists()) {
      return Reply.error("exists");
    } else if (conflict.subtree()) {
      return Reply.error("if_match_multi_leaf");
    }
    JsonObjectBuilder response = JsonValues.object();
    if (!quirks.contains(Quirk.CONFLICT_WITHOUT_REVISION)) {
      conflict
          .currentRevision()
          .ifPresentOrElse(
              revision -> response.add("current_revision", revision),
              () -> response.addNull("current_revision"));
    }
    return Reply.error(response.add("reason", "conflict"));
  }
}
