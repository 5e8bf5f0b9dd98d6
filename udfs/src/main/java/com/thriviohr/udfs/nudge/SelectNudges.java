package com.thriviohr.udfs.nudge;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.NudgeCandidate;
import com.thriviohr.datasets.record.NudgeFact;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.text.StableHash;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Decides at the end of input, person by person, who gets a nudge. Whoever does not leaves by the
 * door REJECTED, stage "select-nudges", with the {@link NudgePolicy.Refusal} as reason; the second
 * roster line of a person leaves by the door DUPLICATE, reason REPEATED_PERSON. Counts roster
 * lines: in = candidates + rejected + REPEATED_PERSON. Facts about people without a roster line,
 * such as bots, yield nothing.
 *
 * <p>Expects bounded inputs, both keyed by tenant and person; works in batch and streaming mode.
 */
public final class SelectNudges
    extends KeyedCoProcessFunction<String, Person, NudgeFact, NudgeCandidate> {
  private static final long serialVersionUID = 1L;

  /** Stage named by the dead letters of this function. */
  public static final String STAGE = "select-nudges";

  private final NudgePolicy policy;
  private transient ValueState<Person> person;
  private transient ListState<Long> recognitionMillis;
  private transient ListState<Long> nudgeEpochDays;

  /**
   * @param policy who gets a nudge
   */
  public SelectNudges(NudgePolicy policy) {
    this.policy = requireNonNull(policy, "policy");
  }

  /** Key of the roster. */
  public static String personKey(Person person) {
    return StableHash.of(person.getTenantId(), person.getPersonId()).hex();
  }

  /** Key of the facts. */
  public static String factKey(NudgeFact fact) {
    return StableHash.of(fact.getTenantId(), fact.getPersonId()).hex();
  }

  @Override
  public void open(OpenContext context) {
    person = getRuntimeContext().getState(new ValueStateDescriptor<>("person", Person.class));
    recognitionMillis =
        getRuntimeContext().getListState(new ListStateDescriptor<>("recognitions", Long.class));
    nudgeEpochDays =
        getRuntimeContext().getListState(new ListStateDescriptor<>("nudges", Long.class));
  }

  @Override
  public void processElement1(Person line, Context context, Collector<NudgeCandidate> out)
      throws Exception {
    Person known = person.value();
    if (known == null) {
      person.update(line);
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
      return;
    }
    person.update(stricter(known, line));
    DeadLetter.Builder letter = DeadLetters.of(Door.DUPLICATE, STAGE, "REPEATED_PERSON");
    context.output(DeadLetters.TAG, letter.setTenantId(line.getTenantId()).build());
  }

  @Override
  public void processElement2(NudgeFact fact, Context context, Collector<NudgeCandidate> out)
      throws Exception {
    if (fact.getRecognisedAt() != null) {
      recognitionMillis.add(fact.getRecognisedAt().toEpochMilli());
    }
    if (fact.getNudgedOn() != null) {
      nudgeEpochDays.add(LocalDate.parse(fact.getNudgedOn()).toEpochDay());
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<NudgeCandidate> out)
      throws Exception {
    List<Instant> recognitions = new ArrayList<>();
    recognitionMillis.get().forEach(millis -> recognitions.add(Instant.ofEpochMilli(millis)));
    List<LocalDate> nudges = new ArrayList<>();
    nudgeEpochDays.get().forEach(day -> nudges.add(LocalDate.ofEpochDay(day)));
    Person decided = person.value();
    Optional<NudgePolicy.Refusal> refusal = policy.refusal(decided, recognitions, nudges);
    if (refusal.isPresent()) {
      context.output(DeadLetters.TAG, rejected(decided, refusal.get()));
    } else {
      out.collect(candidate(decided, policy.lastRecognition(decided, recognitions)));
    }
    person.clear();
    recognitionMillis.clear();
    nudgeEpochDays.clear();
  }

  private NudgeCandidate candidate(Person decided, Optional<Instant> last) {
    return NudgeCandidate.newBuilder()
        .setTenantId(decided.getTenantId())
        .setPersonId(decided.getPersonId())
        .setRunDate(policy.runDate().toString())
        .setDaysSince(last.map(at -> policy.daysSince(decided, at)).orElse(null))
        .setLastRecognitionAt(last.orElse(null))
        .setLocale(decided.getLocale())
        .setTimeZone(policy.zone(decided).getId())
        .setTeam(decided.getTeam())
        .build();
  }

  private static DeadLetter rejected(Person decided, NudgePolicy.Refusal refusal) {
    // The id of an erased person stays out of every output, this one included.
    boolean erased = refusal == NudgePolicy.Refusal.ERASED;
    return DeadLetters.of(Door.REJECTED, STAGE, refusal.name())
        .setTenantId(decided.getTenantId())
        .setRecordId(erased ? null : decided.getPersonId())
        .build();
  }

  /** One of two lines, chosen whatever the order, with the wish for privacy of either. */
  private static Person stricter(Person one, Person other) {
    boolean first = fingerprint(one).compareTo(fingerprint(other)) <= 0;
    return Person.newBuilder(first ? one : other)
        .setErased(one.getErased() || other.getErased())
        .setOptedOut(one.getOptedOut() || other.getOptedOut())
        .build();
  }

  private static String fingerprint(Person line) {
    return StableHash.of(line.getTimeZone(), line.getLocale(), line.getTeam()).hex();
  }
}
