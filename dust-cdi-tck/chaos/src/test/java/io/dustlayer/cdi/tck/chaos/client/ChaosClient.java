package io.dustlayer.cdi.tck.chaos.client;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.StoreStatus;
import io.dustlayer.cdi.cdi.DustCdiExtension;
import io.dustlayer.cdi.cdi.DustStartup;
import io.dustlayer.cdi.cdi.DustStores;
import io.dustlayer.cdi.cdi.MirrorDoor;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.MirrorView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/**
 * The application. Its settings are system properties, as MP Config has them. On standard input it
 * is told to stop writing ({@code rest}) and to say what it has ({@code report}); it ends at once
 * when there is nobody any more who could tell it something.
 */
public final class ChaosClient {

  private static final int PAUSE_MILLIS = 60;
  private static final int MARK_MILLIS = 100;

  /** What the application injects. */
  @Dependent
  static class Desk {
    @Inject Dust dust;
    @Inject DustStores stores;
    @Inject DustRepo<Note> notes;
    @Inject DustRepo<Card> cards;

    List<Records<?>> schemas() {
      return List.of(
          new Records<>("notes", false, notes, Note::new, Note::title, Note::body, Note.class),
          new Records<>("cards", true, cards, Card::new, Card::title, Card::body, Card.class));
    }
  }

  private final HistoryLog log = Watcher.LOG;
  private final ScheduledExecutorService writing = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledExecutorService marking = Executors.newSingleThreadScheduledExecutor();
  private final Desk desk;
  private final boolean outbox;

  private ChaosClient(Desk desk) {
    this.desk = desk;
    this.outbox = "file".equals(System.getProperty("dust.outbox"));
  }

  /**
   * Runs until the process is killed, or its standard input ends.
   *
   * @param arguments the name of this run, and the seed of what it does
   * @throws IOException if nothing can be read
   */
  public static void main(String[] arguments) throws IOException {
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    WeldContainer container =
        new Weld()
            .disableDiscovery()
            .addExtension(new DustCdiExtension())
            .addBeanClasses(Desk.class, Watcher.class, DustStartup.class)
            .initialize();
    ChaosClient client = new ChaosClient(container.select(Desk.class).get());
    client.start(arguments[0], Long.parseLong(arguments[1]));
    for (String command = commands.readLine(); command != null; command = commands.readLine()) {
      client.obey(command);
    }
    Runtime.getRuntime().halt(3);
  }

  private void start(String name, long seed) {
    log.write(HistoryLog.line("start").add("watermark", desk.dust.status().watermark()));
    Writer writer =
        new Writer(name, desk.dust, desk.schemas(), new SplittableRandom(seed), log, outbox);
    writing.scheduleWithFixedDelay(
        guarded(writer), PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    marking.scheduleWithFixedDelay(
        guarded(this::mark), MARK_MILLIS, MARK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void obey(String command) {
    if (command.equals("rest")) {
      writing.execute(
          () -> {
            log.write(HistoryLog.line("resting"));
            writing.shutdown();
          });
    } else {
      marking.execute(guarded(this::report));
    }
  }

  private Runnable guarded(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException | Error bug) {
        bug.printStackTrace();
        log.write(HistoryLog.line("bug").add("what", bug.toString()));
      }
    };
  }

  private void mark() {
    StoreStatus status = desk.dust.status();
    log.write(
        HistoryLog.line("mark")
            .add("watermark", status.watermark())
            .add("state", status.state().name())
            .add("synced", status.synced())
            .add("pending", status.pending())
            .add("outbox", outbox ? desk.dust.outbox().pending().size() : 0)
            .add("letters", outbox ? desk.dust.outbox().deadLetters().size() : 0));
  }

  private void report() {
    MirrorView mirror = MirrorDoor.mirror(desk.stores);
    for (String top : List.of("notes", "cards")) {
      mirror
          .below(DustPath.of(top))
          .forEachRemaining(
              leaf ->
                  log.write(
                      HistoryLog.line("leaf")
                          .add("path", leaf.path())
                          .add("value", leaf.value())
                          .add("revision", leaf.revision())));
    }
    log.write(
        HistoryLog.line("reported")
            .add("watermark", mirror.watermark())
            .add("size", mirror.size()));
  }
}
