package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.server.json.JsonValues;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Which action a method and a path lead to. Immutable. */
final class Routes {
  private final TransferActions transfer;

  Routes(InstantSource clock) {
    this.transfer = new TransferActions(clock);
  }

  /** The route of a request; HEAD is routed like GET. */
  Optional<Route> find(String method, List<String> segments) {
    String verb = method.equals("HEAD") ? "GET" : method;
    boolean api = segments.size() > 1 && segments.get(0).equals("api");
    if (isCompaction(verb, segments)) {
      return Optional.of(Route.api(StoreActions::compact));
    }
    return Optional.ofNullable(api ? api(verb, segments) : outsideApi(verb, segments));
  }

  /** This route is the embedded server's own: a real one compacts when it sees fit. */
  private static boolean isCompaction(String verb, List<String> segments) {
    return verb.equals("POST")
        && segments.size() == 5
        && segments.get(0).equals("admin")
        && segments.get(1).equals("stores")
        && segments.get(4).equals("compact");
  }

  private static Route outsideApi(String verb, List<String> segments) {
    switch (verb + " " + String.join("/", segments)) {
      case "GET healthz":
        return Route.open(Routes::healthy);
      case "GET readyz":
        return Route.open(Routes::ready);
      case "GET ws/sync/websocket":
        return Route.bare(call -> ApiAnswer.empty(403));
      default:
        return null;
    }
  }

  private Route api(String verb, List<String> segments) {
    if (segments.size() == 3 && segments.get(1).equals("files") && verb.equals("GET")) {
      return Route.api(FileAction::answer);
    } else if (!segments.get(1).equals("stores")) {
      return null;
    } else if (segments.size() == 2) {
      return stores(verb);
    } else if (segments.size() > 4 && segments.get(4).equals("entries")) {
      return segments.size() == 5 ? entries(verb) : entry(verb, segments);
    }
    return segments.size() == 5 ? store(verb, segments.get(4)) : null;
  }

  private static Route stores(String verb) {
    switch (verb) {
      case "GET":
        return Route.api(StoreActions::list);
      case "POST":
        return Route.api(StoreActions::create);
      default:
        return null;
    }
  }

  private static Route entries(String verb) {
    switch (verb) {
      case "GET":
        return Route.api(ListAction::answer);
      case "POST":
        return Route.api(EntryActions::putByBody);
      case "DELETE":
        return Route.api(EntryActions::deleteByBody);
      default:
        return null;
    }
  }

  private static Route entry(String verb, List<String> segments) {
    switch (verb) {
      case "GET":
        return Route.api(EntryActions::get);
      case "PUT":
        return Route.api(EntryActions::put);
      case "DELETE":
        return Route.api(EntryActions::delete);
      case "POST":
        return segments.size() == 6 ? batch(segments.get(5)) : null;
      default:
        return null;
    }
  }

  private static Route batch(String name) {
    switch (name) {
      case "batch":
        return Route.api(BatchActions::read);
      case "batch_write":
        return Route.api(BatchActions::write);
      default:
        return null;
    }
  }

  private Route store(String verb, String name) {
    switch (verb + " " + name) {
      case "GET log":
        return Route.api(LogAction::answer);
      case "GET diff":
        return Route.api(DiffAction::answer);
      case "GET export":
        return Route.api(transfer::export);
      case "POST import":
        return Route.api(transfer::importLines);
      case "POST clone":
        return Route.api(StoreActions::copy);
      case "GET subscribe":
      case "GET watch":
        return Route.api(Routes::upgradeRequired);
      default:
        return null;
    }
  }

  private static ApiAnswer healthy(ApiCall call) {
    return ApiAnswer.json(200, JsonValues.object().add("status", "ok").build());
  }

  private static ApiAnswer ready(ApiCall call) {
    return ApiAnswer.json(
        200,
        JsonValues.object()
            .add("checks", JsonValues.object().add("database", "ok").add("pubsub", "ok"))
            .add("status", "ok")
            .build());
  }

  private static ApiAnswer upgradeRequired(ApiCall call) {
    String host = call.request().header("host").orElse("127.0.0.1");
    return ApiAnswer.json(
        426,
        JsonValues.object()
            .add(
                "detail",
                "Realtime is via WebSocket. Connect to ws_url and join the topic"
                    + " store:<org>/<store>. The TypeScript and Elixir SDKs handle this"
                    + " automatically.")
            .add("docs", "https://github.com/xlabs-hq/dust#realtime")
            .add("error", "upgrade_required")
            .add("ws_url", "ws://" + host + "/ws/sync")
            .build());
  }
}
