package io.dustlayer.cdi.sync;

import static io.dustlayer.cdi.protocol.OpKind.ADD;
import static io.dustlayer.cdi.protocol.OpKind.DELETE;
import static io.dustlayer.cdi.protocol.OpKind.INCREMENT;
import static io.dustlayer.cdi.protocol.OpKind.LEASE;
import static io.dustlayer.cdi.protocol.OpKind.MERGE;
import static io.dustlayer.cdi.protocol.OpKind.PUT_FILE;
import static io.dustlayer.cdi.protocol.OpKind.RELEASE;
import static io.dustlayer.cdi.protocol.OpKind.REMOVE;
import static io.dustlayer.cdi.protocol.OpKind.RENEW;
import static io.dustlayer.cdi.protocol.OpKind.SET;
import static io.dustlayer.cdi.sync.Mirrors.event;
import static io.dustlayer.cdi.sync.Mirrors.json;
import static io.dustlayer.cdi.sync.Mirrors.leaves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.WriteRequest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OperationsTest {

  private Mirror mirror = Mirror.empty();
  private long seq;

  @Nested
  class Set {

    @Test
    void takes_an_object_apart_into_its_leaves() {
      apply(SET, "m", "{'a':1,'b':{'c':[1,2],'d':null},'e/f~g':true}");

      assertThat(leaves(mirror))
          .containsExactly(
              entry("m/a", "1@1"),
              entry("m/b/c", "[1,2]@1"),
              entry("m/b/d", "null@1"),
              entry("m/e~1f~0g", "true@1"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        value = {
          "{'_type':'file','hash':'sha256:00'}",
          "{'_type':'lease','holder':{'complex':1}}",
          "{'_type':'decimal','_typed':'1.10'}"
        })
    void keeps_files_leases_and_typed_values_whole(String value) {
      apply(SET, "m", "{'leaf':" + value + "}");

      assertThat(leaves(mirror)).containsExactly(entry("m/leaf", value + "@1"));
    }

    @Test
    void takes_an_object_of_an_unknown_type_apart() {
      apply(SET, "o", "{'_type':'zzz','a':1}");

      assertThat(leaves(mirror)).containsOnlyKeys("o/_type", "o/a");
    }

    @Test
    void replaces_the_leaf_and_all_below_but_no_neighbour() {
      apply(SET, "m", "{'a':{'x':1},'a-b':{'x':1},'ab':1}");
      apply(SET, "m/a", "5");
      apply(SET, "m/a", "{'y':1}");

      assertThat(leaves(mirror))
          .containsExactly(entry("m/a-b/x", "1@1"), entry("m/a/y", "1@3"), entry("m/ab", "1@1"));
    }

    @Test
    void of_an_empty_object_is_a_delete() {
      apply(SET, "m", "{'a':1}");
      apply(SET, "m", "{}");

      assertThat(leaves(mirror)).isEmpty();
    }

    @Test
    void stores_nothing_for_empty_objects_inside() {
      apply(SET, "m", "{'a':{},'b':{'c':{}},'d':1}");

      assertThat(leaves(mirror)).containsOnlyKeys("m/d");
    }

    @Test
    void below_a_leaf_leaves_that_leaf() {
      apply(SET, "ll", "1");
      apply(SET, "ll/child", "2");

      assertThat(leaves(mirror)).containsExactly(entry("ll", "1@1"), entry("ll/child", "2@2"));
    }
  }

  @Nested
  class Delete {

    @Test
    void removes_the_leaf_and_all_below() {
      apply(SET, "a", "1");
      apply(SET, "a/b", "2");
      apply(SET, "a-b", "3");
      apply(DELETE, "a", "null");

      assertThat(leaves(mirror)).containsOnlyKeys("a-b");
    }

    @Test
    void of_nothing_moves_the_watermark_only() {
      apply(DELETE, "never", "null");

      assertThat(mirror.watermark()).isEqualTo(1);
      assertThat(mirror.size()).isZero();
    }
  }

  @Nested
  class Merge {

    @Test
    void sets_the_named_children_and_replaces_those_that_are_objects() {
      apply(MERGE, "mg", "{'a':1,'b':{'c':2,'d':3}}");
      apply(MERGE, "mg", "{'b':{'c':9}}");

      assertThat(leaves(mirror)).containsExactly(entry("mg/a", "1@1"), entry("mg/b/c", "9@2"));
    }

    @Test
    void of_null_stores_null() {
      apply(MERGE, "mg", "{'a':1}");
      apply(MERGE, "mg", "{'a':null}");

      assertThat(leaves(mirror)).containsExactly(entry("mg/a", "null@2"));
    }

    @Test
    void of_an_empty_child_removes_its_subtree() {
      apply(MERGE, "mg", "{'a':1,'b':{'c':2}}");
      apply(MERGE, "mg", "{'b':{}}");

      assertThat(leaves(mirror)).containsOnlyKeys("mg/a");
    }

    @Test
    void leaves_stale_children_below_a_child_that_becomes_a_leaf() {
      apply(SET, "mg3", "{'a':{'x':1,'y':2}}");
      apply(MERGE, "mg3", "{'a':5}");

      assertThat(leaves(mirror))
          .containsExactly(entry("mg3/a", "5@2"), entry("mg3/a/x", "1@1"), entry("mg3/a/y", "2@1"));
    }

    @Test
    void leaves_a_leaf_at_its_own_path() {
      apply(SET, "leafm", "7");
      apply(MERGE, "leafm", "{'a':1}");

      assertThat(leaves(mirror)).containsExactly(entry("leafm", "7@1"), entry("leafm/a", "1@2"));
    }

    @Test
    void escapes_the_names_of_children() {
      apply(MERGE, "mg2", "{'k/1':1,'k~2':2}");

      assertThat(leaves(mirror)).containsOnlyKeys("mg2/k~11", "mg2/k~02");
    }

    @Test
    void of_nothing_moves_the_watermark_only() {
      apply(SET, "mg", "{'a':1}");
      apply(MERGE, "mg", "{}");

      assertThat(leaves(mirror)).containsOnlyKeys("mg/a");
      assertThat(mirror.watermark()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = OpKind.class,
      names = {"INCREMENT", "ADD", "REMOVE", "PUT_FILE", "LEASE", "RENEW"})
  void others_set_the_leaf_to_what_is_reported_and_leave_what_is_below(OpKind kind) {
    apply(SET, "a", "{'x':1}");
    apply(kind, "a", "{'as':'reported'}");

    assertThat(leaves(mirror))
        .containsExactly(entry("a", "{'as':'reported'}@2"), entry("a/x", "1@1"));
  }

  @Test
  void release_removes_the_exact_path_only() {
    apply(SET, "a/x", "1");
    apply(LEASE, "a", "{'_type':'lease'}");
    apply(RENEW, "a", "{'_type':'lease'}");
    apply(RELEASE, "a", "null");

    assertThat(leaves(mirror)).containsOnlyKeys("a/x");
    assertThat(mirror.watermark()).isEqualTo(4);
  }

  @Test
  void applying_leaves_the_state_before_as_it_was() {
    apply(SET, "a", "1");
    Mirror before = mirror;
    apply(SET, "a", "2");

    assertThat(leaves(before)).containsExactly(entry("a", "1@1"));
    assertThat(before.watermark()).isEqualTo(1);
  }

  @Nested
  class Preview {

    @Test
    void shows_set_delete_and_merge_without_revision_and_watermark() {
      apply(SET, "a", "{'x':1,'y':2,'z':{'q':3}}");
      preview(SET, "a/x", "10");
      preview(DELETE, "a/y", "null");
      preview(MERGE, "a", "{'z':{},'w':1}");

      assertThat(leaves(mirror)).containsExactly(entry("a/w", "1@0"), entry("a/x", "10@0"));
      assertThat(mirror.watermark()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        value = {
          "5|-2.5|2.5",
          "10|5|15",
          "null|1|1",
          "9007199254740993|1|9007199254740994",
          "0.1|0.2|0.30000000000000004"
        })
    void adds_to_numbers_as_servers_do(String before, String change, String after) {
      apply(SET, "n", before);
      preview(INCREMENT, "n", change);

      assertThat(leaves(mirror)).containsExactly(entry("n", after + "@0"));
    }

    @Test
    void counts_an_absent_number_as_zero_also_above_other_leaves() {
      apply(SET, "n/x", "1");
      preview(INCREMENT, "n", "3");

      assertThat(leaves(mirror)).containsExactly(entry("n", "3@0"), entry("n/x", "1@1"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        value = {
          "INCREMENT|'text'|1",
          "INCREMENT|{'_type':'decimal','_typed':'1.5'}|1",
          "INCREMENT|1|'1'",
          "INCREMENT|1e308|1.7e308",
          "ADD|[1]|null",
          "REMOVE|[1]|null"
        })
    void shows_nothing_that_servers_refuse(OpKind kind, String before, String change) {
      apply(SET, "n", before);
      Mirror unchanged = mirror;
      preview(kind, "n", change);

      assertThat(leaves(mirror)).isEqualTo(leaves(unchanged));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        value = {
          "ADD|['b','a']|'a'|['a','b']",
          "ADD|[1,2]|3|[3,1,2]",
          "ADD|'x'|'x'|['x']",
          "REMOVE|['c','a','b']|'a'|['c','b']",
          "REMOVE|['a','b']|'zz'|['a','b']",
          "REMOVE|'x'|'x'|[]"
        })
    void keeps_sets_as_servers_do(OpKind kind, String before, String element, String after) {
      apply(SET, "s", before);
      preview(kind, "s", element);

      assertThat(leaves(mirror)).containsExactly(entry("s", after + "@0"));
    }

    @Test
    void adds_to_and_removes_from_an_absent_set() {
      preview(ADD, "s", "{'k':1}");
      preview(REMOVE, "t", "3");

      assertThat(leaves(mirror)).containsExactly(entry("s", "[{'k':1}]@0"), entry("t", "[]@0"));
    }

    @ParameterizedTest
    @EnumSource(
        value = OpKind.class,
        names = {"PUT_FILE", "LEASE", "RENEW", "RELEASE"})
    void shows_nothing_of_files_and_leases(OpKind kind) {
      apply(SET, "a", "1");
      preview(kind, "a", "null");

      assertThat(leaves(mirror)).containsExactly(entry("a", "1@1"));
    }
  }

  @Test
  void an_operation_touches_its_path_and_a_merge_the_children_it_names() {
    assertThat(Operations.touched(event(1, SET, "a/b", "{'c':1}"))).containsExactly(path("a/b"));
    assertThat(Operations.touched(event(1, ADD, "a", "[1]"))).containsExactly(path("a"));
    assertThat(Operations.touched(event(1, MERGE, "a", "{'k/1':1,'o':{}}")))
        .containsExactly(path("a/k~11"), path("a/o"));
  }

  @Test
  void set_delete_and_the_object_children_of_a_merge_clear_subtrees() {
    assertThat(Operations.cleared(event(1, SET, "a", "1"))).containsExactly(path("a"));
    assertThat(Operations.cleared(event(1, DELETE, "a", "null"))).containsExactly(path("a"));
    assertThat(Operations.cleared(event(1, MERGE, "a", "{'s':1,'e':{},'o':{'x':1}}")))
        .containsExactly(path("a/e"), path("a/o"));
    assertThat(Operations.cleared(event(1, RELEASE, "a", "null"))).isEmpty();
    assertThat(Operations.cleared(event(1, PUT_FILE, "a", "{}"))).isEmpty();
    assertThat(Operations.cleared(event(1, REMOVE, "a", "[]"))).isEmpty();
  }

  private void apply(OpKind kind, String path, String value) {
    mirror = Operations.apply(mirror, event(++seq, kind, path, value));
  }

  private void preview(OpKind kind, String path, String value) {
    mirror = Operations.preview(mirror, WriteRequest.of("op", kind, path(path), json(value)));
  }

  private static DustPath path(String rendered) {
    return DustPath.parse(rendered);
  }
}
