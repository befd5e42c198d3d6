package io.dustlayer.cdi.disk;

import io.dustlayer.cdi.disk.StoreFileException.Problem;
import io.dustlayer.cdi.sync.run.OutboxJournal;
import jakarta.json.spi.JsonProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * The journal of an outbox in a file: a map of entries that are not settled, one of settlements
 * that somebody is to be told of, and one of dead letters. Each {@link #write} is one commit. What
 * is in a file is never given up: one that cannot be read stays as it is. After any failure the
 * file is closed, and opened again by the next use.
 */
final class FileJournal implements OutboxJournal {

  private static final String PENDING = "pending";
  private static final String UNTOLD = "untold";
  private static final String DEAD = "dead";
  private static final String DEVICE = "device-id";

  // Each commit writes whole pages, of which an entry is a small part; the forced write of fewer
  // bytes is faster, and less has to be tidied up.
  private static final int PAGE = 2 * 1024;

  private final Path path;
  private final FileIdentity identity;
  private final Function<StoreFileException, RuntimeException> refusal;
  private final OutboxForm form;
  private StoreFile file;

  /**
   * A journal whose file is not open.
   *
   * @param path its file
   * @param identity what the file is to be
   * @param refusal says what to do about a file that cannot be used
   */
  FileJournal(
      Path path, FileIdentity identity, Function<StoreFileException, RuntimeException> refusal) {
    this.path = path;
    this.identity = identity;
    this.refusal = refusal;
    this.form = new OutboxForm(JsonProvider.provider(), identity.origin().store());
  }

  @Override
  public Kept read() {
    return use(
        () -> {
          Map<String, String> notes = file.notes();
          if (!notes.containsKey(DEVICE)) {
            notes.put(DEVICE, "java-" + UUID.randomUUID());
            file.commit();
          }
          return new Kept(
              notes.get(DEVICE),
              all(PENDING, form::entry),
              all(UNTOLD, form::settled),
              all(DEAD, form::settled));
        });
  }

  private <V> List<V> all(String name, BiFunction<Long, String, V> read) {
    List<V> values = new ArrayList<>();
    map(name).forEach((order, text) -> values.add(read.apply(order, text)));
    return values;
  }

  @Override
  public void write(List<Change> changes) {
    use(
        () -> {
          changes.forEach(this::apply);
          file.commit();
          file.tidy();
          return null;
        });
  }

  private void apply(Change change) {
    if (change instanceof Change.Pending pending) {
      map(PENDING).put(pending.entry().order(), form.text(pending.entry()));
    } else if (change instanceof Change.Done done) {
      long order = done.settled().entry().order();
      String text = form.text(done.settled());
      map(PENDING).remove(order);
      if (done.toTell()) {
        map(UNTOLD).put(order, text);
      }
      if (done.dead()) {
        map(DEAD).put(order, text);
      }
    } else if (change instanceof Change.Told told) {
      map(UNTOLD).remove(told.order());
    } else if (change instanceof Change.Purged purged) {
      map(DEAD).remove(purged.order());
    } else {
      map(PENDING).remove(((Change.Withdrawn) change).order());
    }
  }

  private MVMap<Long, String> map(String name) {
    return file.map(name, LongDataType.INSTANCE, StringDataType.INSTANCE);
  }

  private interface Use<R> {
    R run();
  }

  private <R> R use(Use<R> work) {
    boolean done = false;
    try {
      if (file == null) {
        file = StoreFile.open(path, identity, PAGE);
      }
      R result = work.run();
      done = true;
      return result;
    } catch (StoreFileException unusable) {
      throw refusal.apply(unusable);
    } catch (MVStoreException failure) {
      throw refusal.apply(
          new StoreFileException(Problem.UNUSABLE, path, failure.getMessage(), failure));
    } catch (RuntimeException | AssertionError damage) {
      throw refusal.apply(new StoreFileException(Problem.DAMAGED, path, "is damaged", damage));
    } finally {
      if (!done && file != null) {
        StoreFile abandoned = file;
        file = null;
        abandoned.abandon();
      }
    }
  }

  @Override
  public void close() {
    if (file != null) {
      StoreFile closing = file;
      file = null;
      closing.close();
    }
  }
}
