package io.dustlayer.cdi;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Operations on any schemas of one store that are committed together or not at all.
 *
 * <p>A batch is immutable: every method returns a new one. It becomes one request of at most 1000
 * operations on the wire; a {@link StorageMode#FLAT} insert or update counts one for each property.
 *
 * <pre>{@code
 * dust.batchWrite(Batch.create().insert(link).update(change).delete(Link.class, "stale"));
 * }</pre>
 */
public final class Batch {

  private final List<Op> ops;

  private Batch(List<Op> ops) {
    this.ops = ops;
  }

  /** One operation of a batch. */
  public sealed interface Op {

    /**
     * The entity that the operation is about.
     *
     * @return a class annotated with {@link DustSchema}
     */
    Class<?> schema();
  }

  /**
   * A validated upsert of a whole record.
   *
   * @param change the record as a changeset; all non-null properties are written
   */
  public record Insert(Changeset<?> change) implements Op {
    @Override
    public Class<?> schema() {
      return change.schema();
    }
  }

  /**
   * A validated upsert of what changed.
   *
   * @param change what to write
   * @param ifMatch the condition, for {@link StorageMode#MAP} schemas
   */
  public record Update(Changeset<?> change, Optional<IfMatch> ifMatch) implements Op {
    @Override
    public Class<?> schema() {
      return change.schema();
    }
  }

  /**
   * An update that is guarded by the revisions that the record was read at.
   *
   * @param read the record as read
   * @param change what to write
   */
  public record GuardedUpdate(Stored<?> read, Changeset<?> change) implements Op {
    @Override
    public Class<?> schema() {
      return change.schema();
    }
  }

  /**
   * The removal of a record.
   *
   * @param schema the entity
   * @param slug the record's key
   * @param ifMatch the condition, for {@link StorageMode#MAP} schemas
   */
  public record Delete(Class<?> schema, String slug, Optional<IfMatch> ifMatch) implements Op {}

  /**
   * A removal that is guarded by the revisions that the record was read at.
   *
   * @param schema the entity
   * @param read the record as read
   */
  public record GuardedDelete(Class<?> schema, Stored<?> read) implements Op {}

  /**
   * A batch without operations.
   *
   * @return the empty batch
   */
  public static Batch create() {
    return new Batch(List.of());
  }

  /**
   * Adds a validated upsert of a whole record.
   *
   * @param record an instance of a class annotated with {@link DustSchema}
   * @return a batch with the operation at its end
   */
  public Batch insert(Object record) {
    return insert(Changeset.of(Objects.requireNonNull(record, "record")));
  }

  /**
   * Adds a validated upsert of a whole record.
   *
   * @param change the record as a changeset
   * @return a batch with the operation at its end
   */
  public Batch insert(Changeset<?> change) {
    return with(new Insert(Objects.requireNonNull(change, "change")));
  }

  /**
   * Adds a validated upsert of what changed.
   *
   * @param change what to write
   * @return a batch with the operation at its end
   */
  public Batch update(Changeset<?> change) {
    return with(new Update(Objects.requireNonNull(change, "change"), Optional.empty()));
  }

  /**
   * Adds a conditional upsert of what changed.
   *
   * @param change what to write, of a {@link StorageMode#MAP} schema
   * @param ifMatch the condition on the record's path
   * @return a batch with the operation at its end
   */
  public Batch update(Changeset<?> change, IfMatch ifMatch) {
    Objects.requireNonNull(change, "change");
    return with(new Update(change, Optional.of(ifMatch)));
  }

  /**
   * Adds an update that fails the batch if a leaf it changes is no longer as it was read; see
   * {@link DustRepo#update(Stored, Object)} for what can be compared.
   *
   * @param read the record as read
   * @param after the record as wanted
   * @param <T> the entity
   * @return a batch with the operation at its end
   * @throws DustException {@code INVALID_PARAMS} if the slugs differ
   */
  public <T> Batch update(Stored<T> read, T after) {
    return with(new GuardedUpdate(read, Changeset.between(read.record(), after)));
  }

  /**
   * Adds the removal of a record.
   *
   * @param schema the entity
   * @param slug the record's key
   * @return a batch with the operation at its end
   */
  public Batch delete(Class<?> schema, String slug) {
    return with(new Delete(Objects.requireNonNull(schema, "schema"), slug, Optional.empty()));
  }

  /**
   * Adds the conditional removal of a record.
   *
   * @param schema the entity, of mode {@link StorageMode#MAP}
   * @param slug the record's key
   * @param ifMatch the condition on the record's path
   * @return a batch with the operation at its end
   */
  public Batch delete(Class<?> schema, String slug, IfMatch ifMatch) {
    Objects.requireNonNull(schema, "schema");
    return with(new Delete(schema, slug, Optional.of(ifMatch)));
  }

  /**
   * Adds a removal that fails the batch if a leaf of the record is no longer as it was read. Leaves
   * that others added since are removed without being noticed: servers compare existing leaves
   * only.
   *
   * @param read the record as read
   * @return a batch with the operation at its end
   */
  public Batch delete(Stored<?> read) {
    return with(new GuardedDelete(read.record().getClass(), read));
  }

  /**
   * The operations.
   *
   * @return in the order in which they were added; unmodifiable
   */
  public List<Op> ops() {
    return ops;
  }

  private Batch with(Op op) {
    List<Op> longer = new ArrayList<>(ops);
    longer.add(op);
    return new Batch(List.copyOf(longer));
  }
}
