package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.schema.RecordValidator;
import io.dustlayer.cdi.spi.DurableOutbox;
import io.dustlayer.cdi.spi.DustTransport;

/** A store over memory, with the repositories of the test schemas. */
final class TestStore {

  final MemoryTransport transport = new MemoryTransport();
  RepoSettings settings = RepoSettings.DEFAULT;
  final StoreDust dust =
      new StoreDust(
          new StoreAccess() {
            @Override
            public String key() {
              return "";
            }

            @Override
            public String name() {
              return "acme/main";
            }

            @Override
            public MemoryTransport transport() {
              return transport;
            }

            @Override
            public DustTransport remote() {
              return transport();
            }

            @Override
            public DurableOutbox outbox() {
              throw new UnsupportedOperationException("memory has no outbox");
            }

            @Override
            public RepoSettings settings() {
              return settings;
            }

            @Override
            public void start() {
              throw new UnsupportedOperationException("memory has nothing to start");
            }

            @Override
            public void stop() {
              throw new UnsupportedOperationException("memory has nothing to stop");
            }
          },
          RecordValidator.NONE,
          Runnable::run);
  final DustRepo<Note> notes = dust.repo(Note.class);
  final DustRepo<Memo> memos = dust.repo(Memo.class);
}
