package com.thriviohr.udfs.infer.catalog;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** What a model's tokens cost on a given day. Zero for a server that is paid by the hour. */
public final class Price implements Serializable {
  private static final long serialVersionUID = 1L;

  private final BigDecimal input;
  private final BigDecimal output;
  private final LocalDate pricedAt;

  /**
   * @param input US dollars per million input tokens
   * @param output US dollars per million output tokens
   * @param pricedAt day the price was read
   */
  public Price(BigDecimal input, BigDecimal output, LocalDate pricedAt) {
    this.input = requireNonNull(input, "input");
    this.output = requireNonNull(output, "output");
    this.pricedAt = requireNonNull(pricedAt, "pricedAt");
  }

  /** Day the price was read. */
  public LocalDate pricedAt() {
    return pricedAt;
  }

  /**
   * Cost of one answer in millionths of a US dollar, rounded half up. Dollars per million tokens
   * are micro-dollars per token, so the two factors of a million cancel out.
   */
  public long microUsd(long inputTokens, long outputTokens) {
    return input
        .multiply(BigDecimal.valueOf(inputTokens))
        .add(output.multiply(BigDecimal.valueOf(outputTokens)))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
