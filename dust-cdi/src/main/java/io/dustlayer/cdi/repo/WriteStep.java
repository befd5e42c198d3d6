package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import jakarta.json.JsonObject;
import java.util.List;

/** One request that a write is carried out with. */
sealed interface WriteStep {

  /** The rendered paths that it writes, for what a later failure says. */
  List<String> paths();

  /** One operation. */
  record One(WireOp op) implements WriteStep {
    @Override
    public List<String> paths() {
      return List.of(op.path().render());
    }
  }

  /** Several children of one path as one operation. */
  record Merge(DustPath path, JsonObject children) implements WriteStep {
    @Override
    public List<String> paths() {
      return children.keySet().stream().map(name -> path.child(name).render()).toList();
    }
  }

  /** Several operations that are committed together or not at all. */
  record Batch(List<WireOp> ops) implements WriteStep {
    @Override
    public List<String> paths() {
      return ops.stream().map(op -> op.path().render()).toList();
    }
  }
}
