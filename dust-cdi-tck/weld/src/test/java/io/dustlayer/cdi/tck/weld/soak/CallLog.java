package io.dustlayer.cdi.tck.weld.soak;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.tck.weld.soak.WriteCall.Fate;
import io.dustlayer.cdi.tck.weld.soak.WriteCall.Planned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** Makes calls and writes down what came of them. Safe for use from any thread. */
final class CallLog {

  private final ConcurrentLinkedQueue<WriteCall> calls = new ConcurrentLinkedQueue<>();

  /**
   * A call that is about to be made.
   *
   * @param author who calls
   * @param what the call, for messages
   * @param bound how long it may take; asked when it has ended, since some calls decide that
   * @param mayFailWith what outages can cause
   */
  record Intent(String author, String what, Supplier<Duration> bound, Set<Kind> mayFailWith) {}

  /**
   * Makes a call.
   *
   * @param writes what it writes; asked when it has ended, since some decide while they run
   * @param call gives for each write where it is committed, 0 where it does not say
   */
  void make(Intent intent, Supplier<List<WireWrite>> writes, Supplier<List<Long>> call) {
    long began = System.nanoTime();
    List<Planned> outcome;
    Optional<String> unexpected = Optional.empty();
    try {
      List<Long> seqs = call.get();
      outcome = acknowledged(writes.get(), index -> seqs.get((int) index));
    } catch (DustException failure) {
      outcome = failed(writes.get(), failure);
      if (!intent.mayFailWith().contains(failure.kind())) {
        unexpected = Optional.of(intent.what() + " failed unexpectedly: " + failure.getMessage());
      }
    } catch (RuntimeException bug) {
      outcome = all(writes.get(), Fate.UNKNOWN);
      unexpected = Optional.of(intent.what() + " threw " + bug);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    add(
        new WriteCall(
            intent.author(), intent.what(), outcome, took, intent.bound().get(), unexpected));
  }

  void add(WriteCall call) {
    calls.add(call);
  }

  List<WriteCall> calls() {
    return List.copyOf(calls);
  }

  static List<Planned> all(List<WireWrite> writes, Fate fate) {
    return writes.stream().map(write -> new Planned(write, fate, 0)).toList();
  }

  private static List<Planned> acknowledged(List<WireWrite> writes, LongFunction<Long> seqs) {
    List<Planned> planned = new ArrayList<>();
    for (WireWrite write : writes) {
      planned.add(new Planned(write, Fate.ACKNOWLEDGED, seqs.apply(planned.size())));
    }
    return planned;
  }

  // What is sent one by one ends with the first failure; what is sent together has one fate.
  private static List<Planned> failed(List<WireWrite> writes, DustException failure) {
    Fate fate = failure.kind() == Kind.TIMEOUT ? Fate.UNKNOWN : Fate.REFUSED;
    int written = failure.written().size();
    List<Planned> planned = new ArrayList<>();
    for (WireWrite write : writes) {
      Fate own = planned.size() < written ? Fate.ACKNOWLEDGED : fate;
      planned.add(new Planned(write, own, 0));
    }
    return planned;
  }
}
