package com.thriviohr.jobs.settings;

import com.thriviohr.udfs.infer.wire.ConnectionSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How servers are reached. */
public final class ConnectionConfig {
  private final Optional<String> authorities;
  private final Optional<String> proxy;
  private final List<String> direct;

  ConnectionConfig(Settings settings) {
    this.authorities = settings.optional(InferenceOptions.CA_FILE);
    this.proxy = settings.optional(InferenceOptions.PROXY);
    this.direct = settings.optional(InferenceOptions.NO_PROXY).orElse(List.of());
    HttpUrls.require(settings, InferenceOptions.PROXY, "http://proxy.internal:3128");
    if (settings.gives(InferenceOptions.NO_PROXY) && proxy.isEmpty()) {
      settings.refuse("--inference.no-proxy needs --inference.proxy: add it");
    }
  }

  /**
   * The same as the client chain takes it; reads the certificates.
   *
   * @throws com.thriviohr.datasets.InvalidInputException when they cannot be read
   */
  public ConnectionSettings settings() {
    ConnectionSettings settings = ConnectionSettings.DEFAULTS;
    if (authorities.isPresent()) {
      settings = settings.trusting(authorities.get());
    }
    return proxy.isPresent() ? settings.through(URI.create(proxy.get()), direct) : settings;
  }
}
