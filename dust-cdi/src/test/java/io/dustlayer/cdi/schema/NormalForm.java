package io.dustlayer.cdi.schema;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Whether a value that was read is the documented normal form of one that was written. */
final class NormalForm {

  private static final Set<Object> EMPTY_OPTIONALS =
      Set.of(Optional.empty(), OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty());

  private NormalForm() {}

  static boolean isOf(Object read, Object written) {
    if (written == null || written == JsonValue.NULL) {
      return isAbsent(read);
    }
    if (read == null) {
      return written instanceof Optional<?> optional && optional.isEmpty();
    }
    if (written instanceof BigDecimal decimal) {
      BigDecimal found = (BigDecimal) read;
      return found.compareTo(decimal) == 0
          && found.scale() >= 0
          && (found.scale() == 0 || found.stripTrailingZeros().scale() == found.scale());
    }
    if (written instanceof Double number) {
      return read.equals(number + 0.0);
    }
    if (written instanceof Float number) {
      return read.equals(number + 0.0f);
    }
    if (written instanceof Optional<?> optional) {
      return isOf(((Optional<?>) read).orElse(null), optional.orElse(null));
    }
    if (written instanceof JsonNumber number) {
      return number.bigDecimalValue().compareTo(((JsonNumber) read).bigDecimalValue()) == 0;
    }
    if (written instanceof Map<?, ?> map) {
      Map<?, ?> found = (Map<?, ?>) read;
      return found.keySet().equals(map.keySet())
          && map.entrySet().stream().allMatch(e -> element(found.get(e.getKey()), e.getValue()));
    }
    if (written instanceof Set<?>) {
      return read.equals(written);
    }
    if (written instanceof Collection<?> collection) {
      return elements(((Collection<?>) read).iterator(), collection.iterator());
    }
    if (written.getClass().isArray()) {
      return arrays(read, written);
    }
    return written instanceof Record record ? records(read, record) : read.equals(written);
  }

  private static boolean isAbsent(Object read) {
    return read == null
        || (read instanceof Map<?, ?> map && map.isEmpty())
        || EMPTY_OPTIONALS.contains(read);
  }

  // Inside containers null stays null, also where the element type is a map.
  private static boolean element(Object read, Object written) {
    return written == null && !(read instanceof Optional)
        ? read == null || read == JsonValue.NULL
        : read == JsonValue.NULL ? written == JsonValue.NULL : isOf(read, written);
  }

  private static boolean elements(Iterator<?> read, Iterator<?> written) {
    while (read.hasNext() && written.hasNext()) {
      if (!element(read.next(), written.next())) {
        return false;
      }
    }
    return !read.hasNext() && !written.hasNext();
  }

  private static boolean arrays(Object read, Object written) {
    if (read.getClass() != written.getClass()
        || Array.getLength(read) != Array.getLength(written)) {
      return false;
    }
    for (int i = 0; i < Array.getLength(read); i++) {
      if (!element(Array.get(read, i), Array.get(written, i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean records(Object read, Record written) {
    for (RecordComponent component : written.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        if (!isOf(component.getAccessor().invoke(read), component.getAccessor().invoke(written))) {
          return false;
        }
      } catch (ReflectiveOperationException unreadable) {
        throw new AssertionError(unreadable);
      }
    }
    return Objects.equals(read.getClass(), written.getClass());
  }
}
