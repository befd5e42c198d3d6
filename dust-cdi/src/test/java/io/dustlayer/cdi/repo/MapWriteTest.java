package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.IfMatch;
import io.dustlayer.cdi.StorageMode;
import jakarta.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MapWriteTest {

  @DustSchema(prefix = "bare", mode = StorageMode.MAP)
  record Bare(String slug, String text, Map<String, String> labels) {}

  private final TestStore store = new TestStore();

  @Test
  void an_insert_is_one_put_of_the_whole_record_without_nulls() {
    store.memos.insert(new Memo("m", "Title", null, Map.of("k", "v")));
    assertThat(store.transport.calls)
        .containsExactly("put desk/memos/m {\"title\":\"Title\",\"labels\":{\"k\":\"v\"}}");
  }

  @Test
  void an_insert_replaces_what_was_stored() {
    store.transport.store("desk/memos/m/labels/old", Json.createValue("x"));
    store.transport.store("desk/memos/m/extra", Json.createValue("x"));
    store.memos.insert(Memo.of("m", "Title"));
    assertThat(store.transport.calls).containsExactly("put desk/memos/m {\"title\":\"Title\"}");
    assertThat(store.transport.paths()).containsExactly("desk/memos/m/title");
  }

  @Test
  void an_update_writes_the_whole_record() {
    store.memos.update(Memo.of("m", "A"), new Memo("m", "B", "text", Map.of()));
    assertThat(store.transport.calls)
        .containsExactly("put desk/memos/m {\"title\":\"B\",\"body\":\"text\"}");
  }

  @Test
  void a_record_with_no_value_at_all_is_nothing_to_write() {
    assertThatThrownBy(() -> store.dust.repo(Bare.class).insert(new Bare("b", null, Map.of())))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOTHING_TO_WRITE))
        .hasMessageContaining("Bare 'b'");
    assertThat(store.transport.calls).isEmpty();
  }

  @Test
  void if_match_goes_out_with_the_write() {
    Changeset<Memo> change = Changeset.of(Memo.of("m", "A")).put("title", "B");
    store.memos.update(change, IfMatch.revision(7));
    store.memos.delete("m", IfMatch.revision(8));
    store.memos.delete(Memo.of("m", "B"), IfMatch.revision(9));
    assertThat(store.transport.calls)
        .containsExactly(
            "put desk/memos/m {\"title\":\"B\"} if 7",
            "delete desk/memos/m if 8",
            "delete desk/memos/m if 9");
  }

  @Test
  void a_revision_below_one_is_refused() {
    assertThatThrownBy(() -> IfMatch.revision(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Stored.revision()");
  }
}
