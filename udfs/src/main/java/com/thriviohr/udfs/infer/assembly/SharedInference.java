package com.thriviohr.udfs.infer.assembly;

import com.thriviohr.datasets.jvm.JvmShared;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceMetrics;
import com.thriviohr.udfs.infer.journal.ShardLedger;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * One client chain per JVM and settings, shared by all subtasks there, so that an endpoint's limit
 * holds for the JVM and not for each subtask. Opened by the first lease, closed with the last one.
 */
public final class SharedInference {
  private static final SharedInference JVM = new SharedInference();

  private final JvmShared<InferenceSettings, Shared> open =
      new JvmShared<>(shared -> shared.client.close());

  /** An empty registry; jobs use {@link #lease(InferenceSettings, InferenceCatalog)}. */
  SharedInference() {}

  /**
   * A lease on this JVM's chain.
   *
   * @param settings what it is shared by; together with the catalog loaded by them
   * @param catalog read when the chain is first opened
   * @return a client whose close gives the lease back
   */
  public static Lease lease(InferenceSettings settings, InferenceCatalog catalog) {
    return JVM.lease(settings, metrics -> InferenceClients.open(settings, catalog, metrics));
  }

  /** Counts of this JVM's chain; empty while none is open. */
  static Optional<InferenceMetrics> metrics(InferenceSettings settings) {
    return JVM.open.peek(settings).map(shared -> shared.metrics);
  }

  Lease lease(InferenceSettings settings, Function<InferenceMetrics, InferenceClient> opener) {
    return new Lease(settings, open.acquire(settings, key -> Shared.open(opener)));
  }

  private static final class Shared {
    private final InferenceClient client;
    private final InferenceMetrics metrics;

    private Shared(InferenceClient client, InferenceMetrics metrics) {
      this.client = client;
      this.metrics = metrics;
    }

    private static Shared open(Function<InferenceMetrics, InferenceClient> opener) {
      InferenceMetrics metrics = new InferenceMetrics();
      return new Shared(opener.apply(metrics), metrics);
    }
  }

  /** One subtask's hold on a shared chain. */
  public final class Lease implements InferenceClient {
    private final InferenceSettings settings;
    private final Shared shared;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Lease(InferenceSettings settings, Shared shared) {
      this.settings = settings;
      this.shared = shared;
    }

    @Override
    public CompletionStage<Completion> complete(Prompt prompt) {
      return shared.client.complete(prompt);
    }

    /** Brings a subtask's share of the budget to the chain, once for each subtask. */
    void join(int subtask, int subtasks) {
      if (shared.client instanceof OwningClient) {
        ((OwningClient) shared.client).join(subtask, subtasks);
      }
    }

    /** Books of shards that jobs answer. */
    public ShardLedger shards() {
      return ((OwningClient) shared.client).shards();
    }

    /** Counts of all who share the chain, since it was opened. */
    public InferenceMetrics metrics() {
      return shared.metrics;
    }

    /** Gives the lease back; further calls do nothing. */
    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        open.release(settings);
      }
    }
  }
}
