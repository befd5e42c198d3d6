package io.dustlayer.cdi.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.http.RawServer.Reply;
import io.dustlayer.cdi.http.RawServer.Request;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.HostileInput;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Whatever a slug is, a server that reads the request finds it as one segment, below the prefix.
 */
class HostileSlugsProperties {

  private static final String ENTRIES = "/api/stores/acme/main/entries";
  private static final OptionalLong ANY = OptionalLong.empty();
  private static final RawServer SERVER = new RawServer((number, request) -> reply(request));
  private static final HttpTransport TRANSPORT = HttpTransports.to(SERVER.port());

  private static final List<BiConsumer<HttpTransport, DustPath>> CALLS =
      List.of(
          (transport, path) -> transport.get(path),
          (transport, path) -> transport.leaf(path),
          (transport, path) -> transport.exists(path),
          (transport, path) -> transport.list(path, 10, Optional.empty()),
          (transport, path) -> transport.put(path, JsonValue.TRUE, ANY),
          (transport, path) -> transport.delete(path, ANY),
          (transport, path) -> transport.batch(List.of(new WireOp.Set(path, JsonValue.TRUE, ANY))));

  @AfterContainer
  static void close() {
    TRANSPORT.close();
    SERVER.close();
  }

  @Property(tries = 1000)
  void aSlugIsOneSegmentOfTheRequest(
      @ForAll("slugs") String slug, @ForAll("slugs") String name, @ForAll("calls") int call) {
    DustPath path = DustPath.of("links", slug, name);
    int before = SERVER.requests().size();

    try {
      CALLS.get(call).accept(TRANSPORT, path);
    } catch (DustException refused) {
      assertThat(refused.code()).matches("DUST04\\d\\d");
    }

    List<Request> sent = SERVER.requests();
    for (Request request : sent.subList(before, sent.size())) {
      assertThat(named(request)).as(request.line()).allMatch(each -> isMeant(each, path));
    }
  }

  @Provide
  Arbitrary<String> slugs() {
    return HostileInput.slugs();
  }

  @Provide
  Arbitrary<Integer> calls() {
    return Arbitraries.integers().between(0, CALLS.size() - 1);
  }

  // The end of a range is the path with the character after the slash.
  private static boolean isMeant(String rendered, DustPath path) {
    return rendered.equals(path.render()) || rendered.equals(path.render() + '0');
  }

  /** The paths that a request names, as a server understands them. */
  private static List<String> named(Request request) {
    String target = request.target();
    assertThat(target).startsWith(ENTRIES).doesNotContain("//").isASCII();
    List<String> paths = new ArrayList<>();
    int query = target.indexOf('?');
    String path = (query < 0 ? target : target.substring(0, query)).substring(ENTRIES.length());
    if (!path.isEmpty() && !path.equals("/batch") && !path.equals("/batch_write")) {
      List<String> segments = Arrays.asList(path.substring(1).split("/", -1));
      assertThat(segments).hasSize(3).noneMatch(each -> each.equals(".") || each.equals(".."));
      paths.add(String.join("/", segments.stream().map(HostileSlugsProperties::decoded).toList()));
    }
    if (query >= 0) {
      for (String pair : target.substring(query + 1).split("&")) {
        String value = decoded(pair.substring(pair.indexOf('=') + 1));
        if (pair.startsWith("from=") || pair.startsWith("to=")) {
          paths.add(value);
        } else if (pair.startsWith("pattern=")) {
          paths.add(withoutWildcard(value));
        }
      }
    }
    if (!request.body().isEmpty() && !request.body().equals("true")) {
      collect(Json.createReader(new StringReader(request.body())).readValue(), paths);
    }
    return paths;
  }

  private static String withoutWildcard(String pattern) {
    assertThat(pattern).endsWith("/**");
    String base = pattern.substring(0, pattern.length() - 3);
    List<String> segments = new ArrayList<>();
    for (String segment : base.split("/", -1)) {
      assertThat(segment).isNotIn("*", "**");
      segments.add(
          segment.equals("\\*") || segment.equals("\\**") ? segment.substring(1) : segment);
    }
    return String.join("/", segments);
  }

  private static void collect(JsonValue body, List<String> paths) {
    if (body instanceof JsonObject object) {
      if (object.containsKey("path")) {
        paths.add(object.getString("path"));
      }
      object.getOrDefault("paths", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
          .map(path -> ((jakarta.json.JsonString) path).getString())
          .forEach(paths::add);
      object
          .getOrDefault("ops", JsonValue.EMPTY_JSON_ARRAY)
          .asJsonArray()
          .forEach(op -> collect(op, paths));
    }
  }

  private static String decoded(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static Reply reply(Request request) {
    String receipt = "\"revision\":4,\"store_seq\":4";
    return switch (request.method()) {
      case "HEAD" -> Reply.raw("HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n");
      case "GET" -> Reply.ok("{\"items\":[],\"next_cursor\":null,\"value\":1,\"revision\":1}");
      default -> Reply.ok("{\"entries\":{},\"ops\":[{" + receipt + "}]," + receipt + "}");
    };
  }
}
