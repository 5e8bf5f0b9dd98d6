package com.thriviohr.udfs.infer;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.assembly.BearerTokens;
import com.thriviohr.udfs.infer.assembly.CatalogClients;
import com.thriviohr.udfs.infer.assembly.ClientSource;
import com.thriviohr.udfs.infer.batch.InferOffline;
import com.thriviohr.udfs.infer.batch.OfflineEndpoints;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.client.InferenceOutcome;
import com.thriviohr.udfs.infer.settings.CatalogLoader;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/**
 * Asks a model for every prompt. Every prompt leaves exactly once per checkpointed history, as a
 * completion or as a dead letter; none fails the job.
 *
 * <ul>
 *   <li>Normally: unordered, up to the settings' concurrency in flight per subtask.
 *   <li>On recovery: prompts in flight at the last checkpoint are asked, and paid, again.
 *   <li>On failure of a call: a dead letter with the failure's kind and the attempts made.
 * </ul>
 */
public final class Infer extends RichAsyncFunction<Prompt, InferenceOutcome> {
  private static final long serialVersionUID = 1L;

  /** Uid of the operator that calls models. */
  public static final String CALL_UID = "infer-call";

  /** Uid of the operator that parts completions from dead letters. */
  public static final String SPLIT_UID = "infer-split";

  /**
   * Flink's own timer only guards against a defect of the client chain. It starts when a prompt
   * enters the operator, so it leaves room for waiting behind other subtasks for a permit.
   */
  private static final int TIMER_FACTOR = 50;

  private final ClientSource source;
  private transient InferenceClient client;
  private transient Map<Prompt, CompletableFuture<Completion>> inFlight;
  private transient volatile boolean closed;

  /**
   * @param source opens the client on the worker
   */
  public Infer(ClientSource source) {
    this.source = requireNonNull(source, "source");
  }

  /**
   * The whole stage: completions as the main output, dead letters at {@link DeadLetters#TAG}.
   *
   * @param prompts what to ask
   * @param settings how to ask; the catalog is read here, where the job is started
   * @throws InvalidInputException when catalog and settings do not fit, or a token cannot be
   *     fetched
   */
  public static SingleOutputStreamOperator<Completion> stage(
      DataStream<Prompt> prompts, InferenceSettings settings) {
    InferenceCatalog catalog = CatalogLoader.load(settings);
    BearerTokens.requireAll(catalog);
    CatalogClients clients = new CatalogClients(settings, catalog);
    OfflineEndpoints endpoints = new OfflineEndpoints(catalog, settings);
    if (endpoints.isEmpty()) {
      return stage(prompts, settings, clients);
    }
    endpoints.requireUsable();
    InferOffline offline = InferOffline.stage(prompts, endpoints, settings);
    return split(calls(offline.online(), settings, clients).union(offline.outcomes()), settings);
  }

  /** The same stage over any client. */
  public static SingleOutputStreamOperator<Completion> stage(
      DataStream<Prompt> prompts, InferenceSettings settings, ClientSource source) {
    return split(calls(prompts, settings, source), settings);
  }

  private static SingleOutputStreamOperator<InferenceOutcome> calls(
      DataStream<Prompt> prompts, InferenceSettings settings, ClientSource source) {
    return AsyncDataStream.unorderedWait(
            prompts,
            new Infer(source),
            settings.totalTimeout().toMillis() * TIMER_FACTOR,
            TimeUnit.MILLISECONDS,
            settings.concurrency())
        .name("infer: call models")
        .uid(CALL_UID);
  }

  private static SingleOutputStreamOperator<Completion> split(
      DataStream<InferenceOutcome> outcomes, InferenceSettings settings) {
    return outcomes
        // All to all, so that all subtasks start again together: each brings its share of the
        // budget anew, of what the run has left then. Behind the calls, where nothing piles up:
        // before them a checkpoint would wait behind all the prompts in the buffers.
        .rebalance()
        .process(new SplitOutcomes(settings))
        .name("infer: split outcomes")
        .uid(SPLIT_UID);
  }

  @Override
  public void open(Configuration parameters) {
    inFlight = Collections.synchronizedMap(new IdentityHashMap<>());
    closed = false;
    TaskInfo task = getRuntimeContext().getTaskInfo();
    try {
      if (task.getAttemptNumber() == 0) {
        source.requireReachable();
      }
      client = source.open(task.getIndexOfThisSubtask(), task.getNumberOfParallelSubtasks());
    } catch (InvalidInputException e) {
      // What is wrong now is wrong after a restart.
      throw new SuppressRestartsException(e);
    }
  }

  @Override
  public void asyncInvoke(Prompt prompt, ResultFuture<InferenceOutcome> result) {
    CompletableFuture<Completion> call = Calls.start(client, prompt);
    inFlight.put(prompt, call);
    call.whenComplete(
        (completion, thrown) -> {
          inFlight.remove(prompt);
          // A call that close() cancels has no outcome: its prompt is in the checkpoint.
          if (!closed) {
            result.complete(List.of(outcome(prompt, completion, thrown)));
          }
        });
  }

  @Override
  public void timeout(Prompt prompt, ResultFuture<InferenceOutcome> result) {
    InferenceException late =
        new InferenceException(
            FailureKind.TIMED_OUT, "The client chain gave no outcome in time", null, 0);
    result.complete(List.of(outcome(prompt, null, late)));
    CompletableFuture<Completion> call = inFlight.remove(prompt);
    if (call != null) {
      call.cancel(true);
    }
  }

  @Override
  public void close() {
    closed = true;
    if (inFlight != null) {
      List.copyOf(inFlight.values()).forEach(call -> call.cancel(true));
    }
    if (client != null) {
      client.close();
    }
  }

  private static InferenceOutcome outcome(Prompt prompt, Completion completion, Throwable thrown) {
    return thrown == null
        ? InferenceOutcome.of(completion)
        : InferenceOutcome.of(prompt, Calls.failure(thrown));
  }
}
