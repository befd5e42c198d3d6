package io.dustlayer.cdi.sync.sim;

import java.util.PriorityQueue;

/** The one source of order and of time: actions run one by one, at virtual times. */
final class Scheduler {

  private record Entry(long at, long order, long place, Runnable action)
      implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Entry> queue = new PriorityQueue<>();
  private final Chance chance;
  private final Trace trace;
  private long now;
  private long order;
  private long steps;

  Scheduler(long start, Chance chance, Trace trace) {
    this.now = start;
    this.chance = chance;
    this.trace = trace;
  }

  long now() {
    return now;
  }

  long steps() {
    return steps;
  }

  void at(long time, Runnable action) {
    at(time, chance.child(), action);
  }

  /** An action at a place of its own, whoever schedules it. */
  void at(long time, long place, Runnable action) {
    queue.add(new Entry(Math.max(time, now), order++, place, action));
  }

  void after(long nanos, Runnable action) {
    at(now + nanos, action);
  }

  /** Runs whatever is due until a time, which it then is. */
  void runUntil(long time) {
    while (!queue.isEmpty() && queue.peek().at <= time) {
      Entry next = queue.poll();
      now = next.at;
      steps++;
      chance.enter(next.place);
      trace.mix(now);
      trace.mix(next.place);
      next.action.run();
    }
    now = time;
  }
}
