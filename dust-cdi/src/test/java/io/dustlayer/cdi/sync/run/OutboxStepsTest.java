package io.dustlayer.cdi.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.OutboxEntry.Operation;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.spi.DurableOutbox.Later;
import io.dustlayer.cdi.spi.DurableOutbox.Write;
import io.dustlayer.cdi.spi.ViewListener;
import io.dustlayer.cdi.sync.DurableWrite;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Outcome;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Entries become operations of the engine, and outcomes of operations those of entries. */
class OutboxStepsTest {

  private static final DustPath RECORD = DustPath.of("links", "a");

  private final ResultsLog results = new ResultsLog();
  private final List<OutboxRecord> changed = results.changed;
  private final OutboxSteps steps =
      new OutboxSteps(new WriteErrors("acme/main", new Shown(text -> text)), results);

  private static OutboxRecord entry(String id) {
    Later later =
        new Later(
            "Link",
            "a",
            RECORD,
            Operation.INSERT,
            List.of(
                new Write(OpKind.SET, RECORD.child("t"), Json.createValue(1)),
                new Write(OpKind.MERGE, RECORD, Json.createObjectBuilder().add("u", 2).build())));
    return OutboxRecord.accepted(1, id, Instant.EPOCH, later);
  }

  private static Outcome committed(long seq) {
    return new Outcome.Committed(seq, JsonValue.EMPTY_JSON_OBJECT);
  }

  @Test
  void eachOperationHasAnIdOfItsOwnAndTheRecordsOrder() {
    List<DurableWrite> writes = steps.add(entry("e1"));

    assertThat(writes)
        .extracting(write -> write.request().clientOpId())
        .containsExactly("e1:0", "e1:1");
    assertThat(writes).extracting(DurableWrite::record).containsOnly(RECORD);
  }

  @Test
  void whatIsSettledIsNotSentAgain() {
    steps.add(entry("e1"));

    assertThat(steps.complete("e1:0", committed(5))).isTrue();

    assertThat(steps.unsettled())
        .extracting(write -> write.request().clientOpId())
        .containsExactly("e1:1");
    assertThat(changed.get(0).isSettled()).isFalse();
  }

  @Test
  void anEntryIsSettledWithItsLastOperation() {
    steps.add(entry("e1"));
    steps.complete("e1:1", committed(5));
    steps.complete("e1:0", committed(6));

    assertThat(steps.unsettled()).isEmpty();
    assertThat(changed.get(1).result().outcome()).isEqualTo(OutboxSettlement.Outcome.ACCEPTED);
    assertThat(changed.get(1).result().storeSeq()).isEqualTo(6);
  }

  @Test
  void theWorstOutcomeCounts() {
    steps.add(entry("e1"));
    steps.complete("e1:0", new Outcome.Unknown());
    steps.complete("e1:1", new Outcome.Refused("limit_exceeded", JsonValue.EMPTY_JSON_OBJECT));

    OutboxRecord.Result result = changed.get(1).result();
    assertThat(result.outcome()).isEqualTo(OutboxSettlement.Outcome.UNKNOWN);
    assertThat(result.error()).get().asString().contains("set 'links/a/t'", "acme/main");
  }

  @Test
  void otherWritesAreLeftAlone() {
    steps.add(entry("e1"));

    assertThat(steps.complete("e2:0", committed(5))).isFalse();
    assertThat(steps.complete("java-x-000001", committed(5))).isFalse();
    assertThat(changed).isEmpty();
  }

  @Test
  void anEngineThatIsMadeAnewIsGivenWhatIsNotSettled() {
    DriverFixture fixture = new DriverFixture();
    fixture.driver.submit(entry("e1"), () -> {});
    fixture.driver.settle();
    fixture.driver.start();

    assertThat(fixture.machine.inputs())
        .filteredOn(Input.Restored.class::isInstance)
        .singleElement()
        .extracting(input -> ((Input.Restored) input).writes().size())
        .isEqualTo(2);
    assertThat(fixture.machine.inputs().get(0)).isInstanceOf(Input.Restored.class);

    fixture.machine.answersOnce(new Effect.Complete("e1:0", committed(5)));
    fixture.driver.submit(entry("e2"), () -> {});
    fixture.driver.settle();

    assertThat(fixture.machine.inputs())
        .filteredOn(Input.SubmitDurable.class::isInstance)
        .hasSize(2);
    assertThat(fixture.settledSteps.changed).extracting(OutboxRecord::id).containsExactly("e1");
  }

  @Test
  void readersNeverSeeACacheWithoutWhatIsInTheOutbox() {
    PlainCache cache = new PlainCache();
    cache.watermark = 1;
    DriverFixture fixture = new DriverFixture(cache, new NoTransport(), Runnable::run);
    List<Long> seen = new ArrayList<>();
    fixture.view.add(
        new Registration<>(
            new ViewListener() {
              @Override
              public void replaced() {
                seen.add(fixture.view.current().orElseThrow().size());
              }

              @Override
              public void touched(List<DustPath> roots) {
                seen.add(fixture.view.current().orElseThrow().size());
              }
            },
            closed -> {}));
    fixture.machine.answers(
        input ->
            input instanceof Input.Restored
                ? List.of(DriverFixture.synced(DriverFixture.mirror(1, "links/a")))
                : List.of());
    fixture.driver.submit(entry("e1"), () -> {});
    fixture.driver.settle();

    fixture.driver.restore();

    assertThat(seen).containsExactly(1L);
  }
}
