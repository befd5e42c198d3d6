package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.InvalidPathException;
import io.dustlayer.cdi.server.access.AccessToken;
import io.dustlayer.cdi.server.access.PlanLimits;
import io.dustlayer.cdi.server.access.Scope;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.Origin;
import io.dustlayer.cdi.server.store.Store;
import io.dustlayer.cdi.server.store.StoreCatalog;
import io.dustlayer.cdi.server.store.StoreName;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A request that found its route and, where the route needs one, its token.
 *
 * @param request as it came
 * @param token whose request it is; null on public routes
 * @param segments of the path, still encoded
 * @param body what was understood of it
 * @param catalog all stores
 * @param quirks those switched on
 * @param limits how much there may be
 */
record ApiCall(
    ApiRequest request,
    AccessToken token,
    List<String> segments,
    RequestBody body,
    StoreCatalog catalog,
    Set<Quirk> quirks,
    PlanLimits limits) {
  private static final int ORGANIZATION = 2;
  private static final int STORE = 3;
  private static final int FIRST_OF_PATH = 5;

  boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }

  /** The store named in the URL, if the token may use it so. */
  Store store(Scope scope) {
    String organization = segments.get(ORGANIZATION);
    String name = segments.get(STORE);
    if (!organization.equals(token.organization()) || !StoreName.isValid(organization, name)) {
      throw Refusal.notFound();
    }
    Store store =
        catalog
            .find(new StoreName(organization, name))
            .filter(found -> !found.lifecycle().isArchived())
            .orElseThrow(Refusal::notFound);
    if (!token.mayAccess(store.info().name().full())) {
      throw Refusal.forbidden();
    }
    require(scope);
    return store;
  }

  void require(Scope scope) {
    if (!token.allows(scope)) {
      throw Refusal.forbidden();
    }
  }

  /** The entry's path in the URL. An encoded slash separates like a plain one. */
  DustPath path() {
    try {
      StringBuilder rendered = new StringBuilder();
      for (String segment : segments.subList(FIRST_OF_PATH, segments.size())) {
        rendered.append(rendered.isEmpty() ? "" : "/").append(PercentDecoding.segment(segment));
      }
      return DustPath.parse(rendered.toString());
    } catch (InvalidPathException invalid) {
      throw Refusal.invalidParams(invalid.reason().code());
    } catch (CharacterCodingException notUtf8) {
      throw notUtf8();
    }
  }

  Map<String, String> query() {
    try {
      return PercentDecoding.form(request.query());
    } catch (CharacterCodingException notUtf8) {
      throw notUtf8();
    }
  }

  private Refusal notUtf8() {
    return has(Quirk.INVALID_UTF8_PATH_ANSWERS_500)
        ? Refusal.serverError()
        : Refusal.invalidParams("the URL is not UTF-8");
  }

  /** Where a single write comes from. */
  Origin origin() {
    return new Origin(deviceId(), operationId());
  }

  /** Where an op of a batch comes from. */
  Origin origin(int index) {
    return new Origin(deviceId(), operationId() + ":" + index);
  }

  private String deviceId() {
    return "http:" + token.id();
  }

  private String operationId() {
    return request
        .header("x-request-id")
        .filter(id -> !id.isEmpty())
        .orElseGet(() -> UUID.randomUUID().toString());
  }
}
