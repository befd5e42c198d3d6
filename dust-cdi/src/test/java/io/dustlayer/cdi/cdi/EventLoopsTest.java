package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.cdi.EventLoops.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLoopsTest {

  /** A host whose event loop is told by the thread's name. */
  public static final class Host {
    private Host() {}

    public static boolean isBlockingAllowed() {
      return !isOnEventLoop();
    }

    public static boolean isOnEventLoop() {
      return Thread.currentThread().getName().equals("loop");
    }

    public static boolean fails() {
      throw new IllegalStateException("not started");
    }
  }

  private static Check check(String method, boolean allows) {
    return new Check(Host.class.getName(), method, allows);
  }

  private static boolean mayBlockOn(String thread, Check... checks) {
    Thread current = Thread.currentThread();
    String name = current.getName();
    current.setName(thread);
    try {
      return new EventLoops(List.of(checks)).mayBlock();
    } finally {
      current.setName(name);
    }
  }

  @Test
  void aHostThatKnowsWhetherBlockingIsAllowedIsAsked() {
    Check check = check("isBlockingAllowed", true);
    assertThat(mayBlockOn("loop", check)).isFalse();
    assertThat(mayBlockOn("worker", check)).isTrue();
  }

  @Test
  void aHostThatKnowsItsEventLoopsIsAsked() {
    Check check = check("isOnEventLoop", false);
    assertThat(mayBlockOn("loop", check)).isFalse();
    assertThat(mayBlockOn("worker", check)).isTrue();
  }

  @Test
  void oneHostThatRefusesIsEnough() {
    Check absent = new Check("no.such.Host", "isBlockingAllowed", true);
    assertThat(mayBlockOn("loop", absent, check("isOnEventLoop", false))).isFalse();
  }

  @Test
  void anAbsentOrChangedHostRefusesNothing() {
    assertThat(mayBlockOn("loop", new Check("no.such.Host", "isBlockingAllowed", true))).isTrue();
    assertThat(mayBlockOn("loop", check("renamed", true))).isTrue();
    assertThat(mayBlockOn("loop", check("fails", true))).isTrue();
  }

  @Test
  void withoutAnyKnownHostEveryThreadMayBlock() {
    assertThat(new EventLoops(EventLoops.KNOWN).mayBlock()).isTrue();
  }
}
