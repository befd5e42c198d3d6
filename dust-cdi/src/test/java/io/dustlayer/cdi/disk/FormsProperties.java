package io.dustlayer.cdi.disk;

import static io.dustlayer.cdi.disk.DiskFixture.leaf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.spi.MirrorView.Leaf;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.h2.mvstore.WriteBuffer;

/** What is written reads back equal, and what is damaged throws. */
class FormsProperties {

  private final LeafForm form = new LeafForm(JsonProvider.provider());

  @Property
  void any_text_reads_back(@ForAll String text) {
    checkLeaf(new Leaf("a", Json.createValue(text), 1));
    checkPaths(List.of(text));
  }

  @Property
  void any_paths_of_a_page_read_back(@ForAll @Size(max = 50) List<String> paths) {
    checkPaths(paths.stream().sorted().toList());
  }

  @Property
  void any_decimal_keeps_its_digits(@ForAll BigDecimal number, @ForAll int scale) {
    BigDecimal scaled = number.setScale(Math.floorMod(scale, 40) + number.scale());
    Leaf back = checkLeaf(new Leaf("a", Json.createValue(scaled), 1));
    assertThat(((JsonNumber) back.value()).bigDecimalValue()).isEqualTo(scaled);
  }

  @Property
  void any_whole_number_and_revision_read_back(@ForAll long number, @ForAll long revision) {
    checkLeaf(new Leaf("a", Json.createValue(number), revision));
  }

  @Example
  void values_with_parts_read_back() {
    checkLeaf(
        leaf("a", "[1,1.10,1E+30,-0.0,null,true,false,\"\",{\"\":{}},[[]],\"é😀\\ud800\"]", 0));
    checkLeaf(leaf("a", "{\"_type\":\"decimal\",\"_typed\":\"1.10\"}", Long.MAX_VALUE));
  }

  @Property
  void damaged_bytes_throw_or_are_some_leaf(
      @ForAll @Size(max = 40) byte[] bytes, @ForAll @IntRange(max = 8) int kind) {
    byte[] damaged = Arrays.copyOf(bytes, bytes.length + 2);
    damaged[1] = (byte) "ntfwdsao?".charAt(kind);
    try {
      assertThat(form.leaf("a", damaged)).isNotNull();
    } catch (RuntimeException noticed) {
      assertThat(noticed).isNotNull();
    }
  }

  @Example
  void value_deeper_than_parsers_go_is_refused() {
    JsonValue deep = JsonValue.NULL;
    for (int i = 0; i < 2000; i++) {
      deep = array(deep);
    }
    Leaf leaf = new Leaf("a", deep, 1);
    assertThatThrownBy(() -> form.bytes(leaf)).hasMessageContaining("more than 1000 levels");
  }

  private static JsonArray array(JsonValue item) {
    return Json.createArrayBuilder().add(item).build();
  }

  private Leaf checkLeaf(Leaf leaf) {
    Leaf back = form.leaf(leaf.path(), form.bytes(leaf));
    assertThat(back).isEqualTo(leaf);
    return back;
  }

  private static void checkPaths(List<String> paths) {
    WriteBuffer target = new WriteBuffer();
    PathType type = new PathType();
    type.write(target, paths.toArray(String[]::new), paths.size());
    ByteBuffer source = ByteBuffer.wrap(target.getBuffer().array(), 0, target.position());
    String[] back = type.createStorage(paths.size());
    type.read(source, back, paths.size());
    assertThat(back).containsExactlyElementsOf(paths);
    assertThat(source.hasRemaining()).isFalse();
  }
}
