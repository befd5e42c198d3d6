package io.dustlayer.cdi.tck.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.DustTransport.Committed;
import io.dustlayer.cdi.spi.DustTransport.CommittedBatch;
import io.dustlayer.cdi.spi.DustTransport.Entry;
import io.dustlayer.cdi.spi.DustTransport.Page;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.raw.RawJson;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link DustTransport} promises. A subclass hands one in, and says how the same store
 * is seen from outside; nothing else must be written below {@link #base()} meanwhile.
 */
public abstract class DustTransportContract extends TckSuite {

  private static final OptionalLong ANY = OptionalLong.empty();

  private DustPath root;

  /** For the subclass. */
  protected DustTransportContract() {
    super();
  }

  /**
   * The transport to test.
   *
   * @return ready for use
   */
  protected abstract DustTransport transport();

  /**
   * The same store.
   *
   * @return seen from outside
   */
  protected abstract OutsideView outside();

  /**
   * Where the tests write, each below a path of its own.
   *
   * @return any path
   */
  protected DustPath base() {
    return DustPath.of("tck", "contract");
  }

  /**
   * Waits until the transport must have seen what another client wrote.
   *
   * @param storeSeq the sequence number of the write
   */
  protected void awaitSeen(long storeSeq) {
    // One without a mirror always has.
  }

  @BeforeEach
  void chooseRoot() {
    root = base().child(UUID.randomUUID().toString());
  }

  /**
   * A path of this test.
   *
   * @param below rendered, below the test's own
   * @return the whole path
   */
  protected final DustPath at(String below) {
    return DustPath.parse(root.render() + "/" + below);
  }

  /**
   * Has another client write, and waits until the transport must have seen it.
   *
   * @param below rendered, below the test's own path
   * @param json what
   * @return the sequence number
   */
  protected final long planted(String below, String json) {
    long seq = outside().put(at(below), json);
    awaitSeen(seq);
    return seq;
  }

  private Committed put(String below, String json) {
    return transport().put(at(below), RawJson.parse(json), ANY);
  }

  @Test
  @Assertion(id = "DUST-SPI-001", rule = Rule.T3)
  void it_says_which_transport_it_is() {
    assertThat(transport().kind()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"text\"",
        "\"\"",
        "\"é😀\\n\\\"\"",
        "0",
        "-7",
        "9007199254740991",
        "1.5",
        "true",
        "false",
        "null",
        "[]",
        "[1,[\"a\",{\"b\":null}]]"
      })
  @Assertion(id = "DUST-SPI-002", rule = Rule.M4)
  void a_leaf_reads_back_as_it_was_written_here_and_elsewhere(String json) {
    JsonValue value = RawJson.parse(json);
    Committed put = transport().put(at("leaf"), value, ANY);

    assertThat(put.storeSeq()).isPositive();
    assertThat(transport().get(at("leaf")).map(Entry::value)).contains(value);
    assertThat(transport().get(at("leaf")).map(Entry::path)).contains(at("leaf"));
    assertThat(outside().read(at("leaf"))).contains(value);
    planted("theirs", json);
    assertThat(transport().get(at("theirs")).map(Entry::value)).contains(value);
  }

  @Test
  @Assertion(id = "DUST-SPI-003", rule = Rule.R2)
  void what_others_wrote_is_read_with_its_revision() {
    long first = planted("leaf", "1");
    assertThat(transport().get(at("leaf")))
        .contains(new Entry(at("leaf"), RawJson.parse("1"), first));
    long second = planted("leaf", "2");
    assertThat(transport().get(at("leaf")).map(Entry::revision)).contains(second);
  }

  @Test
  @Assertion(id = "DUST-SPI-004", rule = Rule.R2)
  void leaves_below_a_path_are_an_object_with_the_highest_of_their_revisions() {
    planted("o", "{\"a\":1,\"b\":{\"c\":2}}");
    long later = planted("o/b/c", "3");
    Entry object = transport().get(at("o")).orElseThrow();
    assertThat(object.value()).isEqualTo(RawJson.parse("{\"a\":1,\"b\":{\"c\":3}}"));
    assertThat(object.revision()).isEqualTo(later);
  }

  @Test
  @Assertion(id = "DUST-SPI-005", rule = Rule.R2)
  void where_nothing_is_nothing_is_read() {
    planted("x-y/z", "1");
    assertThat(transport().get(at("x"))).isEmpty();
    assertThat(transport().exists(at("x"))).isFalse();
    assertThat(transport().list(at("x"), 10, Optional.empty()))
        .isEqualTo(new Page(List.of(), Optional.empty()));
  }

  @Test
  @Assertion(id = "DUST-SPI-006", rule = Rule.R2)
  void a_leaf_and_anything_below_exist() {
    planted("o", "{\"a\":{\"b\":null}}");
    assertThat(transport().exists(at("o"))).isTrue();
    assertThat(transport().exists(at("o/a"))).isTrue();
    assertThat(transport().exists(at("o/a/b"))).isTrue();
    assertThat(transport().exists(at("o/a/b/c"))).isFalse();
  }

  @Test
  @Assertion(id = "DUST-SPI-007", rule = Rule.R1)
  void a_list_has_the_leaves_strictly_below_in_path_order() {
    planted("t", "1");
    planted("t-u", "2");
    long tree = planted("o", "{\"b\":1,\"a\":{\"x\":2},\"a-b\":{\"x\":3},\"é\":4}");
    Page page = transport().list(at("o"), DustTransport.MAX_PAGE, Optional.empty());
    assertThat(page.items())
        .containsExactly(
            new Entry(at("o/a-b/x"), RawJson.parse("3"), tree),
            new Entry(at("o/a/x"), RawJson.parse("2"), tree),
            new Entry(at("o/b"), RawJson.parse("1"), tree),
            new Entry(at("o/é"), RawJson.parse("4"), tree));
    assertThat(page.nextCursor()).isEmpty();
    assertThat(transport().list(at("t"), 10, Optional.empty()).items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 6, DustTransport.MAX_PAGE})
  @Assertion(id = "DUST-SPI-008", rule = Rule.R1)
  void pages_follow_each_other_until_there_is_no_cursor(int limit) {
    planted("o", "{\"a\":1,\"b\":{\"c\":2,\"d\":3},\"e\":4,\"f\":5}");
    List<String> paths = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page page = transport().list(at("o"), limit, cursor);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      page.items().forEach(entry -> paths.add(entry.path().render()));
      cursor = page.nextCursor();
    } while (cursor.isPresent());
    assertThat(paths).isEqualTo(outside().paths(at("o"))).hasSize(5);
  }

  @Test
  @Assertion(id = "DUST-SPI-009", rule = Rule.M2)
  void a_put_replaces_what_is_at_and_below_its_path() {
    put("o", "{\"a\":1,\"b\":{\"c\":2}}");
    put("o", "{\"b\":{\"d\":3}}");
    assertThat(transport().get(at("o")).map(Entry::value))
        .contains(RawJson.parse("{\"b\":{\"d\":3}}"));
    put("o", "4");
    assertThat(outside().read(at("o"))).contains(RawJson.parse("4"));
    assertThat(transport().exists(at("o/b/d"))).isFalse();
  }

  @Test
  @Assertion(id = "DUST-SPI-010", rule = Rule.R3)
  void the_receipt_of_a_put_has_its_sequence_number_and_revision() {
    Committed first = put("leaf", "1");
    Committed second = put("leaf", "2");
    assertThat(second.storeSeq()).isGreaterThan(first.storeSeq());
    assertThat(second.revision()).isGreaterThan(first.revision());
    assertThat(transport().get(at("leaf")).map(Entry::revision)).contains(second.revision());
  }

  @Test
  @Assertion(id = "DUST-SPI-011", rule = Rule.R6B)
  void a_put_with_the_current_revision_is_committed_and_with_another_a_conflict() {
    long first = put("leaf", "1").revision();
    long second =
        transport().put(at("leaf"), RawJson.parse("2"), OptionalLong.of(first)).revision();
    ErrorDetail.Conflict conflict =
        conflict(() -> transport().put(at("leaf"), RawJson.parse("3"), OptionalLong.of(first)));
    assertThat(conflict.currentRevision()).hasValue(second);
    assertThat(outside().read(at("leaf"))).contains(RawJson.parse("2"));
  }

  @Test
  @Assertion(id = "DUST-SPI-012", rule = Rule.R6B)
  void a_leaf_that_is_not_there_conflicts_with_every_revision() {
    conflict(() -> transport().put(at("leaf"), RawJson.parse("1"), OptionalLong.of(1)));
    conflict(() -> transport().delete(at("leaf"), OptionalLong.of(1)));
    assertThat(outside().read(at("leaf"))).isEmpty();
  }

  @Test
  @Assertion(id = "DUST-SPI-013", rule = Rule.R6)
  void an_object_has_no_revision_to_compare() {
    long revision = put("o", "{\"a\":1}").revision();
    assertThatThrownBy(
            () -> transport().put(at("o"), RawJson.parse("{\"a\":2}"), OptionalLong.of(revision)))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_SUPPORTED));
    assertThatThrownBy(() -> transport().delete(at("o"), OptionalLong.of(revision)))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_SUPPORTED));
    assertThat(outside().read(at("o"))).contains(RawJson.parse("{\"a\":1}"));
  }

  @Test
  @Assertion(id = "DUST-SPI-014", rule = Rule.R4)
  void a_delete_removes_what_is_at_and_below_its_path_if_anything() {
    planted("o", "{\"a\":1,\"b\":{\"c\":2}}");
    planted("o-p", "3");
    long first = transport().delete(at("o"), ANY).storeSeq();
    assertThat(transport().exists(at("o"))).isFalse();
    assertThat(outside().read(at("o"))).isEmpty();
    assertThat(transport().exists(at("o-p"))).isTrue();
    assertThat(transport().delete(at("o"), ANY).storeSeq()).isGreaterThan(first);
  }

  @Test
  @Assertion(id = "DUST-SPI-015", rule = Rule.R6B)
  void a_delete_with_another_revision_is_a_conflict() {
    long first = put("leaf", "1").revision();
    long second = put("leaf", "2").revision();
    assertThat(
            conflict(() -> transport().delete(at("leaf"), OptionalLong.of(first)))
                .currentRevision())
        .hasValue(second);
    transport().delete(at("leaf"), OptionalLong.of(second));
    assertThat(outside().read(at("leaf"))).isEmpty();
  }

  @Test
  @Assertion(id = "DUST-SPI-016", rule = Rule.R7)
  void a_batch_is_committed_in_order() {
    planted("gone", "1");
    CommittedBatch batch =
        transport()
            .batch(
                List.of(
                    set("o", "{\"a\":1,\"b\":2}"), delete("o/a"), delete("gone"), set("c", "3")));
    assertThat(batch.ops()).hasSize(4);
    assertThat(batch.ops()).extracting(Committed::storeSeq).isSorted().doesNotHaveDuplicates();
    assertThat(batch.storeSeq()).isEqualTo(batch.ops().get(3).storeSeq());
    assertThat(transport().get(at("o")).map(Entry::value)).contains(RawJson.parse("{\"b\":2}"));
    assertThat(transport().get(at("c")).map(Entry::revision))
        .contains(batch.ops().get(3).revision());
    assertThat(transport().exists(at("gone"))).isFalse();
    assertThat(outside().read(at("o"))).contains(RawJson.parse("{\"b\":2}"));
  }

  @Test
  @Assertion(id = "DUST-SPI-017", rule = Rule.R7)
  void a_batch_with_a_conflict_names_its_operation_and_writes_nothing() {
    long first = put("leaf", "1").revision();
    long second = put("leaf", "2").revision();
    WireOp stale = new WireOp.Set(at("leaf"), RawJson.parse("3"), OptionalLong.of(first));
    ErrorDetail.Conflict conflict =
        conflict(() -> transport().batch(List.of(set("a", "1"), stale, set("b", "2"))));
    assertThat(conflict)
        .isEqualTo(
            new ErrorDetail.Conflict(
                OptionalLong.of(second), OptionalInt.of(1), Optional.of(at("leaf").render())));
    assertThat(outside().read(at("a"))).isEmpty();
    assertThat(transport().exists(at("a"))).isFalse();
    assertThat(transport().exists(at("b"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b", "a+b", "100%", "%2F", "a~1b", "~0", "#", "?", "a.b", "*", "**", "äöü", "😀"
      })
  @Assertion(id = "DUST-SPI-018", rule = Rule.M3)
  void every_method_takes_any_segment(String segment) {
    DustPath leaf = at(segment + "/x");
    transport().put(leaf, RawJson.parse("1"), ANY);
    assertThat(outside().paths(at(segment))).containsExactly(leaf.render());
    assertThat(transport().get(leaf).map(Entry::value)).contains(RawJson.parse("1"));
    assertThat(transport().exists(at(segment))).isTrue();
    assertThat(transport().list(at(segment), 5, Optional.empty()).items())
        .extracting(Entry::path)
        .containsExactly(leaf);
    transport().delete(at(segment), ANY);
    assertThat(transport().exists(at(segment))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, DustTransport.MAX_PAGE + 1})
  @Assertion(id = "DUST-SPI-019", rule = Rule.X1)
  void a_page_that_no_server_has_is_refused(int limit) {
    assertThatThrownBy(() -> transport().list(at("o"), limit, Optional.empty()))
        .isInstanceOfAny(IllegalArgumentException.class, DustException.class);
  }

  @Test
  @Assertion(id = "DUST-SPI-020", rule = Rule.M3)
  void a_batch_takes_any_segments() {
    List<WireOp> ops =
        Stream.of("a b", "%2F", "a~1b", "~0", "#", "a.b", "*", "**", "é", "😀")
            .map(segment -> set(segment + "/x", "1"))
            .toList();
    transport().batch(ops);
    assertThat(ops).allSatisfy(op -> assertThat(outside().read(op.path())).isPresent());
    assertThat(ops).allSatisfy(op -> assertThat(transport().exists(op.path())).isTrue());
  }

  private WireOp set(String below, String json) {
    return new WireOp.Set(at(below), RawJson.parse(json), ANY);
  }

  private WireOp delete(String below) {
    return new WireOp.Delete(at(below), ANY);
  }

  private static ErrorDetail.Conflict conflict(ThrowingCallable call) {
    DustException failure = catchThrowableOfType(DustException.class, call);
    assertThat(failure).as("a conflict").isNotNull();
    assertThat(failure.kind()).as("%s", failure).isEqualTo(Kind.CONFLICT);
    return (ErrorDetail.Conflict) failure.detail();
  }
}
