package io.dustlayer.cdi.tck.chaos.check;

import io.dustlayer.cdi.tck.chaos.Limits;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Whether every call of a run came back in time, and no watermark went back. */
final class StuckCheck {

  private final History history;
  private final Run run;
  private final List<String> found = new ArrayList<>();

  private StuckCheck(History history, Run run) {
    this.history = history;
    this.run = run;
  }

  static List<String> violations(History history, Run run) {
    StuckCheck check = new StuckCheck(history, run);
    history.calls(run).forEach(check::call);
    run.events("read", "unread").forEach(check::read);
    check.watermarks();
    return check.found;
  }

  private void call(Call call) {
    long began = Run.time(call.intent());
    long ended = call.outcome().map(Run::time).orElse(run.end());
    took(began, ended, call);
    if (call.outcome().isEmpty() && run.last()) {
      found.add("stuck: never came back: " + call);
    }
  }

  private void read(JsonObject line) {
    long ended = Run.time(line);
    took(ended - line.getJsonNumber("took").longValue(), ended, line);
  }

  private void took(long began, long ended, Object what) {
    long took = ended - began - history.paused(run.client(), began, ended);
    boolean cold = began < run.begin() + Limits.COLD.toMillis();
    if (took > (cold ? Limits.COLD_CALL : Limits.CALL).toMillis()) {
      found.add("stuck: took " + took + " ms: " + run + " " + what);
    }
  }

  private void watermarks() {
    long before = 0;
    for (JsonObject mark : run.events("mark").toList()) {
      long now = mark.getJsonNumber("watermark").longValue();
      if (now < before) {
        found.add("wrong: the watermark of " + run + " went back from " + before + " to " + now);
      }
      before = now;
    }
  }
}
