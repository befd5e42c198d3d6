package io.dustlayer.cdi.schema.codec;

import io.dustlayer.cdi.schema.bean.Annotations;
import io.dustlayer.cdi.schema.bean.Bean;
import io.dustlayer.cdi.schema.bean.BeanProperty;
import io.dustlayer.cdi.schema.bean.TypeBindings;
import jakarta.json.JsonValue;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Finds the codec of a type and the JSON-B annotations around it. Used by one thread while a model
 * is made; the codecs it gives are for any thread.
 *
 * <p>Scalars, containers, optionals, JSON values and records are walked here. JSON-B converts the
 * rest: classes that are no records, and types with serializers, creators or type information of
 * their own.
 */
public final class Codecs {

  private final JsonbSource jsonb = new JsonbSource();
  private final Map<Type, Codec> records = new HashMap<>();

  /** Without codecs yet. */
  public Codecs() {
    super();
  }

  /**
   * The codec of a property.
   *
   * @param property the property
   * @return its codec
   * @throws UnsupportedTypeException if there is no honest one; says why and what to do
   */
  public Codec of(BeanProperty property) {
    return of(property.type(), Customization.of(property.annotations()));
  }

  /**
   * Whether a codec of a property so far needs JSON-B to convert a value.
   *
   * @return true if there must be an implementation of JSON-B
   */
  public boolean needJsonb() {
    return jsonb.wasAsked();
  }

  private Codec of(Type type, Customization custom) {
    Class<?> raw = TypeBindings.erase(type);
    Optional<Codec> converted = converted(type, custom);
    if (converted.isPresent()) {
      return converted.get();
    }
    Optional<Codec> container = container(type, raw, custom);
    if (container.isPresent()) {
      return container.get();
    }
    if (custom.converts()) {
      throw new UnsupportedTypeException(
          "has an adapter, serializer or deserializer that does not take "
              + type.getTypeName()
              + "; annotate it with one that does");
    }
    return formatted(raw, custom)
        .or(() -> Scalars.of(raw))
        .or(() -> ofDeclaration(type, raw))
        .orElseGet(() -> new JsonbCodec(type, jsonb.plain()));
  }

  // What the annotations of the property name goes before everything else.
  private Optional<Codec> converted(Type type, Customization custom) {
    if (custom.adapter().isPresent()
        && Customization.takes(custom.adapter().get(), JsonbAdapter.class, type)) {
      return Optional.of(adapter(type, custom.adapter().get()));
    }
    boolean writes =
        custom.serializer().isPresent()
            && Customization.takes(custom.serializer().get(), JsonbSerializer.class, type);
    boolean reads =
        custom.deserializer().isPresent()
            && Customization.takes(custom.deserializer().get(), JsonbDeserializer.class, type);
    if (!writes && !reads) {
      return Optional.empty();
    }
    return Optional.of(
        new JsonbCodec(type, jsonb.with(custom.serializer(), custom.deserializer())));
  }

  private Codec adapter(Type type, JsonbAdapter<Object, Object> adapter) {
    Type adapted = Customization.arguments(adapter, JsonbAdapter.class).get(1);
    return new AdapterCodec(TypeBindings.boxed(type), adapter, of(adapted, Customization.NONE));
  }

  private Optional<Codec> formatted(Class<?> raw, Customization custom) {
    if (custom.dateFormat().isPresent() && DateFormats.supports(raw)) {
      return Optional.of(DateFormats.codec(raw, custom.dateFormat().get()));
    }
    return Scalars.of(raw)
        .filter(plain -> custom.numberFormat().isPresent() && Scalars.isNumber(raw))
        .map(plain -> new NumberFormatCodec(plain, custom.numberFormat().get()));
  }

  private Optional<Codec> container(Type type, Class<?> raw, Customization custom) {
    if (raw == Optional.class) {
      Codec content = of(argument(type, Optional.class, 0), custom);
      return optional(raw, content, v -> ((Optional<?>) v).orElse(null), Optional::ofNullable);
    }
    if (raw == OptionalInt.class || raw == OptionalLong.class || raw == OptionalDouble.class) {
      return primitiveOptional(raw, custom);
    }
    if (raw.isArray() && raw != byte[].class) {
      Type component =
          type instanceof GenericArrayType array
              ? array.getGenericComponentType()
              : raw.getComponentType();
      return Optional.of(new ArrayCodec(raw.getComponentType(), of(component, custom)));
    }
    if (JsonValue.class.isAssignableFrom(raw)) {
      return Optional.of(new JsonCodec(raw));
    }
    if (Collection.class.isAssignableFrom(raw)) {
      Type element = argument(type, Collection.class, 0);
      return Optional.of(
          new CollectionCodec(Containers.collection(raw, element), of(element, custom)));
    }
    if (Map.class.isAssignableFrom(raw)) {
      return Optional.of(map(type, raw, custom));
    }
    return Optional.empty();
  }

  private Optional<Codec> primitiveOptional(Class<?> raw, Customization custom) {
    if (raw == OptionalInt.class) {
      return optional(
          raw,
          of(Integer.class, custom),
          v -> ((OptionalInt) v).isPresent() ? ((OptionalInt) v).getAsInt() : null,
          v -> v == null ? OptionalInt.empty() : OptionalInt.of((Integer) v));
    }
    if (raw == OptionalLong.class) {
      return optional(
          raw,
          of(Long.class, custom),
          v -> ((OptionalLong) v).isPresent() ? ((OptionalLong) v).getAsLong() : null,
          v -> v == null ? OptionalLong.empty() : OptionalLong.of((Long) v));
    }
    return optional(
        raw,
        of(Double.class, custom),
        v -> ((OptionalDouble) v).isPresent() ? ((OptionalDouble) v).getAsDouble() : null,
        v -> v == null ? OptionalDouble.empty() : OptionalDouble.of((Double) v));
  }

  private static Optional<Codec> optional(
      Class<?> raw, Codec content, Function<Object, Object> get, Function<Object, Object> wrap) {
    return Optional.of(new OptionalCodec(raw, content, get, wrap));
  }

  private Codec map(Type type, Class<?> raw, Customization custom) {
    Type keyType = argument(type, Map.class, 0);
    Codec key = of(keyType, Customization.NONE);
    if (!key.isKey()) {
      throw new UnsupportedTypeException(
          "is a map whose keys are "
              + keyType.getTypeName()
              + "; use String, or another type that is stored as short text");
    }
    return new MapCodec(
        Containers.map(raw, keyType), key, of(argument(type, Map.class, 1), custom));
  }

  private static Type argument(Type type, Class<?> generic, int index) {
    return TypeBindings.arguments(type, generic)
        .map(arguments -> arguments.get(index))
        .orElseThrow(
            () ->
                new UnsupportedTypeException(
                    "is a "
                        + type.getTypeName()
                        + " without type arguments, so the type of its content is unknown;"
                        + " add them"));
  }

  private Optional<Codec> ofDeclaration(Type type, Class<?> raw) {
    Customization ofType = Customization.of(Annotations.ofType(raw));
    if (ofType.adapter().isPresent()) {
      return Optional.of(adapter(type, ofType.adapter().get()));
    }
    if (raw.isEnum()) {
      return Optional.of(new EnumCodec(raw));
    }
    if (raw.isRecord() && !JsonbTypes.decidesItself(raw)) {
      return Optional.of(record(type, raw));
    }
    JsonbTypes.requireConvertible(type, raw);
    return Optional.empty();
  }

  private Codec record(Type type, Class<?> raw) {
    Codec known = records.get(type);
    if (known != null) {
      return known;
    }
    Bean bean = Bean.of(type);
    RecordCodec codec = new RecordCodec(raw, bean);
    records.put(type, codec);
    List<Bean.Flaw> flaws = bean.flaws();
    if (!flaws.isEmpty()) {
      throw nested(raw, flaws.get(0).member(), flaws.get(0).message());
    }
    Map<String, String> names = new HashMap<>();
    for (BeanProperty component : bean.properties()) {
      if (!component.transientInJson()) {
        addComponent(codec, raw, component, names);
      }
    }
    return codec;
  }

  private void addComponent(
      RecordCodec codec, Class<?> raw, BeanProperty component, Map<String, String> names) {
    Keys.fault(component.wireName())
        .ifPresent(
            fault -> {
              throw nested(
                  raw,
                  component.name(),
                  "is stored as '" + component.wireName() + "', which " + fault + "; rename it");
            });
    if (names.putIfAbsent(component.wireName(), component.name()) != null) {
      throw nested(raw, component.name(), "has the stored name of another one; rename it");
    }
    try {
      codec.add(component, of(component));
    } catch (UnsupportedTypeException refused) {
      throw nested(raw, component.name(), refused.getMessage());
    }
  }

  private static UnsupportedTypeException nested(Class<?> raw, String member, String message) {
    return new UnsupportedTypeException(
        "contains " + raw.getSimpleName() + "." + member + ", which " + message);
  }
}
