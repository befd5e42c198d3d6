package io.dustlayer.cdi.tck.entity;

import io.dustlayer.cdi.DustSchema;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A class with JSON-B properties, below a prefix of characters that mean something in paths. */
@DustSchema(
    prefix = {"tck", "v1.0/invoices"},
    required = "number")
public class Invoice {

  private String slug;
  private String number;
  private LocalDate issued;
  private BigDecimal total;
  private String draft;

  /** An invoice without values; made by the mapping. */
  public Invoice() {
    super();
  }

  /**
   * The key.
   *
   * @return not empty
   */
  public String getSlug() {
    return slug;
  }

  /**
   * Sets the key.
   *
   * @param newSlug not empty
   */
  public void setSlug(String newSlug) {
    this.slug = newSlug;
  }

  /**
   * The number, stored under another name.
   *
   * @return required
   */
  @JsonbProperty("invoice_number")
  public String getNumber() {
    return number;
  }

  /**
   * Sets the number.
   *
   * @param newNumber required
   */
  @JsonbProperty("invoice_number")
  public void setNumber(String newNumber) {
    this.number = newNumber;
  }

  /**
   * The date, stored as day, month and year.
   *
   * @return may be null
   */
  @JsonbDateFormat("dd.MM.uuuu")
  public LocalDate getIssued() {
    return issued;
  }

  /**
   * Sets the date.
   *
   * @param newIssued may be null
   */
  @JsonbDateFormat("dd.MM.uuuu")
  public void setIssued(LocalDate newIssued) {
    this.issued = newIssued;
  }

  /**
   * The sum, stored as text.
   *
   * @return may be null
   */
  @JsonbNumberFormat("#0.00")
  public BigDecimal getTotal() {
    return total;
  }

  /**
   * Sets the sum.
   *
   * @param newTotal may be null
   */
  @JsonbNumberFormat("#0.00")
  public void setTotal(BigDecimal newTotal) {
    this.total = newTotal;
  }

  /**
   * What is not stored.
   *
   * @return may be null
   */
  @JsonbTransient
  public String getDraft() {
    return draft;
  }

  /**
   * Sets what is not stored.
   *
   * @param newDraft may be null
   */
  @JsonbTransient
  public void setDraft(String newDraft) {
    this.draft = newDraft;
  }
}
