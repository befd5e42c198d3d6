package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.sync.CloseCause;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Input;
import jakarta.json.JsonObject;
import java.util.List;

/** Engines that do not listen when the server refuses them something. */
final class BrokenAccess {

  private BrokenAccess() {}

  /** Rule 7: takes a refused token for a lost connection. */
  static final class IgnoresRefusals extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      return super.handle(
          input instanceof Input.SocketClosed closed
                  && closed.cause().kind() == CloseCause.Kind.REFUSED
              ? new Input.SocketClosed(
                  closed.generation(), new CloseCause(CloseCause.Kind.LOST, "403"))
              : input,
          nowNanos);
    }
  }

  /** Rule 8: does not look at permissions. */
  static final class IgnoresPermissions extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      if (input instanceof Input.FrameReceived received
          && received.frame().payload() instanceof JsonObject payload
          && payload.get("response") instanceof JsonObject response
          && response.containsKey("permissions")) {
        JsonObject all =
            with(
                with(response, "permissions", Wire.object("read", true, "write", true)),
                "scopes",
                Wire.value(List.of("entries:read", "entries:write", "files:write")));
        return super.handle(received(received, with(payload, "response", all)), nowNanos);
      }
      return super.handle(input, nowNanos);
    }
  }
}
