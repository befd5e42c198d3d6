package io.dustlayer.cdi.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.CloseCause;
import io.dustlayer.cdi.sync.run.MalformedMessageException;
import io.dustlayer.cdi.sync.run.Message;
import io.dustlayer.cdi.sync.run.SocketListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Notes what a socket tells, for a test to wait for. */
final class Heard implements SocketListener {

  private static final String OPENED = "opened";

  private final BlockingQueue<Object> calls = new LinkedBlockingQueue<>();

  @Override
  public void opened() {
    calls.add(OPENED);
  }

  @Override
  public void received(Message message) {
    calls.add(message);
  }

  @Override
  public void closed(CloseCause cause) {
    calls.add(cause);
  }

  void expectOpened() throws InterruptedException {
    assertThat(next()).isEqualTo(OPENED);
  }

  Frame nextFrame() throws InterruptedException, MalformedMessageException {
    Object call = next();
    assertThat(call).isInstanceOf(Message.class);
    return ((Message) call).decode();
  }

  CloseCause nextClose() throws InterruptedException {
    Object call = next();
    assertThat(call).isInstanceOf(CloseCause.class);
    return (CloseCause) call;
  }

  /** Whether nothing more was told until now. */
  boolean isSilent() {
    return calls.isEmpty();
  }

  private Object next() throws InterruptedException {
    Object call = calls.poll(30, TimeUnit.SECONDS);
    assertThat(call).as("nothing was heard").isNotNull();
    return call;
  }
}
