package io.dustlayer.cdi.tck.repository;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.tck.raw.RawAnswer;
import io.dustlayer.cdi.tck.raw.RawHttp;
import io.dustlayer.cdi.tck.raw.RawJson;
import io.dustlayer.cdi.tck.raw.StoreAddress;
import io.dustlayer.cdi.tck.transport.OutsideView;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Another client of the configured store, with nothing of the library's transport in it: what the
 * suites plant and inspect is not seen through the eyes of what they test.
 */
public final class RawStore implements OutsideView {

  private final RawHttp http;

  /** A client of the default store. */
  public RawStore() {
    this("");
  }

  /**
   * A client of a named store.
   *
   * @param store its name in the configuration
   */
  public RawStore(String store) {
    this(StoreAddress.configured(ConfigProvider.getConfig(), store));
  }

  /**
   * A client of any store.
   *
   * @param store where it is
   */
  public RawStore(StoreAddress store) {
    this.http = new RawHttp(store);
  }

  @Override
  public long put(DustPath path, String json) {
    String body = "{\"path\":" + RawJson.quote(path.render()) + ",\"value\":" + json + "}";
    return ok(http.send("POST", "/entries", body)).storeSeq();
  }

  /**
   * Deletes a path with everything below it.
   *
   * @param path any path
   */
  public void delete(DustPath path) {
    ok(http.delete(path.render()));
  }

  /**
   * What is stored at a path, where there is something.
   *
   * @param path any path
   * @return the value, or the object of everything below
   */
  public JsonValue value(DustPath path) {
    return read(path).orElseThrow();
  }

  @Override
  public Optional<JsonValue> read(DustPath path) {
    RawAnswer answer = http.get(path.render());
    return answer.error().equals("not_found")
        ? Optional.empty()
        : Optional.of(ok(answer).json().get("value"));
  }

  /** The leaves below a path, at most 1000. */
  @Override
  public List<String> paths(DustPath below) {
    String pattern = below.render().replaceAll("(^|/)(\\*\\*?)(?=/|$)", "$1\\\\$2") + "/**";
    return ok(http.list(pattern, "&select=keys&limit=1000")).paths();
  }

  private static RawAnswer ok(RawAnswer answer) {
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.toString());
    }
    return answer;
  }
}
