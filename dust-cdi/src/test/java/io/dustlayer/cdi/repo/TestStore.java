package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.schema.RecordValidator;

/** A store over memory, with the repositories of the test schemas. */
final class TestStore {

  final MemoryTransport transport = new MemoryTransport();
  RepoSettings settings = RepoSettings.DEFAULT;
  final StoreDust dust =
      new StoreDust(new PlainStore(transport, () -> settings), RecordValidator.NONE, Runnable::run);
  final DustRepo<Note> notes = dust.repo(Note.class);
  final DustRepo<Memo> memos = dust.repo(Memo.class);
}
