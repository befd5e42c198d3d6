package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.HostileInput;
import io.dustlayer.cdi.schema.RecordValidator;
import io.dustlayer.cdi.spi.DustTransport;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a slug or a key of a map is, no operation names a path outside of its own record. */
class HostileSlugsProperties {

  /** Notes the paths that it is asked for. */
  private static final class NotingTransport implements DustTransport {

    private final MemoryTransport memory = new MemoryTransport();
    private final List<DustPath> paths = new ArrayList<>();

    private DustPath noted(DustPath path) {
      paths.add(path);
      return path;
    }

    @Override
    public TransportKind kind() {
      return TransportKind.HTTP;
    }

    @Override
    public Optional<Entry> get(DustPath path) {
      return memory.get(noted(path));
    }

    @Override
    public boolean exists(DustPath path) {
      return memory.exists(noted(path));
    }

    @Override
    public Page list(DustPath base, int limit, Optional<String> cursor) {
      return memory.list(noted(base), limit, cursor);
    }

    @Override
    public Committed put(DustPath path, JsonValue value, OptionalLong ifMatch) {
      return memory.put(noted(path), value, ifMatch);
    }

    @Override
    public Committed delete(DustPath path, OptionalLong ifMatch) {
      return memory.delete(noted(path), ifMatch);
    }

    @Override
    public CommittedBatch batch(List<WireOp> ops) {
      ops.forEach(op -> noted(op.path()));
      return memory.batch(ops);
    }

    @Override
    public void close() {
      memory.close();
    }
  }

  private final NotingTransport transport = new NotingTransport();

  @Property(tries = 300)
  void a_flat_record_stays_below_its_own_path(
      @ForAll("slugs") String slug, @ForAll("slugs") String key, @ForAll boolean atomic) {
    StoreDust dust = dust(atomic);
    DustRepo<Note> notes = dust.repo(Note.class);
    Note note = new Note(slug, "T", List.of(key), labels(key), 1);

    notes.insert(note);
    assertThat(notes.get(slug)).contains(note);
    assertThat(notes.all()).containsExactly(note);
    assertThat(notes.exists(slug)).isTrue();
    notes.update(Changeset.of(note).put("title", "U"));
    var stored = notes.find(slug).orElseThrow();
    notes.update(stored, stored.record().withTitle("V"));
    dust.batchWrite(Batch.create().insert(note).delete(Note.class, slug));
    notes.insert(note);
    notes.delete(slug);

    expectBelow(slug, "notes");
  }

  @Property(tries = 300)
  void a_map_record_stays_below_its_own_path(
      @ForAll("slugs") String slug, @ForAll("slugs") String key) {
    StoreDust dust = dust(false);
    DustRepo<Memo> memos = dust.repo(Memo.class);
    Memo memo = new Memo(slug, "T", "B", labels(key));

    memos.insert(memo);
    assertThat(memos.get(slug)).contains(memo);
    assertThat(memos.all()).containsExactly(memo);
    assertThat(memos.exists(slug)).isTrue();
    memos.update(Changeset.of(memo).put("title", "U"));
    assertThat(memos.find(slug)).isPresent();
    dust.batchWrite(Batch.create().insert(memo).delete(Memo.class, slug));
    memos.insert(memo);
    memos.delete(slug);

    expectBelow(slug, "desk", "memos");
  }

  @Provide
  Arbitrary<String> slugs() {
    return HostileInput.slugs();
  }

  // Some names mean something to servers; such a key is refused, which other tests see to.
  private static Map<String, String> labels(String key) {
    return key.startsWith("_") ? Map.of() : Map.of(key, "v");
  }

  private void expectBelow(String slug, String... prefix) {
    DustPath own = DustPath.of(prefix).child(slug);
    assertThat(transport.paths)
        .isNotEmpty()
        .allMatch(path -> path.startsWith(own) || path.equals(DustPath.of(prefix)));
    assertThat(transport.memory.paths()).isEmpty();
  }

  private StoreDust dust(boolean atomic) {
    transport.paths.clear();
    return new StoreDust(
        new PlainStore(transport, () -> new RepoSettings(atomic, 1000)),
        RecordValidator.NONE,
        Runnable::run);
  }
}
