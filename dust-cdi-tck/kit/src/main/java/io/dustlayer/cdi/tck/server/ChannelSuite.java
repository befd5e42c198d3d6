package io.dustlayer.cdi.tck.server;

import io.dustlayer.cdi.tck.raw.RawChannel;
import io.dustlayer.cdi.tck.raw.RawJson;
import io.dustlayer.cdi.tck.raw.RawReply;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the suites of channels share: sockets, which are closed after each test. */
public abstract class ChannelSuite extends ServerSuite {

  private final List<RawChannel> open = new ArrayList<>();
  private int ops;
  private String run;

  /** For the suites. */
  protected ChannelSuite() {
    super();
  }

  @BeforeEach
  void nameTheRun() {
    run = UUID.randomUUID().toString();
  }

  @AfterEach
  void closeAll() {
    open.forEach(RawChannel::close);
    open.clear();
  }

  /**
   * A connected socket.
   *
   * @param device its device id begins so
   * @return not joined
   */
  protected final RawChannel connected(String device) {
    RawChannel channel = RawChannel.connect(http().store(), device(device));
    open.add(channel);
    return channel;
  }

  /**
   * The device id of a socket of this test.
   *
   * @param device its beginning
   * @return fit for a URL
   */
  protected final String device(String device) {
    return device + "-" + run;
  }

  /**
   * A socket that knows everything that was written until now.
   *
   * @param device its device id begins so
   * @return joined
   */
  protected final RawChannel joined(String device) {
    RawChannel channel = connected(device);
    channel.joined(now());
    return channel;
  }

  /**
   * The store's last sequence number; takes one to find it out.
   *
   * @return the number
   */
  protected final long now() {
    return ok(http().delete(at("now"))).storeSeq();
  }

  /**
   * Pushes a write of this test.
   *
   * @param channel where
   * @param op such as {@code set}
   * @param below a rendered path, see {@link #at}
   * @param members further ones of the payload, each after a comma
   * @return the answer
   */
  protected final RawReply write(RawChannel channel, String op, String below, String members) {
    return channel.write(
        "\"op\":\"" + op + "\",\"path\":" + RawJson.quote(at(below)) + members, opId(++ops));
  }

  /**
   * The {@code client_op_id} of a write of this test.
   *
   * @param number 1 for the first
   * @return not used by any other test
   */
  protected final String opId(int number) {
    return run + "-" + number;
  }
}
