package io.dustlayer.cdi.schema.bean;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The order of properties: those that {@code @JsonbPropertyOrder} names first, the others as they
 * were found.
 */
final class PropertyOrder {

  private PropertyOrder() {}

  static Comparator<BeanProperty> of(Class<?> type, List<BeanProperty> found) {
    List<String> declared = found.stream().map(BeanProperty::name).toList();
    JsonbPropertyOrder order = type.getAnnotation(JsonbPropertyOrder.class);
    List<String> first = order == null ? List.of() : Arrays.asList(order.value());
    return Comparator.<BeanProperty>comparingInt(
            property ->
                first.contains(property.name()) ? first.indexOf(property.name()) : first.size())
        .thenComparingInt(property -> declared.indexOf(property.name()));
  }
}
