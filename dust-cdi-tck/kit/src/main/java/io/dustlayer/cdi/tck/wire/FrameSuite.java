package io.dustlayer.cdi.tck.wire;

import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import org.junit.jupiter.api.Test;

/** Frames as a host's WebSocket client gets them: PROTOCOL, WebSocket. */
public class FrameSuite extends ScriptedSuite {

  /** For JUnit, and for test classes of hosts. */
  protected FrameSuite() {
    super();
  }

  @Test
  @Assertion(id = "DUST-FRAME-001", rule = Rule.T2)
  void a_message_in_pieces_is_one_message_also_around_a_ping() throws Exception {
    play("pieces.txt");
  }

  @Test
  @Assertion(id = "DUST-FRAME-002", rule = Rule.T2)
  void a_message_longer_than_usual_buffers_arrives_as_a_whole() throws Exception {
    play("long.txt");
  }

  @Test
  @Assertion(id = "DUST-FRAME-003", rule = Rule.T2)
  void frames_of_other_topics_joins_and_kinds_change_nothing() throws Exception {
    play("strange.txt");
  }

  @Test
  @Assertion(id = "DUST-FRAME-004", rule = Rule.T2)
  void what_is_no_frame_ends_the_connection_and_the_next_one_begins_where_it_was()
      throws Exception {
    play("garbage.txt");
  }
}
