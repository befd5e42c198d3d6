package io.dustlayer.cdi.cdi;

import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps an application from starting whose host lacks something, with one explanation instead of
 * the errors that would follow.
 */
final class HostCheck {

  private HostCheck() {}

  /**
   * What shows before any class of an entity is looked at: the library in two versions, an API not
   * there. The same version in two places is only logged.
   *
   * @throws DeploymentException with everything that is wrong
   */
  static void beforeDeployment() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    LibraryCopies copies = new LibraryCopies(loader);
    refuse(
        Stream.concat(
            copies.problem().stream(),
            Stream.of(HostPart.values()).flatMap(part -> part.withoutApi(loader).stream())));
    if (copies.places().size() > 1) {
      CdiLog.severalCopies(copies.places());
    }
  }

  /**
   * Whether what the library asks the host for will be found.
   *
   * @param parts what is needed from now on
   * @throws DeploymentException with everything that is missing
   */
  static void require(HostPart... parts) {
    refuse(Stream.of(parts).flatMap(part -> part.withoutImplementation().stream()));
  }

  private static void refuse(Stream<String> found) {
    List<String> problems = found.toList();
    if (!problems.isEmpty()) {
      throw new DeploymentException(DeploymentReport.of(problems));
    }
  }
}
