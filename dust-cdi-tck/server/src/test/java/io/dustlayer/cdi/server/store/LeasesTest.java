package io.dustlayer.cdi.server.store;

import static io.dustlayer.cdi.server.store.StoreFixture.delete;
import static io.dustlayer.cdi.server.store.StoreFixture.increment;
import static io.dustlayer.cdi.server.store.StoreFixture.lease;
import static io.dustlayer.cdi.server.store.StoreFixture.path;
import static io.dustlayer.cdi.server.store.StoreFixture.release;
import static io.dustlayer.cdi.server.store.StoreFixture.renew;
import static io.dustlayer.cdi.server.store.StoreFixture.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.WriteRefusedException.Reason;
import jakarta.json.JsonValue;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeasesTest {
  private final StoreFixture fixture = new StoreFixture(Quirk.none());

  @AfterEach
  void close() {
    fixture.close();
  }

  private void refused(Reason reason, WriteOp op) {
    long before = fixture.store.storeSeq();
    assertThatExceptionOfType(WriteRefusedException.class)
        .isThrownBy(() -> fixture.commit(op))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    assertThat(fixture.store.storeSeq()).isEqualTo(before);
  }

  private long millis() {
    return fixture.clock.instant().toEpochMilli();
  }

  @Test
  void theTokenIsTheSeqOfTheAcquisition() {
    fixture.commit(set("other", "1"));
    assertThat(fixture.result(lease("lock", "\"A\"", 1500)))
        .isEqualTo(
            "{\"_type\":\"lease\",\"expires_at\":"
                + (millis() + 1500)
                + ",\"holder\":\"A\",\"token\":2}");
    assertThat(fixture.type("lock")).isEqualTo("lease");
  }

  @Test
  void whileALeaseLivesItIsHeldForEverybody() {
    fixture.commit(lease("lock", "\"A\"", 1500));
    refused(Reason.HELD, lease("lock", "\"B\"", 1500));
    refused(Reason.HELD, lease("lock", "\"A\"", 1500));
  }

  @Test
  void anExpiredLeaseStaysUntilSomebodyAcquiresIt() {
    fixture.commit(lease("lock", "\"A\"", 400));
    fixture.clock.advance(Duration.ofMillis(400));
    assertThat(fixture.leaves()).startsWith("lock=");
    refused(Reason.NOT_HELD, renew("lock", "1", 500));
    assertThat(fixture.result(lease("lock", "\"B\"", 5000))).contains("\"token\":2");
  }

  @Test
  void anotherValueOccupiesThePlaceOfALease() {
    fixture.commit(set("lock", "\"stomp\""));
    refused(Reason.OCCUPIED, lease("lock", "\"A\"", 1000));
    fixture.commit(delete("lock"));
    assertThat(fixture.commit(lease("lock", "\"A\"", 1000))).hasSize(1);
  }

  @Test
  void aPlainSetOverwritesALiveLease() {
    fixture.commit(lease("lock", "\"A\"", 1000), set("lock", "1"));
    refused(Reason.NOT_HELD, renew("lock", "1", 1000));
    assertThat(fixture.commit(release("lock", "1"))).isEmpty();
  }

  @Test
  void aRenewalKeepsTokenAndHolder() {
    fixture.commit(lease("lock", "{\"complex\":1}", 1000));
    fixture.clock.advance(Duration.ofMillis(900));
    assertThat(fixture.result(renew("lock", "1", 1500)))
        .isEqualTo(
            "{\"_type\":\"lease\",\"expires_at\":"
                + (millis() + 1500)
                + ",\"holder\":{\"complex\":1},\"token\":1}");
  }

  @Test
  void aRenewalNeedsTheVeryToken() {
    fixture.commit(lease("lock", "null", 1000));
    refused(Reason.NOT_HELD, renew("lock", "100", 1000));
    refused(Reason.NOT_HELD, renew("lock", "\"1\"", 1000));
    refused(Reason.NOT_HELD, renew("never", "1", 1000));
  }

  @Test
  void aReleaseRemovesTheLeaseAndNothingBelowIt() {
    fixture.commit(lease("sub/x", "1", 1000), lease("sub", "2", 1000));
    assertThat(fixture.commit(release("sub", "2")))
        .singleElement()
        .satisfies(
            op -> {
              assertThat(op.op()).isEqualTo("release");
              assertThat(op.result()).isEqualTo(JsonValue.NULL);
            });
    assertThat(fixture.leaves()).startsWith("sub/x=");
  }

  @Test
  void aReleaseThatMatchesNothingIsNoOp() {
    fixture.commit(lease("lock", "1", 1000));
    assertThat(fixture.commit(release("lock", "7"))).isEmpty();
    assertThat(fixture.commit(release("never", "1"))).isEmpty();
    assertThat(fixture.store.storeSeq()).isEqualTo(1);
  }

  @Test
  void aTimeToLiveMayBeNothingNegativeOrAFraction() {
    assertThat(fixture.result(lease("zero", "1", 0))).contains("\"expires_at\":" + millis());
    assertThat(fixture.result(lease("zero", "1", -5))).contains("\"token\":2");
    WriteOp fraction =
        new WriteOp.Lease(path("f"), JsonValue.NULL, JsonValues.floating(1.5), StoreFixture.ORIGIN);
    assertThat(fixture.result(fraction)).contains("\"expires_at\":" + (millis() + 1) + ".5");
  }

  @Test
  void aFencedWriteHappensOnlyWhileTheLeaseIsHeld() {
    fixture.commit(lease("lock", "\"A\"", 1500));
    fixture.commit(increment("n", "1").fencedBy(new Fence(path("lock"), 1)));
    refused(Reason.FENCED, increment("n", "1").fencedBy(new Fence(path("lock"), 2)));
    refused(Reason.FENCED, delete("n").fencedBy(new Fence(path("nolock"), 1)));
    fixture.clock.advance(Duration.ofMillis(1500));
    refused(Reason.FENCED, set("n", "1").fencedBy(new Fence(path("lock"), 1)));
    assertThat(fixture.store.find(path("n")).orElseThrow().json()).isEqualTo("1");
  }
}
