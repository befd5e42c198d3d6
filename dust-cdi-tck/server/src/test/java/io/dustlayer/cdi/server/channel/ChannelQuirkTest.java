package io.dustlayer.cdi.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.Api;
import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.quirk.Quirk;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each deviation of a real server's channels, without its switch and with it alone. */
class ChannelQuirkTest {
  private static final String POISON = "{\"_typed\":\"soon\",\"_type\":\"datetime\"}";
  private static final String DECIMAL = "{\"_typed\":\"1.50\",\"_type\":\"decimal\"}";

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  private DustServer server(Quirk... quirks) {
    DustServer server = DustServer.builder().quirks(quirks).start();
    open.add(server);
    return server;
  }

  private ChannelClient client(DustServer server) {
    ChannelClient client = ChannelClient.connect(server, "dev");
    open.add(0, client);
    return client;
  }

  private static String write(String op, String path, String value) {
    return "{\"op\":\"%s\",\"path\":\"%s\",\"value\":%s,\"client_op_id\":\"%s\"}"
        .formatted(op, path, value, UUID.randomUUID());
  }

  private static List<Integer> seqs(List<JsonArray> frames) {
    return frames.stream()
        .filter(frame -> frame.getString(3).equals("event"))
        .map(frame -> frame.getJsonObject(4).getInt("store_seq"))
        .toList();
  }

  @Test
  void opsOfHttpAreAnnouncedUnlessTheQuirkHidesThem() {
    assertThat(heardOfHttp(server())).containsExactly(1, 2);
    assertThat(heardOfHttp(server(Quirk.ONLY_CHANNEL_WRITES_ANNOUNCED))).containsExactly(2);
  }

  private List<Integer> heardOfHttp(DustServer server) {
    ChannelClient client = client(server).joined(0);
    new Api(server).put("a", "1");
    client.push("write", write("set", "b", "2"));
    return seqs(client.hearUntil("phx_reply"));
  }

  @Test
  void snapshotsShowPlainValuesUnlessTheQuirkWrapsThem() {
    assertThat(snapshot(server())).isEqualTo("{\"a\":{\"type\":\"integer\",\"value\":1}}");
    assertThat(snapshot(server(Quirk.SCALAR_WRAPPED_SNAPSHOTS)))
        .isEqualTo("{\"a\":{\"type\":\"integer\",\"value\":{\"_scalar\":1}}}");
  }

  private String snapshot(DustServer server) {
    new Api(server).put("a", "1");
    server.admin().compact();
    JsonArray frame = client(server).join(0).hearUntil("snapshot").get(1);
    assertThat(frame.getJsonObject(4).getInt("snapshot_seq")).isEqualTo(1);
    return frame.getJsonObject(4).get("entries").toString();
  }

  @Test
  void totalsOfACatchUpAreRightUnlessTheQuirkForgetsTheSet() {
    assertThat(total(server())).isEqualTo(15);
    assertThat(total(server(Quirk.WRONG_CATCH_UP_TOTALS))).isEqualTo(5);
  }

  private int total(DustServer server) {
    ChannelClient writer = client(server).joined(0);
    writer.reply(writer.push("write", write("set", "n", "10")));
    writer.reply(writer.push("write", write("increment", "n", "5")));
    List<JsonArray> frames = client(server).join(0).hearUntil("catch_up_complete");
    return frames.get(2).getJsonObject(4).getInt("value");
  }

  @Test
  void liveEventsShowPlainStringsUnlessTheQuirkShowsEnvelopes() {
    assertThat(liveValue(server())).isEqualTo("\"1.50\"");
    assertThat(liveValue(server(Quirk.TYPED_ENVELOPES_LIVE))).contains("\"_typed\":\"1.50\"");
  }

  private String liveValue(DustServer server) {
    ChannelClient client = client(server).joined(0);
    client.push("write", write("set", "d", DECIMAL));
    return client.hear().getJsonObject(4).get("value").toString();
  }

  @Test
  void aPoisonedValueShowsItsEnvelopeUnlessTheQuirkCrashesTheJoin() {
    assertThat(events(server(Quirk.POISONED_VALUES))).endsWith("event", "catch_up_complete");
    assertThat(events(server(Quirk.POISONED_VALUES, Quirk.POISONED_VALUES_CRASH_JOINS)))
        .containsExactly("phx_reply", "phx_error");
  }

  private List<String> events(DustServer server) {
    assertThat(new Api(server).put("bad", POISON).status()).isEqualTo(200);
    ChannelClient client = client(server).join(0);
    List<String> events = new ArrayList<>();
    do {
      events.add(client.hear().getString(3));
    } while (!List.of("phx_error", "catch_up_complete").contains(events.get(events.size() - 1)));
    return events;
  }

  @Test
  void malformedConditionsAreRefusedUnlessTheQuirkIgnoresThem() {
    for (String malformed :
        List.of(
            "\"if_match\":false",
            "\"if_absent\":\"true\"",
            "\"fence\":{\"key\":\"lock\",\"token\":\"1\"}",
            "\"fence\":\"lock\"")) {
      assertThat(conditional(server(), malformed)).contains("invalid_precondition");
      assertThat(conditional(server(Quirk.MALFORMED_CONDITIONS_IGNORED), malformed))
          .contains("\"store_seq\":1");
    }
  }

  private String conditional(DustServer server, String condition) {
    ChannelClient client = client(server).joined(0);
    String payload = "{" + condition + "," + write("set", "a", "1").substring(1);
    return client.reply(client.push("write", payload)).toString();
  }

  @Test
  void aConflictTellsTheCurrentRevisionUnlessTheQuirkHidesIt() {
    assertThat(conflict(server())).isEqualTo("{\"current_revision\":1,\"reason\":\"conflict\"}");
    assertThat(conflict(server(Quirk.CONFLICT_WITHOUT_REVISION)))
        .isEqualTo("{\"reason\":\"conflict\"}");
  }

  private String conflict(DustServer server) {
    ChannelClient client = client(server).joined(0);
    client.set("a", "1");
    String payload = "{\"if_match\":7," + write("set", "a", "2").substring(1);
    return client.reply(client.push("write", payload)).get("response").toString();
  }

  @Test
  void aWriteThatIsSentAgainHasOneEffectUnlessTheQuirkAppliesItAgain() {
    assertThat(seqsOfRepetition(server())).containsExactly(1, 1, 1);
    assertThat(seqsOfRepetition(server(Quirk.WRITES_NOT_DEDUPLICATED))).containsExactly(1, 2, 3);
  }

  private List<Integer> seqsOfRepetition(DustServer server) {
    ChannelClient client = client(server).joined(0);
    String payload = write("increment", "n", "1");
    List<Integer> seqs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      JsonObject reply = client.reply(client.push("write", payload));
      seqs.add(reply.getJsonObject("response").getInt("store_seq"));
    }
    return seqs;
  }

  @Test
  void theCloseOfAReplacedJoinComesFirstUnlessTheQuirkIsLate() {
    assertThat(rejoined(server())).startsWith("phx_close", "phx_reply");
    assertThat(rejoined(server(Quirk.STALE_CLOSE_AFTER_REJOIN)))
        .startsWith("phx_reply", "phx_close");
  }

  private List<String> rejoined(DustServer server) {
    ChannelClient client = client(server).joined(0);
    return client.join(0).hearUntil("catch_up_complete").stream()
        .map(frame -> frame.getString(3))
        .toList();
  }

  @Test
  void aRollbackKnowsPathSegmentsUnlessTheQuirkRollsBackTheWholeStore() {
    assertThat(rolledBack(server())).contains("\"store_seq\":5");
    assertThat(rolledBack(server(Quirk.ROLLBACK_IGNORES_PATH_SEGMENTS)))
        .contains("\"ops_written\":2");
  }

  private String rolledBack(DustServer server) {
    Api api = new Api(server);
    api.put("a", "1");
    api.put("b", "1");
    api.put("a", "2");
    api.put("b", "2");
    ChannelClient client = client(server).joined(0);
    String payload = "{\"path_segments\":[\"a\"],\"to_seq\":2}";
    return client.reply(client.push("rollback", payload)).toString();
  }

  @Test
  void everyFileIsStoredUnlessTheQuirkCrashesAtTheSecond() {
    assertThat(secondFile(server())).isEqualTo("phx_reply");
    assertThat(secondFile(server(Quirk.SECOND_FILE_CRASHES_CHANNEL))).isEqualTo("phx_error");
  }

  private String secondFile(DustServer server) {
    ChannelClient client = client(server).joined(0);
    String file = "{\"path\":\"%s\",\"content\":\"aGk=\",\"client_op_id\":\"%s\"}";
    client.reply(client.push("put_file", file.formatted("a", "1")));
    client.push("put_file", file.formatted("b", "2"));
    String event = client.hear().getString(3);
    return event.equals("event") ? client.hear().getString(3) : event;
  }

  @Test
  void theTopicOfAnIdHearsEverythingUnlessTheQuirkSetsItApart() {
    assertThat(heardByName(server())).containsExactly(1);
    assertThat(heardByName(server(Quirk.ID_TOPIC_APART))).isEmpty();
  }

  private List<Integer> heardByName(DustServer server) {
    String id =
        new Api(server)
            .send("GET", "/api/stores", null)
            .json()
            .getJsonArray("stores")
            .getJsonObject(0)
            .getString("id");
    ChannelClient byName = client(server).joined(0);
    ChannelClient byId = client(server);
    String topic = "store:" + id;
    byId.send("[\"1\",\"1\",\"" + topic + "\",\"phx_join\",{\"last_store_seq\":0}]");
    byId.hearUntil("catch_up_complete");
    byId.send("[\"1\",\"2\",\"" + topic + "\",\"write\"," + write("set", "a", "1") + "]");
    assertThat(seqs(byId.hearUntil("phx_reply"))).containsExactly(1);
    return seqs(byName.settle());
  }

  @Test
  void anExpiredStoreEndsItsChannelsUnlessTheQuirkLetsThemLiveOn() {
    assertThat(afterExpiry(server()))
        .containsExactly("[\"1\",\"1\",\"store:acme/main\",\"phx_close\",{}]", "unmatched topic");
    assertThat(afterExpiry(server(Quirk.EXPIRED_CHANNELS_LIVE_ON)))
        .containsExactly("[null,null,\"store:acme/main\",\"phx_close\",{}]", "store_archived");
  }

  private List<String> afterExpiry(DustServer server) {
    ChannelClient client = client(server).joined(0);
    server.admin().expire();
    String close = client.hearText();
    JsonObject reply = client.reply(client.push("write", write("set", "a", "1")));
    return List.of(close, reply.getJsonObject("response").getString("reason"));
  }

  @Test
  void announcementsOutOfOrderStillComeBeforeTheReply() {
    ChannelClient client = client(server(Quirk.ANNOUNCED_OUT_OF_ORDER)).joined(0);
    client.push("write", write("set", "a", "1"));
    assertThat(seqs(client.hearUntil("phx_reply"))).containsExactly(1);
  }
}
