package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.schema.PropertyModel;
import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.spi.MirrorView.Leaf;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What a mirror holds for one record. Looked up when asked, since the view never changes.
 *
 * <p>As lists have it, a record is made of the leaves below its path; a leaf at the path itself
 * counts only where there is nothing below.
 *
 * @param view the mirror
 * @param path the record's path
 */
record StoredRecord(MirrorView view, DustPath path) {

  /** The assembled object, or the leaf at the path; empty if there is nothing. */
  Optional<JsonValue> value() {
    Iterator<Leaf> below = view.below(path);
    if (!below.hasNext()) {
      return view.leaf(path).map(Leaf::value);
    }
    List<Leaf> leaves = new ArrayList<>();
    below.forEachRemaining(leaves::add);
    return Optional.of(RecordLeaves.assemble(leaves, path.render().length() + 1));
  }

  /**
   * Whether it could be loaded as far as that shows without decoding: there is something, and every
   * required property is there. Cheap, and calls no code of the application.
   */
  boolean mayLoad(SchemaModel<?> model) {
    return view.below(path).hasNext()
        ? model.properties().stream().filter(PropertyModel::required).allMatch(this::has)
        : view.leaf(path).isPresent();
  }

  private boolean has(PropertyModel property) {
    DustPath at = path.child(property.wireName());
    Optional<Leaf> leaf = view.leaf(at);
    return leaf.isPresent()
        ? !PropertyModel.isMissing(leaf.get().value())
        : view.below(at).hasNext();
  }
}
