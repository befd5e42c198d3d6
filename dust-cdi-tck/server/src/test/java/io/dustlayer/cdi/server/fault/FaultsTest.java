package io.dustlayer.cdi.server.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.server.Api;
import io.dustlayer.cdi.server.DustServer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FaultsTest {
  private final DustServer server = DustServer.builder().start();
  private final Api api = new Api(server);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aScriptedAnswerReplacesTheProcessingOfTheNextRequestsOnly() {
    HttpFault unavailable =
        new HttpFault.Answer(503, Map.of("retry-after", "7", "content-type", "text/plain"), "no");
    FaultRule rule = server.faults().next(2, RequestLine.method("PUT"), unavailable);
    assertThat(api.get("a").status()).isEqualTo(404);
    assertThat(api.put("a", "1").headers()).containsEntry("retry-after", "7");
    assertThat(rule.remaining()).isEqualTo(1);
    assertThat(api.put("a", "1").text()).isEqualTo("no");
    assertThat(api.get("a").status()).isEqualTo(404);
    assertThat(api.put("a", "1").status()).isEqualTo(200);
  }

  @Test
  void aConnectionClosesBeforeTheRequestTakesEffect() {
    server.faults().next(1, RequestLine.method("PUT"), new HttpFault.Close(false));
    assertThatThrownBy(() -> api.put("a", "1")).isInstanceOf(UncheckedIOException.class);
    assertThat(api.get("a").status()).isEqualTo(404);
  }

  @Test
  void aConnectionClosesAfterTheRequestTookEffect() {
    server.faults().next(1, RequestLine.method("PUT"), new HttpFault.Close(true));
    assertThatThrownBy(() -> api.put("a", "1")).isInstanceOf(UncheckedIOException.class);
    assertThat(api.get("a").status()).isEqualTo(200);
  }

  @Test
  void anAnswerBreaksOffInTheMiddle() {
    server.faults().next(1, RequestLine.any(), new HttpFault.Truncate(10));
    assertThatThrownBy(() -> api.put("a", "1")).hasMessageContaining("ended after 10 of 28 bytes");
    assertThat(api.get("a").status()).isEqualTo(200);
  }

  @Test
  void aDelayedRequestIsAnsweredInTheEnd() {
    server
        .faults()
        .next(1, RequestLine.pathEnding("/entries/a"), new HttpFault.Delay(Duration.ofMillis(20)));
    assertThat(api.put("a", "1").status()).isEqualTo(200);
  }

  @Test
  void aWriteReportedAsFailedCommitsLater() {
    FaultRule rule = server.faults().next(1, RequestLine.any(), new HttpFault.WriterUnavailable());
    Api.Reply reply = api.put("a", "1");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().getString("error")).isEqualTo("invalid_params");
    assertThat(reply.json().getString("detail")).startsWith("{:writer_unavailable");
    assertThat(api.get("a").status()).isEqualTo(404);
    rule.release();
    assertThat(api.get("a").value()).isEqualTo("1");
  }

  @Test
  void aLateCommitThatIsRefusedChangesNothing() {
    api.put("a", "1");
    FaultRule rule = server.faults().next(1, RequestLine.any(), new HttpFault.WriterUnavailable());
    api.put("a", "2", "if-match", "1");
    api.put("a", "3");
    rule.release();
    assertThat(api.get("a").value()).isEqualTo("3");
  }

  @Test
  @Timeout(20)
  void closingTheServerDoesNotWaitForADelayedRequest() throws InterruptedException {
    CountDownLatch arrived = new CountDownLatch(1);
    Predicate<RequestLine> noticed =
        line -> {
          arrived.countDown();
          return true;
        };
    server.faults().next(1, noticed, new HttpFault.Delay(Duration.ofHours(1)));
    CompletableFuture<Void> cutOff =
        CompletableFuture.runAsync(
            () ->
                assertThatThrownBy(() -> api.put("a", "1"))
                    .isInstanceOf(UncheckedIOException.class));
    arrived.await();
    server.close();
    cutOff.join();
  }

  @Test
  void aCancelledRuleHitsNobody() {
    server.faults().next(1, RequestLine.any(), new HttpFault.Close(false)).cancel();
    server.faults().next(1, RequestLine.any(), new HttpFault.Close(false));
    server.faults().clear();
    assertThat(api.get("a").status()).isEqualTo(404);
  }

  @Test
  void aRuleMustHitAtLeastOnce() {
    assertThatThrownBy(() -> server.faults().next(0, RequestLine.any(), new HttpFault.Close(false)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
