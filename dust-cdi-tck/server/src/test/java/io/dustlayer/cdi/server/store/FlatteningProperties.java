package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.json.JsonReader;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.json.JsonWriter;
import io.dustlayer.cdi.server.json.MalformedJsonException;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FlatteningProperties {
  private static final DustPath AT = DustPath.of("at", "here");

  @Property(tries = 60)
  boolean assemblingTheLeavesGivesTheObjectBack(@ForAll("objects") JsonObject object) {
    List<Entry> entries =
        Flattening.leaves(AT, object).stream()
            .map(
                leaf ->
                    new Entry(
                        leaf.path().render(),
                        JsonWriter.text(leaf.value()),
                        EntryType.of(leaf.value()),
                        1))
            .toList();
    return Subtree.assemble(2, entries, true).value().equals(object);
  }

  @Property(tries = 60)
  boolean textThatWasWrittenReadsBackAsTheSameValue(@ForAll("objects") JsonObject object)
      throws MalformedJsonException {
    return JsonReader.parse(JsonWriter.text(object)).equals(object);
  }

  @Property(tries = 300)
  boolean exactlyTheDescendantsOfAPathAreBelowIt(
      @ForAll("paths") DustPath ancestor, @ForAll("paths") DustPath path) {
    PathRange range = PathRange.below(ancestor);
    boolean inside =
        EntryQuery.byBytes(path.render(), range.from()) >= 0
            && EntryQuery.byBytes(path.render(), range.to()) < 0;
    List<String> start = ancestor.segments();
    boolean descendant =
        path.segments().size() > start.size()
            && path.segments().subList(0, start.size()).equals(start);
    return inside == descendant;
  }

  @Provide
  Arbitrary<DustPath> paths() {
    return Arbitraries.strings()
        .withChars("ab/~0-.é")
        .ofMinLength(1)
        .ofMaxLength(3)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(DustPath::of);
  }

  @Provide
  Arbitrary<JsonObject> objects() {
    return members(
        Arbitraries.lazyOf(
            FlatteningProperties::leaves, FlatteningProperties::leaves, this::objects));
  }

  private static Arbitrary<JsonObject> members(Arbitrary<? extends JsonValue> values) {
    return Arbitraries.maps(keys(), values.map(value -> (JsonValue) value))
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(FlatteningProperties::object);
  }

  private static JsonObject object(Map<String, JsonValue> members) {
    JsonObjectBuilder object = JsonValues.object();
    members.forEach(object::add);
    return object.build();
  }

  private static Arbitrary<String> keys() {
    return Arbitraries.strings().withChars("ab/~\"\\\nö").ofMinLength(1).ofMaxLength(3);
  }

  private static Arbitrary<JsonValue> leaves() {
    return Arbitraries.oneOf(
        Arbitraries.of(JsonValue.NULL, JsonValue.TRUE, JsonValue.FALSE),
        Arbitraries.strings()
            .ofMaxLength(4)
            .filter(FlatteningProperties::isText)
            .map(JsonValues::string),
        Arbitraries.bigIntegers().map(JsonValues::integer),
        Arbitraries.longs().list().ofMaxSize(2).map(FlatteningProperties::array));
  }

  private static boolean isText(String text) {
    return text.chars().noneMatch(c -> Character.isSurrogate((char) c));
  }

  private static JsonValue array(List<Long> elements) {
    JsonArrayBuilder array = JsonValues.array();
    elements.forEach(array::add);
    return array.build();
  }
}
