package io.dustlayer.cdi.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport.Entry;
import io.dustlayer.cdi.spi.DustTransport.Page;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.sync.Leaf;
import io.dustlayer.cdi.sync.Mirror;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparableListTest {

  private static final DustPath BASE = DustPath.of("links");

  private final MirrorReads reads = new MirrorReads(JsonProvider.provider());

  @Test
  void aPageOfKnownRevisionsIsAnsweredByTheMirror() {
    Page page = reads.list(view(3, 4), BASE, 10, Optional.empty());

    assertThat(page.items()).extracting(Entry::revision).containsExactly(3L, 4L);
    assertThat(MirrorReads.knowsRevisions(page)).isTrue();
    assertThat(MirrorReads.knowsRevisions(new Page(List.of(), Optional.empty()))).isTrue();
  }

  @Test
  void aPageWithAnUnknownRevisionIsNot() {
    MirrorView view = view(3, MirrorView.UNKNOWN_REVISION);

    assertThat(MirrorReads.knowsRevisions(reads.list(view, BASE, 10, Optional.empty()))).isFalse();
    assertThat(MirrorReads.knowsRevisions(reads.list(view, BASE, 1, Optional.empty()))).isTrue();
  }

  private static MirrorView view(long first, long second) {
    return new LeafView(
        Mirror.empty()
            .edit()
            .put(new Leaf("links/a", JsonValue.TRUE, first))
            .put(new Leaf("links/b", JsonValue.TRUE, second))
            .done());
  }
}
