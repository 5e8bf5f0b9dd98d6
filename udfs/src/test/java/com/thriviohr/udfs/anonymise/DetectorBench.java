package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.datasets.sample.SampleCompany;
import com.thriviohr.datasets.sample.SampleSettings;
import com.thriviohr.udfs.anonymise.detect.DetectionInput;
import com.thriviohr.udfs.anonymise.detect.Detector;
import com.thriviohr.udfs.anonymise.detect.Participants;
import com.thriviohr.udfs.anonymise.detect.RosterIndex;
import com.thriviohr.udfs.anonymise.text.NormalisedText;
import com.thriviohr.udfs.anonymise.text.PlainText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Time and allocation of each detector a message, with what it needs of the message read anew. Its
 * arguments are names of detectors; all without.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx4g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DetectorBench {
  private static final int MESSAGES = 10_000;

  /** Policy name; {@code none} reads the message only. */
  @Param("none")
  public String detector;

  private final List<NormalisedText> texts = new ArrayList<>();
  private RosterIndex roster;
  private Detector search;

  /** Texts of the sample company and its roster of 50,000. */
  @Setup
  public void read() {
    SampleCompany company =
        new SampleCompany(new SampleSettings(1, 50_000, MESSAGES, LocalDate.of(2026, 11, 22)));
    company.forEachMessage(
        planted ->
            texts.add(
                NormalisedText.of(
                    PlainText.of(planted.message().getText(), planted.message().getFormat()))));
    List<Person> people = new ArrayList<>(company.people());
    roster = RosterIndexes.of(Roster.of(people)).tenant(people.get(0).getTenantId());
    search = detector.equals("none") ? null : DetectorCatalog.create(detector);
  }

  /** One pass over the messages. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void detect(Blackhole found) {
    for (NormalisedText text : texts) {
      DetectionInput input = new DetectionInput(text, roster, Participants.NONE);
      found.consume(input);
      if (search != null) {
        search.detect(input, found::consume);
      }
    }
  }

  public static void main(String[] args) throws Exception {
    List<String> names = new ArrayList<>(List.of("none"));
    names.addAll(args.length > 0 ? List.of(args) : DetectorCatalog.names());
    new Runner(
            new OptionsBuilder()
                .include(DetectorBench.class.getSimpleName())
                .param("detector", names.toArray(new String[0]))
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }
}
