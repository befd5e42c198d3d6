package io.dustlayer.cdi.cdi;

import java.util.List;

/** The text with which a deployment fails. */
final class DeploymentReport {

  private DeploymentReport() {}

  /**
   * All problems, one line each.
   *
   * @param problems at least one; each shows what, what is wrong with it and what to do
   * @return the same for the same problems, whatever the container
   */
  static String of(List<?> problems) {
    StringBuilder text = new StringBuilder("Dust cannot be deployed: ");
    text.append(problems.size()).append(problems.size() == 1 ? " problem" : " problems");
    problems.forEach(problem -> text.append("\n  ").append(problem));
    return text.toString();
  }
}
