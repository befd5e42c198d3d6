package io.dustlayer.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.dustlayer.cdi.http.Token;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Everything that holds a secret, or something that does: none of it has a text that shows it. */
class SecretsTest {

  private static final String SECRET = "dust_tok_do-not-print-me";

  private static final List<JavaClass> CLASSES =
      new ClassFileImporter()
              .withImportOption(new ImportOption.DoNotIncludeTests())
              .importPackages("io.dustlayer.cdi")
              .stream()
              .sorted(Comparator.comparing(JavaClass::getName))
              .toList();

  private static boolean isSecret(JavaField field) {
    return field.getRawType().isEquivalentTo(Token.class)
        || isSecret(field.getName())
            && field.getRawType().isEquivalentTo(String.class)
            && !isStatic(field);
  }

  private static boolean isSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("token") || lower.contains("secret") || lower.contains("password");
  }

  private static boolean isStatic(JavaField field) {
    return field.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC);
  }

  /** Those with a secret of their own, and those with one of them, and so on. */
  private static Set<String> holders() {
    Set<String> holders = new TreeSet<>();
    boolean grown = true;
    while (grown) {
      grown = false;
      for (JavaClass type : CLASSES) {
        boolean holds =
            type.getFields().stream()
                .filter(field -> !isStatic(field))
                .anyMatch(
                    field -> isSecret(field) || holders.contains(field.getRawType().getName()));
        grown |= holds && holders.add(type.getName());
      }
    }
    return holders;
  }

  @Test
  void theWalkFindsWhatIsKnownToHoldTheToken() {
    assertThat(holders())
        .contains(
            "io.dustlayer.cdi.http.Token",
            "io.dustlayer.cdi.http.HttpSettings",
            "io.dustlayer.cdi.http.HttpTransport",
            "io.dustlayer.cdi.ws.WebSocketSettings",
            "io.dustlayer.cdi.ws.SocketUrl");
  }

  @Test
  void noHolderHasATextThatShowsIt() throws ReflectiveOperationException {
    for (String name : holders()) {
      Class<?> type = Class.forName(name);
      if (hasTextOfItsOwn(type)) {
        Object holder = make(type);
        assertThat(holder).as("%s: teach this test to make one", name).isNotNull();
        assertThat(holder.toString()).as(name).doesNotContain(SECRET);
      }
    }
  }

  @Test
  void noExceptionHoldsOne() {
    assertThat(holders())
        .filteredOn(name -> CLASSES.stream().anyMatch(type -> isException(type, name)))
        .isEmpty();
  }

  private static boolean isException(JavaClass type, String name) {
    return type.getName().equals(name) && type.isAssignableTo(Throwable.class);
  }

  // The others have the text of Object: their class and a number.
  private static boolean hasTextOfItsOwn(Class<?> type) throws NoSuchMethodException {
    return !Modifier.isAbstract(type.getModifiers())
        && type.getMethod("toString").getDeclaringClass() != Object.class;
  }

  private static Object make(Class<?> type) throws ReflectiveOperationException {
    if (type == Token.class) {
      return Token.of(SECRET);
    }
    Constructor<?> constructor =
        Arrays.stream(type.getDeclaredConstructors())
            .max(Comparator.comparingInt(Constructor::getParameterCount))
            .orElseThrow();
    constructor.setAccessible(true);
    return constructor.newInstance(
        Arrays.stream(constructor.getParameters())
            .map(parameter -> sample(parameter.getType(), parameter.getName()))
            .collect(Collectors.toList())
            .toArray());
  }

  private static Object sample(Class<?> type, String name) {
    if (type == String.class) {
      return isSecret(name) ? SECRET : "acme/main";
    }
    if (type == Token.class) {
      return Token.of(SECRET);
    }
    if (type == URI.class) {
      return URI.create("http://127.0.0.1:1");
    }
    if (type == Duration.class) {
      return Duration.ofSeconds(1);
    }
    if (type == Optional.class) {
      return Optional.empty();
    }
    return type == long.class ? (Object) 1L : type == int.class ? (Object) 1 : null;
  }
}
