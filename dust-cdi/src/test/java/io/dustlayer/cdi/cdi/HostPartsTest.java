package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Applications whose class path lacks something, or has too much. */
class HostPartsTest {

  private static final String ONE = "Dust cannot be deployed: 1 problem\n  ";

  @Test
  void complete_host_starts() throws Exception {
    assertThat(deployWithout("none.such")).isEqualTo("started");
  }

  @ParameterizedTest
  @CsvSource({
    "^parsson-, DUST0131 Jakarta JSON Processing 2.1, org.eclipse.parsson:parsson",
    "^smallrye-config-, DUST0133 MicroProfile Config 3, io.smallrye.config:smallrye-config",
    "'^microprofile-rest-client-(base|\\d)', DUST0430 MicroProfile Rest Client 3,"
        + " org.jboss.resteasy.microprofile:microprofile-rest-client"
  })
  void missing_implementation_is_named_at_deployment(String jars, String part, String remedy)
      throws Exception {
    assertThat(deployWithout(jars))
        .contains(ONE + part + ": is there without a working implementation (")
        .contains("). Add ")
        .contains(remedy);
  }

  @ParameterizedTest
  @CsvSource({
    "'^(parsson|jakarta.json-api)-', DUST0131 Jakarta JSON Processing 2.1, quarkus-jsonb",
    "'^(yasson|jakarta.json.bind-api)-', DUST0132 Jakarta JSON Binding 3, quarkus-jsonb",
    "'^(smallrye-config|microprofile-config)-', DUST0133 MicroProfile Config 3, smallrye-config",
    "^microprofile-rest-client-, DUST0430 MicroProfile Rest Client 3, quarkus-rest-client"
  })
  void missing_api_is_named_at_deployment(String jars, String part, String remedy)
      throws Exception {
    assertThat(deployWithout(jars))
        .contains(ONE + part + ": is not there (")
        .contains(" cannot be loaded). Add ")
        .contains(remedy);
  }

  @Test
  void missing_api_is_named_by_a_build_before_it_looks_at_any_class() throws Exception {
    try (HostWithout host = new HostWithout("^(yasson|jakarta.json.bind-api)-")) {
      assertThat(host.call(HostedApplication.class, "build"))
          .contains(ONE + "DUST0132 Jakarta JSON Binding 3: is not there (");
    }
    assertThat(DustBuildExtension.class.getMethod("checkHost"))
        .matches(
            method ->
                method.isAnnotationPresent(
                    jakarta.enterprise.inject.build.compatible.spi.Discovery.class));
  }

  @Test
  void everything_missing_is_one_report() throws Exception {
    assertThat(deployWithout("^(parsson|yasson|jakarta.json|smallrye-config|microprofile)"))
        .contains("Dust cannot be deployed: 4 problems\n  DUST0131 ")
        .contains("\n  DUST0132 ", "\n  DUST0133 ", "\n  DUST0430 ");
  }

  @Test
  void property_that_needs_json_binding_is_named() throws Exception {
    try (HostWithout host = new HostWithout("^yasson-")) {
      assertThat(host.call(HostedApplication.class, "deployWithClass"))
          .contains(
              ONE
                  + "DUST0132 "
                  + HostedApplication.Price.class.getName()
                  + ".money: is converted by Jakarta JSON Binding 3, which has no implementation (")
          .contains("Add org.eclipse:yasson (on Quarkus the extension quarkus-jsonb)");
    }
  }

  @Test
  void nobody_needs_an_implementation_of_json_binding_without_such_a_property() throws Exception {
    assertThat(deployWithout("^yasson-")).isEqualTo("started");
  }

  @ParameterizedTest
  @CsvSource({"'^microprofile-rest-client-(base|\\d)'", "^microprofile-rest-client-"})
  void call_without_rest_client_says_what_to_add(String jars) throws Exception {
    try (HostWithout host = new HostWithout(jars)) {
      assertThat(host.call(HostedApplication.class, "readOverHttp"))
          .startsWith(
              "io.dustlayer.cdi.DustException: DUST0430: GET 'links/a' in store acme/main at"
                  + " http://127.0.0.1:1 failed: the application has no MicroProfile Rest Client")
          .contains("quarkus-rest-client");
    }
  }

  @Test
  void file_cache_without_its_library_says_what_to_add() throws Exception {
    try (HostWithout host = new HostWithout("^h2-")) {
      assertThat(host.call(HostedApplication.class, "openFileCache"))
          .contains("DUST0323", "com.h2database:h2-mvstore", "dust.cache=memory", "DUST_CACHE");
    }
  }

  @Test
  void nobody_needs_the_library_of_the_file_cache_without_it() throws Exception {
    assertThat(deployWithout("^h2-")).isEqualTo("started");
  }

  @Test
  void file_cache_opens_where_its_library_is() throws Exception {
    try (HostWithout host = new HostWithout("none.such")) {
      assertThat(host.call(HostedApplication.class, "openFileCache")).isEqualTo("opened at 0");
    }
  }

  @Test
  void client_that_cannot_be_built_is_told_from_one_that_is_not_there() throws Exception {
    try (HostWithout host = new HostWithout("^httpc(lient|ore)-4")) {
      assertThat(host.call(HostedApplication.class, "readOverHttp"))
          .contains("DUST0431: ", "could not be built: java.lang.NoClassDefFoundError");
    }
  }

  private static String deployWithout(String jars) throws Exception {
    try (HostWithout host = new HostWithout(jars)) {
      return host.call(HostedApplication.class, "deploy");
    }
  }
}
