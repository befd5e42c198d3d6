package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.schema.Loaded;
import io.dustlayer.cdi.schema.SchemaModel;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Records of stored JSON, and what to store of records, of many entities in turn. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BindBenchmarks {

  /** The entities. */
  @State(Scope.Benchmark)
  public static class Entities {

    @Param({"4", "20"})
    public int properties;

    private HandMapping[] hands;
    private SchemaModel<?>[] models;
    private JsonObject[] stored;
    private Object[] records;
    private String[] texts;
    private Jsonb jsonb;
    private int turn;

    @Setup(Level.Trial)
    public void make() {
      List<HandMapping> mappings = new GeneratedSchemas(properties).compile();
      int count = mappings.size();
      hands = mappings.toArray(HandMapping[]::new);
      models = new SchemaModel<?>[count];
      stored = new JsonObject[count];
      records = new Object[count];
      texts = new String[count];
      jsonb = JsonbBuilder.create();
      for (int i = 0; i < count; i++) {
        models[i] = SchemaModel.of(hands[i].type());
        stored[i] = parse(hands[i].json());
        records[i] = hands[i].load("slug", stored[i]);
        texts[i] = jsonb.toJson(records[i]);
        check(i);
      }
    }

    private void check(int i) {
      Object loaded = dustLoad(models[i], stored[i]);
      if (!loaded.equals(records[i]) || !jsonb.fromJson(texts[i], hands[i].type()).equals(loaded)) {
        throw new IllegalStateException(loaded + " is not " + records[i]);
      }
    }

    private static JsonObject parse(String text) {
      try (JsonReader reader = JsonProvider.provider().createReader(new StringReader(text))) {
        return reader.readObject();
      }
    }

    private int next() {
      turn = turn + 1 == hands.length ? 0 : turn + 1;
      return turn;
    }
  }

  private static Object dustLoad(SchemaModel<?> model, JsonObject stored) {
    return ((Loaded.Ok<?>) model.load("slug", stored)).record();
  }

  // Each record is loaded as what its model describes.
  @SuppressWarnings("unchecked")
  private static Object dustStore(SchemaModel<?> model, Object record) {
    return ((SchemaModel<Object>) model).encode(record);
  }

  @Benchmark
  public Object loadByDust(Entities all) {
    int i = all.next();
    return dustLoad(all.models[i], all.stored[i]);
  }

  @Benchmark
  public Object loadByHand(Entities all) {
    int i = all.next();
    return all.hands[i].load("slug", all.stored[i]);
  }

  @Benchmark
  public Object loadByYasson(Entities all) {
    int i = all.next();
    return all.jsonb.fromJson(all.texts[i], all.hands[i].type());
  }

  @Benchmark
  public Object storeByDust(Entities all) {
    int i = all.next();
    return dustStore(all.models[i], all.records[i]);
  }

  @Benchmark
  public Object storeByHand(Entities all) {
    int i = all.next();
    return all.hands[i].store(all.records[i]);
  }

  @Benchmark
  public Object storeByYasson(Entities all) {
    int i = all.next();
    return all.jsonb.toJson(all.records[i]);
  }
}
