package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Shard;
import com.thriviohr.udfs.infer.assembly.SharedInference;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.client.InferenceOutcome;
import com.thriviohr.udfs.infer.wire.HttpTransport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Gathers prompts of a tenant and an endpoint to shards and writes them.
 *
 * <ul>
 *   <li>Normally: a shard goes on once it is full, the last ones at the end of the input.
 *   <li>A prompt whose answer is in the journal: it is asked at once, and costs nothing.
 *   <li>A shard too small for a job at the end: its prompts are asked at once.
 *   <li>On restart: shards that were written and have not gone on, of a killed run too, go on as
 *       they are, and their prompts are not gathered again.
 * </ul>
 */
final class GatherShards extends AbstractStreamOperator<Shard>
    implements OneInputStreamOperator<Prompt, Shard>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  /** Prompts that are asked at once. */
  static final OutputTag<Prompt> ONLINE = new OutputTag<Prompt>("online") {};

  /** Prompts that no request can be made of. */
  static final OutputTag<InferenceOutcome> REFUSED =
      new OutputTag<>("refused", TypeInformation.of(InferenceOutcome.class));

  private final OfflineEndpoints endpoints;
  private transient Map<String, OpenShard> open;
  private transient List<Shard> adopted;
  private transient PromptKeys known;
  private transient Set<String> gone;
  private transient ListState<Prompt> openState;
  private transient ListState<String> goneState;
  private transient HttpTransport transport;
  private transient SharedInference.Lease books;
  private transient Map<String, WorkObjects> objects;

  GatherShards(OfflineEndpoints endpoints) {
    this.endpoints = requireNonNull(endpoints, "endpoints");
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    openState =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("open-prompts", TypeInformation.of(Prompt.class)));
    goneState =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("shards-gone-on", Types.STRING));
    gone = new HashSet<>();
    goneState.get().forEach(gone::add);
    open = new HashMap<>();
    adopted = new ArrayList<>();
    known = new PromptKeys();
    objects = new HashMap<>();
    transport = endpoints.transport();
    books = endpoints.lease();
    for (Endpoint endpoint : endpoints.all()) {
      adoptShards(endpoint);
    }
    for (Prompt prompt : openState.get()) {
      gather(prompt);
    }
  }

  /** Whatever a run has written under its id and this job does not know of. */
  private void adoptShards(Endpoint endpoint) throws IOException {
    WorkObjects work = objects(endpoint);
    String folder = endpoints.folder(endpoint);
    for (String object : work.list(folder).join()) {
      String[] path = object.substring(folder.length()).split("/");
      boolean registered = path.length == 2 && path[1].equals(ShardNames.REGISTERED);
      if (registered && !gone.contains(path[0])) {
        adopt(PromptFiles.shard(work.get(object).join()), work);
      }
    }
  }

  /** One of the subtasks goes on with it, and all know its prompts. */
  private void adopt(Shard shard, WorkObjects work) {
    if (shard.getWrittenBy().equals(start())) {
      return;
    }
    known.add(work.get(ShardNames.keys(shard)).join());
    TaskInfo task = getRuntimeContext().getTaskInfo();
    int owner = Math.floorMod(shard.getName().hashCode(), task.getNumberOfParallelSubtasks());
    if (owner == task.getIndexOfThisSubtask()) {
      adopted.add(shard);
    }
  }

  /** Names this start of the job: its subtasks begin one after the other, and write meanwhile. */
  private String start() {
    return getRuntimeContext().getJobInfo().getJobId()
        + "/"
        + getRuntimeContext().getTaskInfo().getAttemptNumber();
  }

  @Override
  public void processElement(StreamRecord<Prompt> element) {
    goOnWithAdopted();
    gather(element.getValue());
  }

  private void goOnWithAdopted() {
    adopted.forEach(this::goOn);
    adopted.clear();
  }

  private void gather(Prompt prompt) {
    if (known.take(prompt)) {
      return;
    }
    if (books.shards().isPaid(prompt)) {
      output.collect(ONLINE, new StreamRecord<>(prompt));
      return;
    }
    Endpoint endpoint = endpoints.of(prompt).orElseThrow();
    String key = endpoint.name() + "\0" + prompt.getTenantId();
    OpenShard shard = open.computeIfAbsent(key, absent -> openShard(endpoint));
    try {
      shard.add(prompt);
    } catch (InferenceException e) {
      output.collect(REFUSED, new StreamRecord<>(InferenceOutcome.of(prompt, e)));
      return;
    }
    if (shard.isFull()) {
      open.remove(key);
      goOn(shard.write());
    }
  }

  private void goOn(Shard shard) {
    gone.add(shard.getName());
    getRuntimeContext().getLongCounter(Metric.SHARDS_SUBMITTED.key()).add(1L);
    output.collect(new StreamRecord<>(shard));
  }

  private OpenShard openShard(Endpoint endpoint) {
    BatchClients clients = endpoints.clients(endpoint, transport, null);
    RequestLines lines = new RequestLines(clients.served());
    ShardWriter writer =
        new ShardWriter(objects(endpoint), lines, endpoint, endpoints.folder(endpoint), start());
    return new OpenShard(endpoint, lines, writer, clients.worstCase());
  }

  private WorkObjects objects(Endpoint endpoint) {
    return objects.computeIfAbsent(
        endpoint.name(), name -> endpoints.clients(endpoint, transport, null).objects());
  }

  @Override
  public void endInput() {
    goOnWithAdopted();
    for (OpenShard shard : open.values()) {
      if (shard.isEnough()) {
        goOn(shard.write());
      } else {
        shard.prompts().forEach(prompt -> output.collect(ONLINE, new StreamRecord<>(prompt)));
      }
    }
    open.clear();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    openState.clear();
    for (OpenShard shard : open.values()) {
      openState.addAll(shard.prompts());
    }
    goneState.update(new ArrayList<>(gone));
  }

  @Override
  public void close() throws Exception {
    super.close();
    if (objects != null) {
      objects.values().forEach(WorkObjects::close);
    }
    if (transport != null) {
      transport.close();
      books.close();
    }
  }
}
