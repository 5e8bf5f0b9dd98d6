package com.thriviohr.jobs.bench;

import com.sun.management.OperatingSystemMXBean;
import com.thriviohr.udfs.infer.assembly.InferenceClients;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceMetrics;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.configuration.Configuration;

/** What the client itself takes of the machine: the servers are another process. */
final class ClientCost {
  private static final int WARM_UP = 40_000;
  private static final int REQUESTS = 40_000;
  private static final int UNDER_WAY = 128;
  private static final int OUTSTANDING = 10_000;
  private static final String INSTANT = "--slots unlimited --decode 0 --prefill 0";
  private static final double MEBIBYTE = 1 << 20;

  private ClientCost() {}

  /** CPU time of the whole process, garbage collection and compilation included. */
  static Target cpu() throws IOException, InterruptedException {
    try (Servers servers = Servers.start(List.of(INSTANT));
        InferenceClient client =
            InferenceClients.open(
                InferenceSettings.of(new Configuration()),
                Scenarios.ONE.catalog(servers.uris()),
                new InferenceMetrics())) {
      Load load = new Load(client, UNDER_WAY);
      load.ask(WARM_UP);
      long before = cpuNanos();
      load.ask(REQUESTS);
      double micros = (cpuNanos() - before) / 1e3 / REQUESTS;
      return Target.atMost("client CPU per request", 150, micros, " µs");
    }
  }

  /** The same through Flink's operator and the journal, from the middle of a run on. */
  static Target cpuOfStage() throws Exception {
    String folder = Files.createTempDirectory("journal-bench").toString();
    try (Servers servers = Servers.start(List.of(INSTANT))) {
      String run = "stage cost";
      Observations observations = Observations.of(run);
      AtomicLong atHalf = new AtomicLong();
      observations.onAnswer(WARM_UP, () -> atHalf.set(cpuNanos()));
      OurClient.withJournal(folder)
          .run(run, WARM_UP + REQUESTS, Scenarios.ONE.catalog(servers.uris()));
      double micros = (cpuNanos() - atHalf.get()) / 1e3 / REQUESTS;
      return Target.atMost("CPU per request, with Flink and journal", 150, micros, " µs");
    }
  }

  /** Memory while so many calls are with a server that does not answer. */
  static Target memory() throws IOException, InterruptedException {
    try (Servers servers = Servers.start(List.of("--slots 0 --queue-limit unbounded"));
        LimitedChain chain = new LimitedChain(servers.uris().get(0), OUTSTANDING, OUTSTANDING)) {
      URI server = servers.uris().get(0);
      double before = usedHeap();
      List<CompletableFuture<?>> calls = new ArrayList<>();
      for (int i = 0; i < OUTSTANDING; i++) {
        calls.add(chain.complete(Prompts.number(i)).toCompletableFuture());
      }
      while (ServerBill.of(List.of(server)).requests() < OUTSTANDING) {
        Thread.sleep(200);
      }
      double heap = usedHeap() - before;
      calls.forEach(call -> call.cancel(true));
      return Target.noted(
          "memory at 10,000 outstanding requests",
          Target.format("%.0f MiB heap, %.0f MiB direct", heap, direct()));
    }
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE;
  }

  private static double direct() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum()
        / MEBIBYTE;
  }
}
