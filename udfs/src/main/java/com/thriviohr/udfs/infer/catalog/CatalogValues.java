package com.thriviohr.udfs.infer.catalog;

import com.thriviohr.datasets.RequestParameters;
import com.thriviohr.datasets.yaml.YamlMapping;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The values that only catalogs hold; every wrong one becomes a problem and reads as null. */
final class CatalogValues {
  private CatalogValues() {}

  /** US dollars per million tokens, or per hour. */
  static BigDecimal price(YamlMapping yaml, String key) {
    String value = yaml.text(key, "give US dollars per million tokens, 0 when paid by the hour");
    if (value.isEmpty()) {
      return null;
    }
    try {
      BigDecimal price = new BigDecimal(value);
      if (price.signum() >= 0) {
        return price;
      }
    } catch (NumberFormatException e) {
      // Refused below, as a negative price is.
    }
    yaml.refuse(key, "is '" + value + "': give US dollars per million tokens, 0 or more");
    return null;
  }

  /** The base URL of a server, without secrets. */
  static URI url(YamlMapping yaml, String key) {
    Optional<String> value = yaml.optional(key);
    if (value.filter(url -> url.matches("https?://[^/\\s]*@\\S*")).isPresent()) {
      // The value is not repeated: it holds a secret.
      yaml.refuse(key, "holds a user or password: leave them out and name them by credentials");
      return null;
    }
    if (value.isEmpty() || value.get().matches("https?://[^/\\s]+\\S*")) {
      return value.map(URI::create).orElse(null);
    }
    yaml.refuse(key, "is '" + value.get() + "': give a URL such as http://localhost:8000/v1");
    return null;
  }

  /** Parameters of requests, each as JSON. */
  static Map<String, String> parameters(YamlMapping yaml, String key) {
    RequestParameters parameters = new RequestParameters();
    if (!yaml.json(key).isMissingNode() && !yaml.json(key).isObject()) {
      yaml.refuse(key, "is no mapping: give parameters by name, such as top_p: 0.9");
    }
    yaml.json(key)
        .properties()
        .forEach(
            field ->
                parameters
                    .take(field.getKey(), field.getValue())
                    .ifPresent(
                        refusal -> yaml.refuse(key, "has a field that cannot be: " + refusal)));
    return parameters.values();
  }
}
