package io.dustlayer.cdi.bench.http;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** The host's Rest Client, used by hand. */
final class RawClient {

  private static final JsonReaderFactory JSON =
      JsonProvider.provider().createReaderFactory(Map.of());

  private final RawItems items;
  private final String authorization;
  private final String org;
  private final String name;

  RawClient(URI baseUrl, String store, String token) {
    int slash = store.indexOf('/');
    org = store.substring(0, slash);
    name = store.substring(slash + 1);
    authorization = "Bearer " + token;
    items =
        RestClientBuilder.newBuilder()
            .baseUri(baseUrl)
            .connectTimeout(30, TimeUnit.SECONDS)
            .readTimeout(30, TimeUnit.SECONDS)
            .followRedirects(false)
            .property("microprofile.rest.client.disable.default.mapper", true)
            .build(RawItems.class);
  }

  Item get(String slug) {
    try (Response response = items.item(authorization, org, name, slug);
        JsonReader reader = JSON.createReader(response.readEntity(InputStream.class))) {
      JsonObject value = reader.readObject().getJsonObject("value");
      return new Item(
          slug, value.getString("title"), value.getJsonNumber("clicks").longValueExact());
    }
  }
}
