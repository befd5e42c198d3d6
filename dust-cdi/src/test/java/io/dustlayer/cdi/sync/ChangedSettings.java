package io.dustlayer.cdi.sync;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Settings that differ from others in what a test is about. */
public final class ChangedSettings {

  private ChangedSettings() {}

  /**
   * Changes some settings.
   *
   * @param settings the others come from here
   * @param changes values by the names of the record's components
   */
  public static EngineSettings of(EngineSettings settings, Map<String, ?> changes) {
    Map<String, Object> left = new HashMap<>(changes);
    RecordComponent[] components = EngineSettings.class.getRecordComponents();
    try {
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        Object change = left.remove(components[i].getName());
        values[i] = change != null ? change : components[i].getAccessor().invoke(settings);
      }
      if (!left.isEmpty()) {
        throw new IllegalArgumentException("no settings: " + left.keySet());
      }
      Class<?>[] types =
          Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return EngineSettings.class.getConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
