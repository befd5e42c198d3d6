package io.dustlayer.cdi.http;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.OptionalLong;

/** The bodies of requests, as the protocol describes them. */
final class RequestBodies {

  private final JsonProvider json;

  RequestBodies(JsonProvider json) {
    this.json = json;
  }

  /** A PUT whose path travels in the body. */
  JsonObject put(DustPath path, JsonValue value, OptionalLong ifMatch) {
    return conditional(json.createObjectBuilder().add("path", path.render()), ifMatch)
        .add("value", value)
        .build();
  }

  /** A DELETE whose path travels in the body. */
  JsonObject delete(DustPath path, OptionalLong ifMatch) {
    return conditional(json.createObjectBuilder().add("path", path.render()), ifMatch).build();
  }

  /** A batch of writes. */
  JsonObject batch(List<WireOp> ops) {
    JsonArrayBuilder array = json.createArrayBuilder();
    ops.forEach(op -> array.add(operation(op)));
    return json.createObjectBuilder().add("ops", array).build();
  }

  /** A read of one leaf whose path travels in the body. */
  JsonObject batchRead(DustPath path) {
    return json.createObjectBuilder()
        .add("paths", json.createArrayBuilder().add(path.render()))
        .build();
  }

  private JsonObjectBuilder operation(WireOp op) {
    JsonObjectBuilder object = json.createObjectBuilder();
    if (op instanceof WireOp.Set set) {
      object.add("op", "set").add("path", op.path().render()).add("value", set.value());
    } else {
      object.add("op", "delete").add("path", op.path().render());
    }
    return conditional(object, op.ifMatch());
  }

  private static JsonObjectBuilder conditional(JsonObjectBuilder object, OptionalLong ifMatch) {
    return ifMatch.isPresent() ? object.add("if_match", ifMatch.getAsLong()) : object;
  }
}
