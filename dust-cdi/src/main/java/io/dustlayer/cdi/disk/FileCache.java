package io.dustlayer.cdi.disk;

import io.dustlayer.cdi.disk.StoreFileException.Problem;
import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.MirrorView.Leaf;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Function;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStoreException;

/**
 * A cache in a file: a map of leaves, and a note that tells which map it is, the watermark, and the
 * {@link Fingerprint} that its leaves must have. All of them change in one commit. What does not
 * match the note is not restored: the file is moved aside. After any failure the file is closed,
 * and opened again by the next use.
 */
final class FileCache implements DustCache {

  private static final String LEAVES = "leaves-";
  private static final int SPILL = 50_000;

  private final Path path;
  private final FileIdentity identity;
  private final Function<StoreFileException, RuntimeException> refusal;
  private final LeafForm form = new LeafForm(JsonProvider.provider());
  private StoreFile file;

  /**
   * A cache whose file is not open.
   *
   * @param path its file
   * @param identity what the file is to be
   * @param refusal says what to do about a file that cannot be used
   */
  FileCache(
      Path path, FileIdentity identity, Function<StoreFileException, RuntimeException> refusal) {
    this.path = path;
    this.identity = identity;
    this.refusal = refusal;
  }

  /**
   * Opens the file if it is not open, in place of one whose content is of no use.
   *
   * @throws StoreFileException if it is locked or cannot be used
   */
  void open() {
    if (file != null) {
      return;
    }
    try {
      file = StoreFile.open(path, identity);
    } catch (StoreFileException useless) {
      if (!useless.isAboutContent()) {
        throw useless;
      }
      moveAside(useless);
      file = StoreFile.open(path, identity);
    }
  }

  @Override
  public Restored restore() {
    try {
      open();
      KeptNote note = KeptNote.of(file.notes());
      return note.generation() == 0
          ? Restored.NOTHING
          : new Restored(note.watermark(), new Reading(note, leaves(note.generation())));
    } catch (StoreFileException unusable) {
      throw refusal.apply(unusable);
    } catch (RuntimeException | AssertionError damage) {
      throw damaged(damage);
    }
  }

  @Override
  public void write(Update update) {
    boolean done = false;
    try {
      open();
      KeptNote note = KeptNote.of(file.notes());
      if (update instanceof Update.Step step) {
        write(note, step);
      } else {
        write(note, (Update.Replace) update);
      }
      file.commit();
      file.tidy();
      done = true;
    } catch (StoreFileException unusable) {
      throw refusal.apply(unusable);
    } catch (MVStoreException failure) {
      throw refusal.apply(
          new StoreFileException(Problem.UNUSABLE, path, failure.getMessage(), failure));
    } finally {
      if (!done) {
        abandon();
      }
    }
  }

  private void write(KeptNote note, Update.Step step) {
    int generation = Math.max(1, note.generation());
    MVMap<String, byte[]> leaves = leaves(generation);
    Fingerprint.Sum sum = new Fingerprint.Sum(note.fingerprint());
    for (String removed : step.removed()) {
      byte[] old = leaves.remove(removed);
      if (old != null) {
        sum.remove(removed, old);
      }
    }
    for (Leaf leaf : step.written()) {
      byte[] bytes = form.bytes(leaf);
      byte[] old = leaves.put(leaf.path(), bytes);
      if (old != null) {
        sum.remove(leaf.path(), old);
      }
      sum.add(leaf.path(), bytes);
    }
    new KeptNote(generation, step.watermark(), sum.done()).writeTo(file.notes());
  }

  // A new map beside the old one, so that a part of it can be written before all of it counts.
  private void write(KeptNote note, Update.Replace replace) {
    int generation = note.generation() + 1;
    file.removeMap(LEAVES + generation);
    MVMap<String, byte[]> leaves = leaves(generation);
    Fingerprint.Sum sum = new Fingerprint.Sum(Fingerprint.NONE);
    int waiting = 0;
    for (Leaf leaf : replace.leaves()) {
      byte[] bytes = form.bytes(leaf);
      leaves.put(leaf.path(), bytes);
      sum.add(leaf.path(), bytes);
      if (++waiting == SPILL) {
        waiting = 0;
        file.spill();
      }
    }
    file.removeMap(LEAVES + note.generation());
    new KeptNote(generation, replace.watermark(), sum.done()).writeTo(file.notes());
  }

  @Override
  public void close() {
    if (file != null) {
      StoreFile closing = file;
      file = null;
      closing.close();
    }
  }

  private MVMap<String, byte[]> leaves(int generation) {
    return file.map(LEAVES + generation, new PathType(), new BytesType());
  }

  private void abandon() {
    if (file != null) {
      StoreFile abandoned = file;
      file = null;
      abandoned.abandon();
    }
  }

  private RuntimeException damaged(Throwable cause) {
    StoreFileException damage = new StoreFileException(Problem.DAMAGED, path, "is damaged", cause);
    abandon();
    try {
      moveAside(damage);
    } catch (StoreFileException stuck) {
      return refusal.apply(stuck);
    }
    return damage;
  }

  private void moveAside(StoreFileException why) {
    try {
      DiskLog.movedAside(why, SetAside.move(path));
    } catch (IOException stuck) {
      throw new StoreFileException(
          Problem.UNUSABLE,
          path,
          "it " + why.getMessage() + ", and cannot be moved aside (" + stuck + ")",
          stuck);
    }
  }

  /** Reads the leaves, and at their end whether they are those that were written. */
  private final class Reading implements Iterator<Leaf> {

    private final KeptNote note;
    private final LeafReading leaves;

    Reading(KeptNote note, MVMap<String, byte[]> kept) {
      this.note = note;
      this.leaves = new LeafReading(kept, form);
    }

    @Override
    public boolean hasNext() {
      try {
        boolean more = leaves.hasNext();
        if (!more && !leaves.fingerprint().equals(note.fingerprint())) {
          throw new IllegalStateException(
              "it holds " + leaves.fingerprint() + " instead of " + note.fingerprint());
        }
        return more;
      } catch (RuntimeException | AssertionError damage) {
        throw damaged(damage);
      }
    }

    @Override
    public Leaf next() {
      try {
        return leaves.next();
      } catch (RuntimeException | AssertionError damage) {
        throw damaged(damage);
      }
    }
  }
}
