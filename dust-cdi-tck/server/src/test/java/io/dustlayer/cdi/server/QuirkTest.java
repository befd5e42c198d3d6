package io.dustlayer.cdi.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.quirk.Quirk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each quirk alone: what a real server does with it on, what is documented with it off. */
class QuirkTest {
  /** What one conversation gives on a server with, and on one without, a single quirk. */
  private static void differs(
      Quirk quirk, Function<Api, Object> talk, Object documented, Object real) {
    assertThat(outcome(Quirk.none(), talk)).as("without " + quirk).isEqualTo(documented);
    assertThat(outcome(EnumSet.of(quirk), talk)).as("with " + quirk).isEqualTo(real);
  }

  private static Object outcome(Set<Quirk> quirks, Function<Api, Object> talk) {
    try (DustServer server =
        DustServer.builder().quirks(quirks).rateLimits(RateLimits.off()).start()) {
      return talk.apply(new Api(server));
    }
  }

  @Test
  void subtreeOperationsIgnoreCaseOnRealServers() {
    differs(
        Quirk.CASE_FOLDING,
        api -> {
          api.put("Users/bob", "1");
          api.put("users/eve", "2");
          String shown = api.get("users").value();
          api.delete("users");
          return shown + api.get("Users/bob").status();
        },
        "{\"eve\":2}200",
        "{\"bob\":1,\"eve\":2}404");
  }

  @Test
  void aPatternWithoutWildcardMatchesNothingOnRealServers() {
    differs(
        Quirk.LITERAL_PATTERN_MATCHES_NOTHING,
        api -> {
          api.put("a/b", "1");
          return api.list("pattern=a/b&select=keys").json().get("items").toString();
        },
        "[\"a/b\"]",
        "[]");
  }

  @Test
  void theParentOfALeafUnderALeafCannotBeReadFromRealServers() {
    differs(
        Quirk.LEAF_UNDER_LEAF_ANSWERS_500,
        api -> {
          api.put("p/a", "1");
          api.put("p/a/b", "2");
          return api.get("p").status() + " " + api.get("p/a").value();
        },
        "200 1",
        "500 1");
  }

  @Test
  void aTypedValueThatDoesNotParsePoisonsRealServers() {
    differs(
        Quirk.POISONED_VALUES,
        api -> {
          int put = api.put("d", "{\"_typed\":\"abc\",\"_type\":\"decimal\"}").status();
          return put + " " + api.list("").status() + " " + api.list("select=keys").status();
        },
        "400 200 200",
        "200 500 200");
  }

  @Test
  void ifMatchOnASubtreeNeverHoldsOnRealServers() {
    differs(
        Quirk.IF_MATCH_ON_SUBTREE_ALWAYS_CONFLICTS,
        api -> {
          api.put("s", "{\"a\":1}");
          return api.delete("s", "if-match", "1").status();
        },
        400,
        412);
  }

  @Test
  void ifNoneMatchOverlooksASubtreeOnRealServers() {
    differs(
        Quirk.IF_NONE_MATCH_IGNORES_SUBTREE,
        api -> {
          api.put("s", "{\"a\":1}");
          return api.put("s", "7", "if-none-match", "*").status();
        },
        412,
        200);
  }

  @Test
  void ifAbsentInABatchIsIgnoredByRealServers() {
    differs(
        Quirk.BATCH_IGNORES_IF_ABSENT,
        api -> {
          api.put("a", "1");
          String ops = "{\"ops\":[{\"op\":\"set\",\"path\":\"a\",\"value\":2,\"if_absent\":true}]}";
          return api.post("/entries/batch_write", ops).status();
        },
        412,
        200);
  }

  @Test
  void theJsonKeyReplacesTheWholeValueOnRealServers() {
    differs(
        Quirk.JSON_KEY_REPLACES_VALUE,
        api -> {
          api.put("a", "{\"_json\":5}");
          return api.get("a").value();
        },
        "{\"_json\":5}",
        "5");
  }

  @Test
  void theMethodKeyReplacesTheMethodOnRealServers() {
    differs(
        Quirk.METHOD_OVERRIDE,
        api -> {
          api.post("/entries", "{\"path\":\"a\",\"value\":1,\"_method\":\"DELETE\"}");
          return api.get("a").status();
        },
        200,
        404);
  }

  @Test
  void arraysDecimalsAndFilesReportOtherTypesOnRealServers() {
    differs(
        Quirk.IMPRECISE_TYPES,
        api -> {
          api.put("a", "[1]");
          api.put("b", "{\"_typed\":\"1.10\",\"_type\":\"decimal\"}");
          return api.get("a").json().getString("type") + api.get("b").json().getString("type");
        },
        "setdecimal",
        "stringmap");
  }

  @Test
  void aMalformedBodyClosesTheConnectionOfRealServers() {
    differs(
        Quirk.UNANNOUNCED_CLOSE,
        api -> {
          try {
            return api.keepsConnectionAfterMalformedBody();
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
        },
        true,
        false);
  }

  @Test
  void aUrlThatIsNotUtf8IsTheFaultOfRealServers() {
    differs(Quirk.INVALID_UTF8_PATH_ANSWERS_500, api -> api.put("a%FFb", "1").status(), 400, 500);
  }

  @Test
  void veryLongPathsCannotBeWrittenToRealServers() {
    String body = "{\"path\":\"" + "p".repeat(51_000) + "\",\"value\":1}";
    differs(Quirk.LONG_PATHS_REFUSED, api -> api.post("/entries", body).status(), 200, 400);
  }

  @Test
  void aVeryLongUrlIsRefusedWith414() {
    assertThat(outcome(Quirk.none(), api -> api.put("N".repeat(20_000), "1").status()))
        .isEqualTo(414);
  }

  @Test
  void aVeryLongUrlResetsTheConnectionOfRealServers() {
    assertThatThrownBy(
            () ->
                outcome(
                    EnumSet.of(Quirk.LONG_URLS_RESET),
                    api -> api.put("N".repeat(20_000), "1").status()))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void errorDetailsAreInspectedTermsOnRealServers() {
    differs(
        Quirk.INSPECTED_TERMS,
        api -> api.put("a", "{\"\":1}").json().getString("detail"),
        "an object in the value has an empty key (empty_segment)",
        "%MatchError{term: {:error, :empty_segment}}");
  }

  @Test
  void theLogShowsStoredFormsOnRealServers() {
    differs(
        Quirk.STORED_FORM_IN_LOG,
        api -> {
          api.put("a", "1");
          return api.send("GET", "/log", null)
              .json()
              .getJsonArray("ops")
              .getJsonObject(0)
              .get("value")
              .toString();
        },
        "1",
        "{\"_scalar\":1}");
  }

  @Test
  void importedPathsAreOneSegmentOnRealServers() {
    differs(
        Quirk.IMPORT_ESCAPES_SLASHES,
        api -> {
          String line = "{\"path\":\"a/b\",\"value\":1}";
          api.send("POST", "/import", line, "content-type", "application/x-ndjson");
          return api.list("select=keys").json().get("items").toString();
        },
        "[\"a/b\"]",
        "[\"a~1b\"]");
  }

  @Test
  void aLargeImportIsTheFaultOfRealServers() {
    String line = "{\"path\":\"a\",\"value\":\"" + "y".repeat(8_000_000) + "\"}";
    differs(
        Quirk.LARGE_IMPORT_ANSWERS_500,
        api -> api.send("POST", "/import", line, "content-type", "application/x-ndjson").status(),
        413,
        500);
  }

  @Test
  void theResetHeaderDoesNotCountDownOnRealServers() {
    for (Map.Entry<Quirk, String> shown :
        Map.of(Quirk.CONSTANT_RATE_LIMIT_RESET, "60", Quirk.COOKIES, "40").entrySet()) {
      ManualClock clock = new ManualClock();
      try (DustServer server = DustServer.builder().quirks(shown.getKey()).clock(clock).start()) {
        Api api = new Api(server);
        api.get("a");
        clock.advance(java.time.Duration.ofSeconds(20));
        assertThat(api.get("a").headers()).containsEntry("x-ratelimit-reset", shown.getValue());
      }
    }
  }

  @Test
  void everyAnswerOfRealServersSetsACookie() {
    differs(Quirk.COOKIES, api -> api.get("a").headers().containsKey("set-cookie"), false, true);
  }

  @Test
  void quirksAreNamedOnTheCommandLineLikeTheirConstants() {
    assertThat(Quirk.parse("case-folding, literal-pattern-matches-nothing"))
        .containsExactlyInAnyOrder(Quirk.CASE_FOLDING, Quirk.LITERAL_PATTERN_MATCHES_NOTHING);
    assertThat(Quirk.parse("real")).containsExactlyInAnyOrder(Quirk.values());
    assertThat(Quirk.parse("none")).isEmpty();
  }

  @Test
  void anUnknownQuirkIsRefusedWithTheKnownNames() {
    assertThatThrownBy(() -> Quirk.parse("case-foldin"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"case-foldin\"")
        .hasMessageContaining("case-folding");
  }
}
