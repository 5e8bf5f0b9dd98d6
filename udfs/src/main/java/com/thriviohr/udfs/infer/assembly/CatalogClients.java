package com.thriviohr.udfs.infer.assembly;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Leases the JVM's shared chain for a subtask, which brings its share of the budget. */
public final class CatalogClients implements ClientSource {
  private static final long serialVersionUID = 1L;
  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

  private final InferenceSettings settings;
  private final InferenceCatalog catalog;

  public CatalogClients(InferenceSettings settings, InferenceCatalog catalog) {
    this.settings = requireNonNull(settings, "settings");
    this.catalog = requireNonNull(catalog, "catalog");
  }

  @Override
  public InferenceClient open() {
    return open(0, 1);
  }

  @Override
  public InferenceClient open(int subtask, int subtasks) {
    SharedInference.Lease lease = SharedInference.lease(settings, catalog);
    lease.join(subtask, subtasks);
    return lease;
  }

  /** Only servers named by a URL are tried: the AWS services are there, or refuse with a reason. */
  @Override
  public void requireReachable() {
    List<Optional<URI>> servers =
        catalog.routes().get(catalog.defaultRoute()).endpoints().stream()
            .map(catalog.endpoints()::get)
            .map(Endpoint::url)
            .collect(Collectors.toList());
    if (servers.stream().allMatch(server -> server.isPresent() && !accepts(server.get()))) {
      throw new InvalidInputException(
          "No server accepts connections at "
              + servers.stream()
                  .map(server -> server.get().toString())
                  .collect(Collectors.joining(", "))
              + ": start it, or correct --inference.endpoint or the catalog.");
    }
  }

  private boolean accepts(URI server) {
    try (Socket socket = new Socket()) {
      socket.connect(settings.connections().firstHop(server), (int) CONNECTION_TIMEOUT.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
