package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.IfMatch;
import io.dustlayer.cdi.StorageMode;
import io.dustlayer.cdi.schema.RecordValidator;
import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import java.util.List;
import java.util.OptionalLong;

/**
 * Plans the writes of one schema: validates, and maps to wire operations. Nothing is sent. The same
 * plans serve the blocking and the asynchronous forms.
 */
final class RecordPlans<T> {

  private final SchemaModel<T> model;
  private final StoreAccess store;
  private final RecordValidator validator;

  RecordPlans(SchemaModel<T> model, StoreAccess store, RecordValidator validator) {
    this.model = model;
    this.store = store;
    this.validator = validator;
  }

  WritePlan<T> insert(T record) {
    return insert(RecordChange.of(model, validator, record));
  }

  WritePlan<T> insert(Changeset<T> changeset) {
    return insert(change(changeset));
  }

  WritePlan<T> update(Changeset<T> changeset) {
    RecordChange<T> change = change(changeset);
    return model.mode() == StorageMode.MAP
        ? whole(change, OptionalLong.empty())
        : flat(change, change.updateFlat());
  }

  WritePlan<T> update(Changeset<T> changeset, IfMatch ifMatch) {
    OptionalLong revision = revision(ifMatch);
    return whole(change(changeset), revision);
  }

  WireOp delete(String slug) {
    return new WireOp.Delete(model.path(slug), OptionalLong.empty());
  }

  WireOp delete(String slug, IfMatch ifMatch) {
    OptionalLong revision = revision(ifMatch);
    return new WireOp.Delete(model.path(slug), revision);
  }

  WireOp deleteAll() {
    return new WireOp.Delete(model.prefix(), OptionalLong.empty());
  }

  private OptionalLong revision(IfMatch ifMatch) {
    if (model.mode() == StorageMode.FLAT) {
      throw RepoErrors.ifMatchOnFlat(model.name());
    }
    return OptionalLong.of(ifMatch.revision());
  }

  RecordChange<T> change(Changeset<T> changeset) {
    return RecordChange.of(model, validator, changeset);
  }

  private WritePlan<T> insert(RecordChange<T> change) {
    return model.mode() == StorageMode.MAP
        ? whole(change, OptionalLong.empty())
        : flat(change, change.insertFlat());
  }

  private WritePlan<T> whole(RecordChange<T> change, OptionalLong ifMatch) {
    return plan(change, List.of(change.whole(ifMatch)), false);
  }

  private WritePlan<T> flat(RecordChange<T> change, List<WireOp> ops) {
    return plan(change, ops, !ops.isEmpty() && store.settings().atomicFlatWrites());
  }

  private WritePlan<T> plan(RecordChange<T> change, List<WireOp> ops, boolean together) {
    return new WritePlan<>(change.normalized(), change.path(), ops, together);
  }
}
