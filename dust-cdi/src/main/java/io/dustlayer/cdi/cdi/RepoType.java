package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustRepo;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;

/**
 * The type {@code DustRepo<entity>}. Containers compare it with types of their own, so it is equal
 * to every {@link ParameterizedType} with the same parts; hence no record.
 */
final class RepoType implements ParameterizedType {

  private final Class<?> entity;

  /**
   * The repository's type.
   *
   * @param entity the schema
   */
  RepoType(Class<?> entity) {
    this.entity = entity;
  }

  @Override
  public Type[] getActualTypeArguments() {
    return new Type[] {entity};
  }

  @Override
  public Type getRawType() {
    return DustRepo.class;
  }

  @Override
  public Type getOwnerType() {
    return null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ParameterizedType type
        && type.getRawType().equals(DustRepo.class)
        && type.getOwnerType() == null
        && Arrays.equals(type.getActualTypeArguments(), getActualTypeArguments());
  }

  /** As the JDK's own parameterized types compute it. */
  @Override
  public int hashCode() {
    return Arrays.hashCode(getActualTypeArguments()) ^ DustRepo.class.hashCode();
  }

  @Override
  public String toString() {
    return DustRepo.class.getName() + '<' + entity.getName() + '>';
  }
}
