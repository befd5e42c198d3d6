package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.IfMatch;
import io.dustlayer.cdi.Stored;
import io.dustlayer.cdi.Subscription;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NullArgumentsTest {

  private static final Note NOTE = Note.of("n", "T");

  static Stream<Arguments> parameters() {
    return Stream.of(DustRepo.class, Dust.class)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> !method.isSynthetic())
        .flatMap(
            method ->
                Stream.iterate(0, i -> i < method.getParameterCount(), i -> i + 1)
                    .map(i -> Arguments.of(method, i)));
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void null_is_refused_by_every_method_before_anything_is_sent(Method method, int parameter)
      throws IllegalAccessException {
    TestStore store = new TestStore();
    Object target = method.getDeclaringClass() == Dust.class ? store.dust : store.notes;
    Object[] arguments =
        Arrays.stream(method.getParameterTypes()).map(NullArgumentsTest::sample).toArray();
    arguments[parameter] = null;
    Throwable thrown = null;
    try {
      method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      thrown = e.getCause();
    }
    assertThat(thrown).isInstanceOf(NullPointerException.class);
    assertThat(store.transport.calls).isEmpty();
  }

  private static Object sample(Class<?> type) {
    Map<Class<?>, Object> samples =
        Map.of(
            Object.class,
            NOTE,
            String.class,
            "n",
            Class.class,
            Note.class,
            IfMatch.class,
            IfMatch.revision(1),
            Batch.class,
            Batch.create(),
            Changeset.class,
            Changeset.of(NOTE).put("title", "U"),
            Stored.class,
            new Stored<>("n", NOTE, 1, Map.of(), List.of()),
            UnaryOperator.class,
            UnaryOperator.<Note>identity(),
            Consumer.class,
            (Consumer<DustEvent<Note>>) event -> {},
            Subscription.class,
            new NoSubscription());
    return samples.get(type);
  }

  private record NoSubscription() implements Subscription {
    @Override
    public boolean isActive() {
      return false;
    }

    @Override
    public void close() {
      // nothing was opened
    }
  }
}
