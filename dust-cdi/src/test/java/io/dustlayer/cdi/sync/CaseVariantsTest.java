package io.dustlayer.cdi.sync;

import static io.dustlayer.cdi.sync.Mirrors.mirror;
import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.DustPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CaseVariantsTest {

  @Example
  void finds_subtrees_whose_spelling_differs_in_any_segment() {
    Mirror mirror = mirror("Users/bob", "users/eve", "USERS/Ann", "usher/x", "links/a/Title");

    assertThat(variants(mirror, "users")).containsExactlyInAnyOrder("Users", "USERS");
    assertThat(variants(mirror, "Users")).containsExactlyInAnyOrder("users", "USERS");
    assertThat(variants(mirror, "uSERs")).containsExactlyInAnyOrder("users", "Users", "USERS");
    assertThat(variants(mirror, "LINKS/a")).containsExactly("links/a");
    assertThat(variants(mirror, "links/a/title")).containsExactly("links/a/Title");
    assertThat(variants(mirror, "links")).isEmpty();
  }

  @Example
  void does_not_fold_other_letters() {
    assertThat(variants(mirror("ÉCOLE/x"), "éCOLE")).isEmpty();
  }

  @Example
  void finds_nothing_in_a_store_without_upper_case_letters_for_a_path_without() {
    assertThat(variants(mirror("users/bob", "links/a"), "users")).isEmpty();
  }

  @Property
  void finds_what_a_scan_finds_whatever_came_and_went(
      @ForAll("paths") List<String> added,
      @ForAll("paths") List<String> removed,
      @ForAll("path") String op) {
    Mirror.Editor editor = mirror(added.toArray(String[]::new)).edit();
    removed.forEach(editor::removeSubtree);
    removed.stream().limit(2).forEach(path -> editor.put(new Leaf(path, Mirrors.json("1"), 9)));
    removed.stream().limit(1).forEach(editor::remove);
    Mirror mirror = editor.done();

    assertThat(variants(mirror, op)).containsExactlyInAnyOrderElementsOf(scan(mirror, op));
  }

  private static List<String> variants(Mirror mirror, String path) {
    return CaseVariants.of(mirror, DustPath.parse(path)).stream().map(DustPath::render).toList();
  }

  private static List<String> scan(Mirror mirror, String op) {
    List<String> found = new ArrayList<>();
    mirror
        .all()
        .forEachRemaining(
            leaf -> {
              String path = leaf.path();
              boolean inside =
                  (path + '/')
                      .toLowerCase(Locale.ROOT)
                      .startsWith((op + '/').toLowerCase(Locale.ROOT));
              if (inside && !path.startsWith(op)) {
                found.add(path.substring(0, op.length()));
              }
            });
    return found.stream().distinct().toList();
  }

  @Provide
  Arbitrary<String> path() {
    return Arbitraries.of("a", "A", "b", "aB", "Ab", "AB", "~0")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(segments -> String.join("/", segments));
  }

  @Provide
  Arbitrary<List<String>> paths() {
    return path().list().ofMaxSize(12);
  }
}
