package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.schema.RecordValidator;
import io.dustlayer.cdi.spi.DurableOutbox;
import io.dustlayer.cdi.spi.DustTransport;

/** A store over {@link ModelTransport}, whose tasks run when the test says so. */
final class RealtimeStore implements StoreAccess {

  final ModelTransport model = new ModelTransport();
  final MemoryTransport http = new MemoryTransport();
  final ManualExecutor executor = new ManualExecutor();
  RepoSettings settings = RepoSettings.DEFAULT;
  boolean running = true;
  final StoreDust dust;
  final DustRepo<Note> notes;
  final DustRepo<Memo> memos;

  RealtimeStore() {
    this(BlockingGuard.NONE);
  }

  private RealtimeStore(BlockingGuard guard) {
    this.dust =
        new StoreDust(this, RecordValidator.NONE, new StoreThreads(executor, executor, guard));
    this.notes = dust.repo(Note.class);
    this.memos = dust.repo(Memo.class);
  }

  /** No thread of the test may be blocked. */
  static RealtimeStore onEventLoop() {
    return new RealtimeStore(() -> false);
  }

  @Override
  public String key() {
    return "";
  }

  @Override
  public String name() {
    return "acme/main";
  }

  @Override
  public DustTransport transport() {
    return running ? model : http;
  }

  @Override
  public DustTransport remote() {
    return http;
  }

  @Override
  public DurableOutbox outbox() {
    return model.outbox().orElseThrow();
  }

  @Override
  public RepoSettings settings() {
    return settings;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }
}
