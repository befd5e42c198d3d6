package io.dustlayer.cdi.tck.weld.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.junit.DustServerTest;
import org.junit.jupiter.api.Test;

@DustServerTest
class LinksTest {

  @Test
  void theServerIsEmptyAtFirst(DustServer server) {
    assertEquals("acme/main", server.store());
  }
}
