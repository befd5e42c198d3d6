package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.server.access.AccessToken;
import io.dustlayer.cdi.server.access.PlanLimits;
import io.dustlayer.cdi.server.access.RateLimiter;
import io.dustlayer.cdi.server.access.TokenRegistry;
import io.dustlayer.cdi.server.json.MalformedJsonException;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.LeafUnderLeafException;
import io.dustlayer.cdi.server.store.PoisonedValueException;
import io.dustlayer.cdi.server.store.StoreCatalog;
import io.dustlayer.cdi.server.store.StoreDamagedException;
import io.dustlayer.cdi.server.store.WriteRefusedException;
import jakarta.json.JsonString;
import java.nio.charset.CharacterCodingException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Turns requests into answers, in the order in which a real server looks at things: body, method,
 * route, {@code Accept}, token, rate, and only then what the route does. Thread-safe.
 */
public final class HttpApi {
  private static final String BEARER = "Bearer ";
  private static final List<String> OVERRIDING = List.of("PUT", "PATCH", "DELETE");

  private final StoreCatalog catalog;
  private final TokenRegistry tokens;
  private final RateLimiter limiter;
  private final Set<Quirk> quirks;
  private final PlanLimits limits;
  private final Routes routes;

  /**
   * An API over stores.
   *
   * @param catalog all stores
   * @param tokens the tokens it accepts
   * @param limiter counts requests, here and elsewhere
   * @param quirks those switched on
   * @param clock the time shown in exports
   * @param limits how much there may be
   */
  public HttpApi(
      StoreCatalog catalog,
      TokenRegistry tokens,
      RateLimiter limiter,
      Set<Quirk> quirks,
      InstantSource clock,
      PlanLimits limits) {
    this.catalog = catalog;
    this.tokens = tokens;
    this.limiter = limiter;
    this.quirks = quirks;
    this.limits = limits;
    this.routes = new Routes(clock);
  }

  Set<Quirk> quirks() {
    return quirks;
  }

  ApiAnswer answer(ApiRequest request) {
    return answer(request, UnaryOperator.identity());
  }

  /** Answers a request whose action is put into something else. */
  ApiAnswer answer(ApiRequest request, UnaryOperator<Action> around) {
    Accepts accepts = Accepts.of(request);
    boolean read = request.mayHaveBody() && RequestBody.isParsed(request.mediaType());
    if (read && request.bodyTooLarge()) {
      return ApiAnswer.failure(413, "Request Entity Too Large", accepts.prefersJson());
    }
    RequestBody body;
    try {
      body = read ? RequestBody.of(request) : unread(request);
    } catch (MalformedJsonException | CharacterCodingException malformed) {
      return ApiAnswer.failure(400, "Bad Request", accepts.prefersJson()).closing();
    }
    return routed(overridden(request, body), body, accepts, around);
  }

  private static RequestBody unread(ApiRequest request) {
    return request.mayHaveBody() && !request.mediaType().isEmpty()
        ? new RequestBody.Unparsed()
        : new RequestBody.Absent();
  }

  private ApiRequest overridden(ApiRequest request, RequestBody body) {
    if (!quirks.contains(Quirk.METHOD_OVERRIDE) || !request.method().equals("POST")) {
      return request;
    }
    return body.member("_method")
        .filter(JsonString.class::isInstance)
        .map(method -> ((JsonString) method).getString().toUpperCase(Locale.ROOT))
        .filter(OVERRIDING::contains)
        .map(request::withMethod)
        .orElse(request);
  }

  private ApiAnswer routed(
      ApiRequest request, RequestBody body, Accepts accepts, UnaryOperator<Action> around) {
    List<String> segments = PercentDecoding.segments(request.path());
    Optional<Route> route = routes.find(request.method(), segments);
    RequestId id = RequestId.of(request);
    if (route.isEmpty()) {
      return id.on(ApiAnswer.failure(404, "Not Found", accepts.prefersJson()));
    }
    Action action = around.apply(route.get().action());
    if (route.get().kind() == Route.Kind.BARE) {
      return action.answer(call(request, null, segments, body));
    } else if (!accepts.apiAnswers()) {
      return id.on(ApiAnswer.failure(406, "Not Acceptable", false));
    } else if (route.get().kind() == Route.Kind.OPEN) {
      return id.on(action.answer(call(request, null, segments, body)));
    }
    return id.on(
        token(request)
            .map(token -> limited(call(request, token, segments, body), action))
            .orElseGet(() -> Refusal.of(401, "unauthorized").answer()));
  }

  private ApiCall call(
      ApiRequest request, AccessToken token, List<String> segments, RequestBody body) {
    return new ApiCall(request, token, segments, body, catalog, quirks, limits);
  }

  private Optional<AccessToken> token(ApiRequest request) {
    return request
        .header("authorization")
        .filter(header -> header.startsWith(BEARER))
        .flatMap(header -> tokens.find(header.substring(BEARER.length())));
  }

  private ApiAnswer limited(ApiCall call, Action action) {
    RateLimiter.Kind kind =
        call.request().isRead() ? RateLimiter.Kind.READ : RateLimiter.Kind.WRITE;
    RateLimiter.Verdict verdict = limiter.count(call.token(), kind);
    ApiAnswer answer =
        verdict.allowed()
            ? acted(call, action)
            : Refusal.of(429, "rate_limited")
                .answer()
                .with("retry-after", Long.toString(verdict.resetSeconds()));
    boolean constant = verdict.allowed() && quirks.contains(Quirk.CONSTANT_RATE_LIMIT_RESET);
    return answer
        .with("x-ratelimit-limit", Integer.toString(verdict.limit()))
        .with("x-ratelimit-remaining", Integer.toString(verdict.remaining()))
        .with("x-ratelimit-reset", constant ? "60" : Long.toString(verdict.resetSeconds()));
  }

  static ApiAnswer acted(ApiCall call, Action action) {
    try {
      return action.answer(call);
    } catch (Refusal refusal) {
      return refusal.answer();
    } catch (WriteRefusedException archivedMeanwhile) {
      return Refusal.notFound().answer();
    } catch (PoisonedValueException | LeafUnderLeafException | StoreDamagedException failed) {
      return Refusal.serverError().answer();
    }
  }
}
