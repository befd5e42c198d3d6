package io.dustlayer.cdi.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.tck.TckServer;
import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.Writes;
import io.dustlayer.cdi.tck.raw.RateBudget;
import io.dustlayer.cdi.tck.raw.RawAnswer;
import io.dustlayer.cdi.tck.raw.RawHttp;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the suites of a server share: the server that {@link TckServer} says, and for each test a
 * path of its own to write below.
 */
@ExtendWith(SharedServer.class)
public abstract class ServerSuite extends TckSuite {

  private static final int READS = 50;

  private RawHttp http;
  private String base;

  /** For the suites. */
  protected ServerSuite() {
    super();
  }

  @BeforeEach
  void meet(TckServer server) {
    http = new RawHttp(server.main());
    if (!server.isEmbedded()) {
      // A socket that stays silent while a request waits for the rate limit would be closed.
      new RateBudget(http).await(Writes.USUAL, READS);
    }
    base = TckServer.ROOT + "/server/" + UUID.randomUUID();
  }

  /**
   * A client of the store.
   *
   * @return this test's
   */
  protected final RawHttp http() {
    return http;
  }

  /**
   * A path that nothing is stored at.
   *
   * @param below rendered
   * @return below this test's own path
   */
  protected final String at(String below) {
    return base + "/" + below;
  }

  /**
   * Writes a value, which is part of the preparation.
   *
   * @param below a rendered path, see {@link #at}
   * @param json the value
   * @return the revision
   */
  protected final long written(String below, String json) {
    return ok(http.put(at(below), json)).revision();
  }

  /**
   * An answer that must be one.
   *
   * @param answer any
   * @return the same
   */
  protected static RawAnswer ok(RawAnswer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer;
  }

  /**
   * A refusal that must be one.
   *
   * @param answer any
   * @param status the status that it must have
   * @param error the error that it must name
   * @return the same
   */
  protected static RawAnswer refused(RawAnswer answer, int status, String error) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    assertThat(answer.error()).as("%s", answer).isEqualTo(error);
    return answer;
  }
}
