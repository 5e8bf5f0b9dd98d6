package com.thriviohr.udfs.infer.settings;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.infer.catalog.Credentials;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import java.net.URI;

/** Reads the catalog that settings name and applies their route, endpoint and simulator. */
public final class CatalogLoader {
  private CatalogLoader() {}

  /**
   * @param settings which catalog, and what replaces parts of it
   * @throws InvalidInputException naming every problem and its remedy
   */
  public static InferenceCatalog load(InferenceSettings settings) {
    InferenceCatalog read = InferenceCatalog.read(settings.catalog());
    InferenceCatalog routed = settings.route().map(read::routedBy).orElse(read);
    InferenceCatalog served =
        settings.endpoint().map(url -> served(routed, url, settings)).orElse(routed);
    return settings.simulated().map(endpoints -> endpoints.in(served)).orElse(served);
  }

  private static InferenceCatalog served(
      InferenceCatalog catalog, URI url, InferenceSettings settings) {
    if (settings.budgetMicroUsd().isPresent() && !catalog.models().containsKey(settings.model())) {
      throw new InvalidInputException(
          "Model '"
              + settings.model()
              + "' has no price, so a budget cannot hold: name one of "
              + catalog.models().keySet()
              + " or add it to the catalog.");
    }
    Credentials credentials =
        settings.credentials().map(Credentials::bearer).orElse(Credentials.none());
    return catalog.servedBy(url, settings.model(), credentials);
  }
}
