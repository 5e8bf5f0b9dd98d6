package com.thriviohr.udfs.infer.catalog;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.infer.limit.RateLimits;
import java.io.Serializable;

/** A model, its provider's id for it, its price and limits. */
public final class InferenceModel implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String id;
  private final Price price;
  private final TokenLimits limits;
  private final RateLimits rates;
  private final ModelParameters parameters;

  /**
   * @param name name in the catalog
   * @param id the provider's model id
   * @param price price of its tokens
   * @param limits its token limits
   */
  public InferenceModel(String name, String id, Price price, TokenLimits limits) {
    this(name, id, price, limits, RateLimits.none(), ModelParameters.NONE);
  }

  /**
   * @param rates what the account may ask of it per minute
   * @param parameters what its requests hold beside what the prompt asks for
   */
  public InferenceModel(
      String name,
      String id,
      Price price,
      TokenLimits limits,
      RateLimits rates,
      ModelParameters parameters) {
    this.name = requireNonNull(name, "name");
    this.id = requireNonNull(id, "id");
    this.price = requireNonNull(price, "price");
    this.limits = requireNonNull(limits, "limits");
    this.rates = requireNonNull(rates, "rates");
    this.parameters = requireNonNull(parameters, "parameters");
  }

  /** Name in the catalog. */
  public String name() {
    return name;
  }

  /** The provider's model id. */
  public String id() {
    return id;
  }

  /** Price of its tokens. */
  public Price price() {
    return price;
  }

  /** Its token limits. */
  public TokenLimits limits() {
    return limits;
  }

  /** What its requests hold beside what the prompt asks for. */
  public ModelParameters parameters() {
    return parameters;
  }

  /** What the account may ask of it per minute and region. */
  public RateLimits rates() {
    return rates;
  }
}
