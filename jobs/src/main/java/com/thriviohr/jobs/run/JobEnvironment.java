package com.thriviohr.jobs.run;

import com.thriviohr.jobs.settings.PlatformJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Locale;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Makes the execution environment. On a cluster only the runtime mode and {@code pipeline.*} are
 * set: Managed Service for Apache Flink fails a job that changes checkpointing or parallelism.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/managed-flink/latest/java/programmatic-configuration.html">programmatic
 *     configuration</a>
 */
public final class JobEnvironment {
  /** Where the embedded Flink answers questions about its job. */
  static final ConfigOption<Integer> LOCAL_REST_PORT =
      ConfigOptions.key("thrivio.local.rest-port").intType().noDefaultValue();

  private JobEnvironment() {}

  /** For a job over bounded input whose work can be done again at no cost. */
  public static StreamExecutionEnvironment batch(int localParallelism) {
    return create(RuntimeExecutionMode.BATCH, localParallelism);
  }

  /** For a job whose work costs money: bounded input, but with checkpoints. */
  public static StreamExecutionEnvironment streaming(int localParallelism) {
    return create(RuntimeExecutionMode.STREAMING, localParallelism);
  }

  /**
   * True when the platform restores a job that lost its JobManager: then {@code main} runs again
   * and the job goes on from its checkpoint. Everywhere else a job that starts again starts over.
   */
  public static boolean resumes(StreamExecutionEnvironment environment) {
    return PlatformJob.isRestored(environment.getConfiguration());
  }

  private static StreamExecutionEnvironment create(RuntimeExecutionMode mode, int parallelism) {
    // Flink finds the fields of a type by names in lower case of the default locale, and in Turkish
    // the I of setInputTokens has no dot there.
    Locale.setDefault(Locale.ROOT);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(everywhere(mode));
    if (environment instanceof LocalStreamEnvironment) {
      environment =
          StreamExecutionEnvironment.createLocalEnvironment(parallelism, local(everywhere(mode)));
    }
    return environment;
  }

  private static Configuration everywhere(RuntimeExecutionMode mode) {
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, mode);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    return configuration;
  }

  private static Configuration local(Configuration configuration) {
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(2));
    // In memory, where Flink keeps them otherwise, a checkpoint has no room for a shard of prompts.
    configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, CheckpointFolder.create().toString());
    configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, true);
    configuration.set(CheckpointingOptions.ENABLE_UNALIGNED_INTERRUPTIBLE_TIMERS, true);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
    // Accumulators travel with heartbeats: once a second keeps the progress line alive.
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
    // The embedded cluster serves nobody but this JVM.
    int port = freePort();
    configuration.set(LOCAL_REST_PORT, port);
    configuration.set(RestOptions.BIND_PORT, String.valueOf(port));
    configuration.set(RestOptions.PORT, port);
    configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.ADDRESS, "127.0.0.1");
    configuration.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofSeconds(1));
    configuration.set(JobManagerOptions.BIND_HOST, "127.0.0.1");
    configuration.set(TaskManagerOptions.BIND_HOST, "127.0.0.1");
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
    return configuration;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No port of this machine is free", e);
    }
  }
}
