package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.wire.HttpTransport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** The jobs that a run which has come to no good end has under way at the services. */
public final class AbandonedJobs {
  private final OfflineEndpoints endpoints;

  /**
   * @param endpoints with the run's id
   */
  public AbandonedJobs(OfflineEndpoints endpoints) {
    this.endpoints = requireNonNull(endpoints, "endpoints");
  }

  /**
   * How many there are; blocks.
   *
   * @throws java.util.concurrent.CompletionException with an {@link
   *     com.thriviohr.udfs.infer.client.InferenceException} when a service does not say
   */
  public int count() {
    return each((jobs, job) -> CompletableFuture.completedFuture(null));
  }

  /**
   * Asks for the end of all; blocks.
   *
   * @return how many there were
   * @throws java.util.concurrent.CompletionException with an {@link
   *     com.thriviohr.udfs.infer.client.InferenceException} when a service does not take it
   */
  public int stop() {
    Set<String> stopped = new HashSet<>();
    int before;
    do {
      // Once more: a run that is being interrupted may have started another one meanwhile.
      before = stopped.size();
      each(
          (jobs, job) ->
              stopped.add(job.id()) ? jobs.stop(job) : CompletableFuture.completedFuture(null));
    } while (stopped.size() > before);
    return stopped.size();
  }

  private int each(BiFunction<RemoteJobs, RemoteJob, CompletableFuture<Void>> action) {
    List<CompletableFuture<Void>> asked = new ArrayList<>();
    if (endpoints.offline().isEmpty()) {
      return 0;
    }
    try (HttpTransport transport = endpoints.transport()) {
      for (Endpoint endpoint : endpoints.offline()) {
        try (RemoteJobs jobs = endpoints.clients(endpoint, transport, null).jobs()) {
          List<RemoteJob> underWay =
              jobs.underWay(ShardNames.jobs(endpoints.folder(endpoint))).join();
          underWay.forEach(job -> asked.add(action.apply(jobs, job)));
          CompletableFuture.allOf(asked.toArray(new CompletableFuture<?>[0])).join();
        }
      }
    }
    return asked.size();
  }
}
