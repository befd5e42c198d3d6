package io.dustlayer.cdi.sync.run;

import static io.dustlayer.cdi.sync.run.DriverFixture.keep;
import static io.dustlayer.cdi.sync.run.DriverFixture.mirror;
import static io.dustlayer.cdi.sync.run.DriverFixture.publish;
import static io.dustlayer.cdi.sync.run.DriverFixture.synced;
import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport.Entry;
import io.dustlayer.cdi.spi.MirrorChange;
import io.dustlayer.cdi.spi.MirrorListener;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.sync.Mirror;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Reads of the mirror, and listeners to it. */
class SdkTransportMirrorTest extends SdkTransportSetup {

  @Test
  void readsGoOverHttpUntilThereIsAMirror() throws Exception {
    transport.start();
    assertThat(transport.get(PATH)).contains(OVER_HTTP);
    assertThat(transport.exists(PATH)).isTrue();

    Mirror mirror = mirror(2, "links/b/x", "links/b/y", "links/c");
    cause(synced(mirror));

    assertThat(transport.get(PATH)).isEmpty();
    assertThat(transport.exists(PATH)).isFalse();
    assertThat(transport.get(DustPath.of("links", "b")).get().value())
        .isEqualTo(Json.createObjectBuilder().add("x", 2).add("y", 2).build());
    assertThat(transport.list(DustPath.of("links"), 2, Optional.empty()).nextCursor())
        .contains("links/b/y");
    assertThat(transport.list(DustPath.of("links"), 2, Optional.of("links/b/y")).items())
        .containsExactly(new Entry(DustPath.of("links", "c"), Json.createValue(2), 2));
    transport.stop();
    assertThat(transport.view()).isPresent();
  }

  @Test
  void listenerThatWaitsForAWriteIsToldToUseTheAsynchronousForm() throws Exception {
    transport.start();
    Mirror one = mirror(1, "links/a");
    cause(synced(one), keep(Mirror.empty(), one));
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();

    transport.listen(
        PATH,
        new MirrorListener() {
          @Override
          public void attached(MirrorView current) {
            try {
              transport.put(PATH, JsonValue.TRUE, OptionalLong.empty());
            } catch (RuntimeException failure) {
              thrown.complete(failure);
            }
          }

          @Override
          public void changed(MirrorChange change) {}
        });

    assertThat(thrown.get(10, TimeUnit.SECONDS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("asynchronous form");
  }

  @Test
  void listenersAreToldByTheDriverUntilTheyAreClosed() throws Exception {
    transport.start();
    Mirror one = mirror(1, "links/a");
    cause(synced(one), keep(Mirror.empty(), one));
    BlockingQueue<Long> seqs = new LinkedBlockingQueue<>();
    var subscription =
        transport.listen(
            PATH,
            new MirrorListener() {
              @Override
              public void attached(MirrorView current) {
                seqs.add(current.watermark());
              }

              @Override
              public void changed(MirrorChange change) {
                seqs.add(change.storeSeq());
              }
            });
    assertThat(seqs.poll(10, TimeUnit.SECONDS)).isEqualTo(1);

    Mirror two = mirror(2, "links/a");
    cause(publish(one, two, "links/a"), keep(one, two, "links"));
    assertThat(seqs.poll(10, TimeUnit.SECONDS)).isEqualTo(2);
    subscription.close();
    cause(publish(two, mirror(3, "links/a"), "links/a"));

    assertThat(seqs).isEmpty();
  }
}
