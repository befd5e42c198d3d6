package io.dustlayer.cdi.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.ManualClock;
import io.dustlayer.cdi.server.access.AccessToken;
import io.dustlayer.cdi.server.access.PlanLimits;
import io.dustlayer.cdi.server.access.RateLimiter;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.access.TokenRegistry;
import io.dustlayer.cdi.server.fault.Faults;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.Condition;
import io.dustlayer.cdi.server.store.ConflictException;
import io.dustlayer.cdi.server.store.Origin;
import io.dustlayer.cdi.server.store.Store;
import io.dustlayer.cdi.server.store.StoreCatalog;
import io.dustlayer.cdi.server.store.StoreName;
import io.dustlayer.cdi.server.store.StoreSettings;
import io.dustlayer.cdi.server.store.WriteOp;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that take their frames when the test says so. */
class SlowClientTest {
  private static final String JOIN =
      "[\"1\",\"1\",\"store:acme/main\",\"phx_join\",{\"last_store_seq\":0}]";

  private final ManualClock clock = new ManualClock();
  private final HeldWire wire = new HeldWire();
  private StoreCatalog catalog;
  private ChannelServer server;
  private Store store;

  private ClientSocket connect(ChannelSettings settings, Quirk... quirks) {
    Set<Quirk> active = EnumSet.noneOf(Quirk.class);
    active.addAll(List.of(quirks));
    catalog = StoreCatalog.inMemory(StoreSettings.of(active, clock));
    store = catalog.create(StoreName.parse("acme/main")).orElseThrow();
    server =
        new ChannelServer(
            catalog,
            new TokenRegistry(clock),
            new RateLimiter(RateLimits.off(), clock),
            PlanLimits.none(),
            active,
            clock,
            settings,
            new Faults().frames());
    AccessToken token = AccessToken.fullAccess("secret", "acme");
    return server.connect(new Admission(token, "dev", new JsonMessageCodec()), wire);
  }

  @AfterEach
  void close() {
    server.close();
    catalog.close();
  }

  private void commit(int times) throws ConflictException {
    for (int i = 0; i < times; i++) {
      store.commit(
          List.of(
              new WriteOp.Set(
                  DustPath.of("a"),
                  JsonValues.integer(i),
                  Condition.ALWAYS,
                  new Origin("dev", "op"))));
    }
  }

  @Test
  void liveEventsBeginWhereTheCatchUpEnds() throws Exception {
    ClientSocket socket = connect(ChannelSettings.standard().withCatchUpPage(2));
    commit(5);
    socket.receive(new WireFrame.Text(JOIN));
    assertThat(wire.pass()).contains("phx_reply");
    assertThat(wire.pass()).contains("\"store_seq\":1");
    Runnable second = wire.hold();
    commit(1);
    second.run();
    assertThat(wire.passCatchUp()).isEqualTo("3 4 5 6");
    commit(1);
    assertThat(wire.pass()).startsWith("[null,null").contains("\"store_seq\":7");
  }

  @Test
  void withTheQuirkLiveEventsOvertakeTheCatchUpAndComeAgain() throws Exception {
    ClientSocket socket =
        connect(ChannelSettings.standard().withCatchUpPage(2), Quirk.LIVE_OVERTAKES_CATCH_UP);
    commit(5);
    socket.receive(new WireFrame.Text(JOIN));
    assertThat(wire.pass()).contains("phx_reply");
    assertThat(wire.pass()).contains("\"store_seq\":1");
    Runnable second = wire.hold();
    commit(1);
    second.run();
    assertThat(wire.passCatchUp()).isEqualTo("live 6 3 4 5 6");
  }

  @Test
  void aCompactionInTheMiddleOfACatchUpSendsTheSnapshotInsteadOfWhatIsLost() throws Exception {
    ClientSocket socket = connect(ChannelSettings.standard().withCatchUpPage(2));
    commit(5);
    socket.receive(new WireFrame.Text(JOIN));
    assertThat(wire.pass()).contains("phx_reply");
    assertThat(wire.pass()).contains("\"store_seq\":1");
    Runnable second = wire.hold();
    store.compact();
    commit(1);
    second.run();
    assertThat(wire.pass()).contains("\"snapshot\",").contains("\"snapshot_seq\":5");
    assertThat(wire.passCatchUp()).isEqualTo("6");
  }

  @Test
  void aClientThatIsTooFarBehindIsCutOffAndDelaysNobody() throws Exception {
    ClientSocket socket = connect(ChannelSettings.standard().withQueue(100, 1_000_000));
    socket.receive(new WireFrame.Text(JOIN));
    assertThat(wire.pass()).contains("phx_reply");
    assertThat(wire.pass()).contains("catch_up_complete");
    commit(1000);
    assertThat(wire.cut.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(store.storeSeq()).isEqualTo(1000);
  }

  @Test
  void aClientWithTooManyBytesWaitingIsCutOff() throws Exception {
    ClientSocket socket = connect(ChannelSettings.standard().withQueue(100_000, 10_000));
    socket.receive(new WireFrame.Text(JOIN));
    assertThat(wire.pass()).contains("phx_reply");
    assertThat(wire.pass()).contains("catch_up_complete");
    commit(200);
    assertThat(wire.cut.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aCatchUpWaitsForTheClientRatherThanFillTheQueue() throws Exception {
    ClientSocket socket =
        connect(ChannelSettings.standard().withCatchUpPage(10).withQueue(5, 1_000_000));
    commit(100);
    socket.receive(new WireFrame.Text(JOIN));
    assertThat(wire.pass()).contains("phx_reply");
    assertThat(wire.passCatchUp().split(" ")).hasSize(100);
    assertThat(wire.cut.getCount()).isEqualTo(1);
  }

  @Test
  void aClientFromWhichNothingComesForAMinuteIsClosedWith1002() {
    connect(ChannelSettings.standard());
    clock.advance(Duration.ofSeconds(60));
    assertThat(wire.closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1002);
  }

  @Test
  void anySignOfLifeKeepsAClient() {
    ClientSocket socket = connect(ChannelSettings.standard());
    HeldWire silent = new HeldWire();
    AccessToken token = AccessToken.fullAccess("secret", "acme");
    server.connect(new Admission(token, "silent", new JsonMessageCodec()), silent);
    clock.advance(Duration.ofSeconds(59));
    socket.heard();
    clock.advance(Duration.ofSeconds(1));
    assertThat(silent.closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1002);
    assertThat(wire.closed).isNotDone();
  }

  @Test
  void afterItsConnectionHasEndedAClientHearsNothing() throws Exception {
    ClientSocket socket = connect(ChannelSettings.standard().withQueue(2, 1_000_000));
    socket.receive(new WireFrame.Text(JOIN));
    assertThat(wire.pass()).contains("phx_reply");
    assertThat(wire.pass()).contains("catch_up_complete");
    socket.closed();
    commit(10);
    assertThat(wire.cut.getCount()).isEqualTo(1);
  }
}
