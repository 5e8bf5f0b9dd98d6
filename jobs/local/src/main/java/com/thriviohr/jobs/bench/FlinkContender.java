package com.thriviohr.jobs.bench;

import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.jobs.run.JobEnvironment;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A contender that is a stage of a Flink job. */
abstract class FlinkContender implements Contender {
  private final String name;

  FlinkContender(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void run(String run, int prompts, InferenceCatalog catalog) throws Exception {
    StreamExecutionEnvironment environment = JobEnvironment.streaming(1);
    environment.setParallelism(1);
    ask(Prompts.stream(environment, prompts), run, catalog).sinkTo(new DiscardingSink<>());
    JobClient job = environment.executeAsync(run);
    try {
      job.getJobExecutionResult().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      job.cancel().get();
    }
  }

  /** Adds the calls to the graph. */
  abstract DataStream<?> ask(DataStream<Prompt> prompts, String run, InferenceCatalog catalog);
}
