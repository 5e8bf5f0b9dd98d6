package com.thriviohr.udfs.nudge;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.Nudge;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.datasets.roster.SharedRosters;
import com.thriviohr.datasets.text.Placeholders;
import com.thriviohr.datasets.text.StableHash;
import com.thriviohr.datasets.text.TurnText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Puts the employee's name back and sets the time of delivery. Leaves by the door DEAD_LETTER,
 * stage "reidentify": UNKNOWN_PERSON when the roster has no such employee any more, or one who
 * opted out or asked to be forgotten; NO_RUN_DATE; UNFILLED_PLACEHOLDER when braces would remain;
 * UNFIT_NAME when the roster has something else in the place of a name, such as a link; UNFIT_TEXT
 * when the whole, name filled in, is not what {@link ValidateNudge} would let through. Counts
 * completions: in = nudges + dead letters.
 */
public final class Reidentify extends ProcessFunction<Completion, Nudge> {
  private static final long serialVersionUID = 1L;

  /** Stage named by the dead letters of this function. */
  public static final String STAGE = "reidentify";

  private final String rosterPath;
  private final ZoneId defaultZone;
  private final DeliveryTime deliveryTime;
  private final String nameless;
  private final int maxCharacters;
  private transient Roster roster;
  private transient NudgeRules rules;

  /**
   * @param rosterPath path of the roster, where the names are
   * @param defaultZone zone of people whose roster line names none
   * @param deliveryHour local hour of delivery, 0 to 23
   * @param nameless address for somebody without a given name or nickname, such as "there"
   * @param maxCharacters longest nudge, in code points
   */
  public Reidentify(
      String rosterPath, ZoneId defaultZone, int deliveryHour, String nameless, int maxCharacters) {
    this.rosterPath = requireNonNull(rosterPath, "rosterPath");
    this.defaultZone = requireNonNull(defaultZone, "defaultZone");
    this.deliveryTime = new DeliveryTime(deliveryHour);
    this.nameless = requireNonNull(nameless, "nameless");
    this.maxCharacters = maxCharacters;
  }

  @Override
  public void open(OpenContext context) {
    roster = SharedRosters.acquire(rosterPath);
    rules = new NudgeRules(new NameIndex(roster, word -> true), maxCharacters);
  }

  @Override
  public void close() {
    if (roster != null) {
      SharedRosters.release(rosterPath);
    }
  }

  @Override
  public void processElement(Completion completion, Context context, Collector<Nudge> out) {
    Optional<Person> person = person(completion);
    String runDate = completion.getAttributes().get(ComposePrompt.RUN_DATE);
    String name = person.map(this::address).orElse(nameless);
    String text = Placeholders.fill(completion.getText(), Map.of(PromptTemplate.RECIPIENT, name));
    Optional<String> fault =
        person.isEmpty()
            ? Optional.of("UNKNOWN_PERSON")
            : runDate == null ? Optional.of("NO_RUN_DATE") : fault(name, text);
    if (fault.isPresent()) {
      context.output(DeadLetters.TAG, dead(completion, fault.get()));
    } else {
      out.collect(nudge(completion, person.get(), LocalDate.parse(runDate), text));
    }
  }

  private Optional<String> fault(String name, String text) {
    if (text.contains("{{") || text.contains("}}")) {
      return Optional.of("UNFILLED_PLACEHOLDER");
    }
    if (!RecipientName.isFit(name)) {
      return Optional.of("UNFIT_NAME");
    }
    return rules.isDeliverable(text) ? Optional.empty() : Optional.of("UNFIT_TEXT");
  }

  private Optional<Person> person(Completion completion) {
    return Optional.ofNullable(completion.getSubjectId())
        .flatMap(id -> roster.person(completion.getTenantId(), id))
        .filter(person -> !person.getErased() && !person.getOptedOut());
  }

  private String address(Person person) {
    return Stream.concat(Stream.ofNullable(person.getGivenName()), person.getNicknames().stream())
        .map(name -> TurnText.trim(name).replaceAll("[ \\u00a0]+", " "))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse(nameless);
  }

  private Nudge nudge(Completion completion, Person person, LocalDate runDate, String text) {
    String days = completion.getAttributes().get(ComposePrompt.DAYS_SINCE);
    return Nudge.newBuilder()
        .setTenantId(person.getTenantId())
        .setNudgeId(nudgeId(person, runDate))
        .setPersonId(person.getPersonId())
        .setRunDate(runDate.toString())
        .setDaysSinceRecognition(days == null ? null : Integer.valueOf(days))
        .setText(text)
        .setDeliverAt(deliverAt(completion.getCompletedAt(), person, runDate))
        .setTemplateId(completion.getTemplateId())
        .setRoute(completion.getRoute())
        .setModel(completion.getModel())
        .setVariant(completion.getVariant())
        .setSimulated(completion.getSimulated())
        .build();
  }

  private Instant deliverAt(Instant completedAt, Person person, LocalDate runDate) {
    return deliveryTime.after(runDate, completedAt, TimeZones.of(person, defaultZone));
  }

  private static String nudgeId(Person person, LocalDate runDate) {
    return StableHash.of("nudge", person.getTenantId(), person.getPersonId(), runDate.toString())
        .hex();
  }

  private static DeadLetter dead(Completion completion, String reason) {
    return DeadLetters.of(Door.DEAD_LETTER, STAGE, reason)
        .setTenantId(completion.getTenantId())
        .setRecordId(completion.getPromptId())
        .setAttempts(completion.getAttempts())
        .build();
  }
}
