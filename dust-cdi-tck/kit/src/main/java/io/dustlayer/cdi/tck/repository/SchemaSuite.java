package io.dustlayer.cdi.tck.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.entity.Article;
import io.dustlayer.cdi.tck.entity.Invoice;
import io.dustlayer.cdi.tck.entity.Memo;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How entities are stored, as another client sees it: rule S1. */
public class SchemaSuite extends RepositorySuite {

  private static final DustPath INVOICES = DustPath.of("tck", "v1.0/invoices");

  /** For JUnit, and for test classes of hosts. */
  protected SchemaSuite() {
    super();
  }

  private DustRepo<Invoice> invoices() {
    return beans().dust().repo(Invoice.class);
  }

  @BeforeEach
  void withoutInvoices() {
    invoices().deleteAll();
  }

  @Test
  @Assertion(id = "DUST-SCHEMA-001", rule = Rule.S1)
  void a_class_is_stored_as_its_json_b_annotations_say() {
    invoices().insert(invoice());

    JsonObject stored =
        Json.createObjectBuilder()
            .add("invoice_number", "2026-17")
            .add("issued", "21.11.2026")
            .add("total", "12.75")
            .build();
    assertThat(new RawStore().value(INVOICES.child("i"))).isEqualTo(stored);
    assertThat(invoices().getOrThrow("i"))
        .usingRecursiveComparison()
        .ignoringFields("draft")
        .isEqualTo(invoice());
    assertThat(invoices().getOrThrow("i").getDraft()).isNull();
  }

  @Test
  @Assertion(id = "DUST-SCHEMA-002", rule = Rule.S1)
  void dots_and_slashes_within_a_segment_of_a_prefix_are_literal() {
    invoices().insert(invoice());

    assertThat(INVOICES.segments()).hasSize(2);
    assertThat(new RawStore().paths(DustPath.of("tck")))
        .filteredOn(path -> path.contains("invoice"))
        .containsExactly(
            "tck/v1.0~1invoices/i/invoice_number",
            "tck/v1.0~1invoices/i/issued",
            "tck/v1.0~1invoices/i/total");
  }

  @Test
  @Assertion(id = "DUST-SCHEMA-003", rule = Rule.S1)
  void the_slug_is_in_the_path_and_never_in_a_value() {
    beans().articles().insert(Article.full("the-slug").withTitle("T"));

    JsonObject stored = new RawStore().value(ARTICLES.child("the-slug")).asJsonObject();
    assertThat(stored)
        .containsOnlyKeys(
            "title",
            "word_count",
            "price",
            "published",
            "status",
            "author",
            "tags",
            "scores",
            "subtitle",
            "shade");
    assertThat(stored.toString()).doesNotContain("the-slug");
    assertThat(stored.getString("shade")).isEqualTo("#102040");
  }

  @Test
  @Assertion(id = "DUST-SCHEMA-004", rule = Rule.S1)
  void a_class_that_is_no_schema_of_the_store_has_no_repository_and_is_named() {
    assertThatThrownBy(() -> beans().dust().repo(String.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.String")
        .hasMessageContaining("@DustSchema");
    assertThatThrownBy(() -> beans().dust().repo(Memo.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Memo")
        .hasMessageContaining("live");
  }

  private static Invoice invoice() {
    Invoice invoice = new Invoice();
    invoice.setSlug("i");
    invoice.setNumber("2026-17");
    invoice.setIssued(LocalDate.of(2026, 11, 21));
    invoice.setTotal(new BigDecimal("12.75"));
    invoice.setDraft("not stored");
    return invoice;
  }
}
