package io.dustlayer.cdi.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.http.RawServer.Reply;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport.Entry;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

class DotPathReadsTest {

  private static final DustPath DOTS = DustPath.of("links", "..");
  private static final String NOTHING = "{\"items\":[],\"next_cursor\":null}";
  private static final String NEIGHBOUR =
      "{\"items\":[{\"path\":\"links/../a\",\"value\":1,\"revision\":1}],\"next_cursor\":\"x\"}";

  @Test
  void anObjectIsAssembledFromItsLeavesOnAllPages() {
    String first =
        "{\"items\":[{\"path\":\"links/../tags/a~1b\",\"value\":1,\"revision\":5},"
            + "{\"path\":\"links/../tags/c\",\"value\":null,\"revision\":9}],"
            + "\"next_cursor\":\"links/../tags/c\"}";
    String last =
        "{\"items\":[{\"path\":\"links/../title\",\"value\":[\"x\"],\"revision\":2}],"
            + "\"next_cursor\":null}";
    try (RawServer server =
            new RawServer(
                (n, request) ->
                    Reply.ok(
                        request.target().contains("from=")
                            ? NEIGHBOUR
                            : request.target().contains("after=") ? last : first));
        HttpTransport transport = HttpTransports.to(server.port())) {

      JsonObject expected =
          Json.createObjectBuilder()
              .add("tags", Json.createObjectBuilder().add("a/b", 1).addNull("c"))
              .add("title", Json.createArrayBuilder().add("x"))
              .build();
      assertThat(transport.get(DOTS)).contains(new Entry(DOTS, expected, 9));
      assertThat(transport.exists(DOTS)).isTrue();
    }
  }

  @Test
  void nothingAtAllIsAMiss() {
    try (RawServer server = new RawServer((n, request) -> Reply.ok(NOTHING));
        HttpTransport transport = HttpTransports.to(server.port())) {

      assertThat(transport.get(DOTS)).isEmpty();
      assertThat(transport.exists(DOTS)).isFalse();
      assertThat(server.requests()).noneMatch(request -> request.target().contains("/.."));
    }
  }
}
