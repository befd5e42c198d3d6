package io.dustlayer.cdi.http;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.protocol.Assembly;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.Glob;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.ErrorCase;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One store over HTTP: a request for each call, no state but the connections that the host's
 * MicroProfile Rest Client keeps. May be used from any thread; calls block.
 *
 * <p>Paths travel in the URL, but not all of them: a segment {@code .} or {@code ..} and a path too
 * long for a URL travel in the body of a write, and reads of them list or use the batch read.
 *
 * <p>A write is sent once; only if its connection was refused, it is tried once more. {@code
 * HttpURLConnection}, under Jersey on Payara, would silently send a request again whose connection
 * closes before an answer, unless the request streams a body of declared length. So there every
 * write has one: {@code DELETE} takes the protocol's form with the path in its body. Apache
 * HttpClient (RESTEasy) and Vert.x (Quarkus) do not send a {@code DELETE} again, and there it has
 * its path in the URL and no body, which more proxies understand. A read whose connection closed
 * before an answer is sent once more here; Apache HttpClient may itself repeat it up to three
 * times.
 *
 * <p>Which status becomes which {@link DustException} is in {@link
 * io.dustlayer.cdi.spi.ErrorTable}.
 */
public final class HttpTransport implements DustTransport {

  private static final int MAX_PATH = 50_000;

  private final String place;
  private final StoreUrls urls;
  private final JsonBodies json;
  private final RequestBodies bodies;
  private final Requests requests;

  /**
   * A transport that connects at its first call.
   *
   * @param settings where to, as whom, how long to wait
   */
  public HttpTransport(HttpSettings settings) {
    this.place = settings.store() + " at " + settings.baseUrl();
    this.urls = new StoreUrls(settings.baseUrl(), settings.store());
    this.json = new JsonBodies();
    this.bodies = new RequestBodies(json.provider());
    this.requests = new Requests(settings, json);
  }

  @Override
  public TransportKind kind() {
    return TransportKind.HTTP;
  }

  @Override
  public Optional<Entry> get(DustPath path) {
    Call call = Call.read("GET", path.render(), place);
    return switch (form(call, path)) {
      case URL -> requests.find(call, urls.entry(path), body -> AnswerBodies.entry(body, path));
      case DOTS -> leaf(call, path).or(() -> assembled(path));
      case LONG -> Optional.of(longLeaf(call, path));
    };
  }

  @Override
  public boolean exists(DustPath path) {
    Call call = Call.read("HEAD", path.render(), place);
    return switch (form(call, path)) {
      case URL ->
          requests
              .head(call, urls.entry(path))
              .orElseGet(() -> hasLeavesBelow(call, path) || get(path).isPresent());
      case DOTS -> leaf(call, path).isPresent() || hasLeavesBelow(call, path);
      case LONG -> longLeaf(call, path).path().equals(path);
    };
  }

  @Override
  public Page list(DustPath base, int limit, Optional<String> cursor) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("limit must be 1 to " + MAX_PAGE + ", not " + limit);
    }
    Call call = Call.read("list below", base.render(), place);
    URI url = listUrl(call, base, limit, "entries", cursor);
    Page page = requests.get(call, url, body -> AnswerBodies.page(body, cursor));
    return new Page(
        page.items().stream().filter(leaf -> isBelow(leaf, base)).toList(), page.nextCursor());
  }

  @Override
  public Committed put(DustPath path, JsonValue value, OptionalLong ifMatch) {
    Call call = Call.write("PUT", path.render(), place);
    return form(call, path) == PathForm.URL
        ? requests.put(call, urls.entry(path), value, ifMatch, AnswerBodies::committed)
        : requests.post(
            call,
            urls.entries(),
            bodies.put(path, value, ifMatch),
            Requests.newId(),
            List.of(ifMatch),
            AnswerBodies::committed);
  }

  @Override
  public Committed delete(DustPath path, OptionalLong ifMatch) {
    Call call = Call.write("DELETE", path.render(), place);
    Optional<URI> entry =
        form(call, path) == PathForm.URL ? Optional.of(urls.entry(path)) : Optional.empty();
    JsonObject body = bodies.delete(path, ifMatch);
    return requests.delete(call, entry, urls.entries(), body, ifMatch, AnswerBodies::committed);
  }

  @Override
  public CommittedBatch batch(List<WireOp> ops) {
    return batch(ops, Requests.newId());
  }

  /**
   * Commits operations together or not at all, under an id of the caller's.
   *
   * @param ops as in {@link #batch(List)}
   * @param requestId what the server keeps, with {@code :index} appended, as the {@code
   *     client_op_id} of each operation; 20 to 200 visible ASCII characters
   * @return as in {@link #batch(List)}
   */
  public CommittedBatch batch(List<WireOp> ops, String requestId) {
    if (ops.isEmpty() || ops.size() > MAX_BATCH) {
      throw new IllegalArgumentException(
          "a batch has 1 to " + MAX_BATCH + " operations, not " + ops.size());
    }
    Call call = Call.batch(ops.size(), place);
    ops.forEach(op -> form(call, op.path()));
    return requests.post(
        call,
        urls.batchWrite(),
        bodies.batch(ops),
        requestId,
        ops.stream().map(WireOp::ifMatch).toList(),
        body -> AnswerBodies.committedBatch(body, ops.size()));
  }

  /**
   * The leaf at exactly a path.
   *
   * @param path any path
   * @return empty if there is none, even if there are leaves below
   */
  public Optional<Entry> leaf(DustPath path) {
    Call call = Call.read("GET leaf", path.render(), place);
    return form(call, path) == PathForm.LONG
        ? requests.query(
            call, urls.batchRead(), bodies.batchRead(path), body -> AnswerBodies.leaf(body, path))
        : leaf(call, path);
  }

  @Override
  public void close() {
    requests.close();
  }

  private PathForm form(Call call, DustPath path) {
    if (Requests.encoding(call, () -> Utf8.encode(path.render())).length > MAX_PATH) {
      throw tooLong(call, "the path has more than " + MAX_PATH + " bytes");
    }
    return urls.form(path);
  }

  private URI listUrl(Call call, DustPath base, int limit, String select, Optional<String> cursor) {
    URI url = Requests.encoding(call, () -> urls.below(base, limit, select, cursor));
    if (!StoreUrls.fits(url)) {
      throw tooLong(call, "the list's URL would have " + url.toString().length() + " characters");
    }
    return url;
  }

  private boolean hasLeavesBelow(Call call, DustPath path) {
    if (Glob.below(path).isEmpty()) {
      return assembled(path).isPresent();
    }
    URI url = listUrl(call, path, 1, "keys", Optional.empty());
    return requests.get(call, url, AnswerBodies::hasItems);
  }

  private static boolean isBelow(Entry leaf, DustPath base) {
    return leaf.path().startsWith(base) && leaf.path().length() > base.length();
  }

  private Optional<Entry> leaf(Call call, DustPath path) {
    Page first =
        requests.get(call, urls.firstFrom(path), body -> AnswerBodies.page(body, Optional.empty()));
    return first.items().stream().filter(entry -> entry.path().equals(path)).findFirst();
  }

  private Optional<Entry> assembled(DustPath path) {
    List<Entry> leaves = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page page = list(path, MAX_PAGE, cursor);
      leaves.addAll(page.items());
      cursor = page.nextCursor();
    } while (cursor.isPresent());
    return leaves.isEmpty() ? Optional.empty() : Optional.of(object(path, leaves));
  }

  private Entry object(DustPath path, List<Entry> leaves) {
    Assembly object = new Assembly();
    long revision = 0;
    for (Entry leaf : leaves) {
      object.add(leaf.path().segments().subList(path.length(), leaf.path().length()), leaf.value());
      revision = Math.max(revision, leaf.revision());
    }
    return new Entry(path, object.value(json.provider()), revision);
  }

  private Entry longLeaf(Call call, DustPath path) {
    return leaf(path)
        .orElseThrow(
            () -> tooLong(call, "there is no leaf, and the URL to look below it is too long"));
  }

  private static DustException tooLong(Call call, String why) {
    return ErrorCase.PATH_TOO_LONG.toException(call.failed(why), ErrorDetail.NONE, null);
  }
}
