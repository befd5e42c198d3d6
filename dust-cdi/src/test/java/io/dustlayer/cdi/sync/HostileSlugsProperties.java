package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.HostileInput;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.WriteRequest;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a slug is, the frame of a write names it as one segment, below the prefix. */
class HostileSlugsProperties {

  private static final Script SCRIPT = Script.live(0);
  private static int writes;

  @Property(tries = 1000)
  void aSlugIsOneSegmentOfTheFrame(
      @ForAll("slugs") String slug, @ForAll("kinds") OpKind kind, @ForAll("slugs") String name) {
    String id = "slug-" + ++writes;
    DustPath path = DustPath.of("links").child(slug).child(name);
    SCRIPT.clear().submit(WriteRequest.of(id, kind, path, JsonValue.TRUE));

    JsonObject payload = SCRIPT.lastSent("write").payload().asJsonObject();
    assertThat(payload).doesNotContainKey("path_segments");
    assertThat(payload.getString("path").split("/", -1)).hasSize(3);
    assertThat(DustPath.parse(payload.getString("path")).segments())
        .containsExactly("links", slug, name);

    SCRIPT.reply(SCRIPT.refOf(id), "{'store_seq':0}");
  }

  @Provide
  Arbitrary<OpKind> kinds() {
    return Arbitraries.of(OpKind.SET, OpKind.DELETE, OpKind.MERGE);
  }

  @Provide
  Arbitrary<String> slugs() {
    return HostileInput.slugs();
  }
}
