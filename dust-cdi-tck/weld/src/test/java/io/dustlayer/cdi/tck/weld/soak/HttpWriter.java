package io.dustlayer.cdi.tck.weld.soak;

import io.dustlayer.cdi.tck.weld.soak.WriteCall.Fate;
import io.dustlayer.cdi.tck.weld.soak.WriteCall.Planned;
import jakarta.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Somebody who writes to the same records without the library: whole records, single properties,
 * values that do not fit, and what belongs to no schema. Confined to one thread.
 */
final class HttpWriter implements Runnable {

  static final String AUTHOR = "past";

  private final HttpStore store;
  private final RandomGenerator random;
  private final CallLog log;
  private final RandomContent contents;
  private int count;

  HttpWriter(HttpStore store, RandomGenerator random, CallLog log) {
    this.store = store;
    this.random = random;
    this.log = log;
    this.contents = new RandomContent(AUTHOR, random);
  }

  /** One request. */
  @Override
  public void run() {
    write(next());
  }

  /** A record that is written last, so that whoever is told of it was told of all before. */
  void writeLast(SoakSchema<?> schema, String slug) {
    write(WireWrite.set(schema.path(slug), WirePlan.whole(contents.next())));
  }

  private void write(WireWrite write) {
    String id = AUTHOR + "-" + String.format("%020d", ++count);
    long began = System.nanoTime();
    Planned outcome = new Planned(write, Fate.UNKNOWN, 0);
    Optional<String> unexpected = Optional.empty();
    try {
      outcome = new Planned(write, Fate.ACKNOWLEDGED, store.write(write, id));
    } catch (ConnectException refused) {
      outcome = new Planned(write, Fate.REFUSED, 0);
    } catch (IOException lost) {
      // An answer that did not come, or was no good one, leaves the outcome unknown.
      outcome = new Planned(write, Fate.UNKNOWN, 0);
    } catch (IllegalStateException refused) {
      unexpected = Optional.of(refused.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    log.add(
        new WriteCall(
            AUTHOR,
            write.op() + ' ' + write.path(),
            List.of(outcome),
            took,
            Limits.HTTP_CALL,
            unexpected));
  }

  private WireWrite next() {
    SoakSchema<?> schema = SoakSchema.ALL.get(random.nextInt(SoakSchema.ALL.size()));
    String record = schema.path(SoakSchema.SLUGS.get(random.nextInt(SoakSchema.SLUGS.size())));
    Content content = contents.next();
    int dice = random.nextInt(100);
    if (dice < 30) {
      return WireWrite.set(record, WirePlan.whole(content));
    } else if (dice < 50) {
      return WireWrite.set(record + "/note", Json.createValue(content.title()));
    } else if (dice < 60) {
      return WireWrite.set(record + "/extra", Json.createValue(content.title()));
    } else if (dice < 65) {
      return WireWrite.set(record + "/rank", Json.createValue(content.title()));
    } else if (dice < 75) {
      return WireWrite.delete(record + "/title");
    } else if (dice < 85) {
      return WireWrite.delete(record);
    } else if (dice < 98) {
      return WireWrite.set("soak-elsewhere/x", Json.createValue(content.title()));
    }
    return WireWrite.delete(schema.prefix());
  }
}
