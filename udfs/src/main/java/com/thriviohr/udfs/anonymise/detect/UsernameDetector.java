package com.thriviohr.udfs.anonymise.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds {@code @handle}, in the roster or not, and the handles of some networks. Broadcast names
 * such as @here stay.
 */
public final class UsernameDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "username";

  private static final Set<String> BROADCASTS =
      Set.of("here", "channel", "everyone", "all", "team", "group", "general");

  /** Reddit's u/name and Skype's live:name. */
  private static final Pattern OF_NETWORKS =
      Pattern.compile(
          "(?:^|[\\s(/,:;])(u/[A-Za-z0-9_-]{3,20}|live:[A-Za-z0-9._,-]{2,30}[A-Za-z0-9])\\b");

  /** Discord's older name#1234. */
  private static final Pattern OF_DISCORD =
      Pattern.compile("(?:^|[\\s(/,:;])([A-Za-z][A-Za-z0-9._]{1,31}#[0-9]{4})\\b");

  private static final Keywords DISCORD = new Keywords("discord");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    if (input.count('@') > 0) {
      mentions(input, found);
    }
    if (input.text().contains("u/") || input.text().contains("live:")) {
      ofNetwork(OF_NETWORKS, input, found);
    }
    if (input.count('#') > 0 && DISCORD.mayOccur(input)) {
      ofNetwork(OF_DISCORD, input, found);
    }
  }

  private static void ofNetwork(Pattern form, DetectionInput input, Consumer<Entity> found) {
    Matcher handle = form.matcher(input.text());
    while (handle.find()) {
      found.accept(entity(handle.start(1), handle.end(1)));
    }
  }

  private static Entity entity(int start, int end) {
    return new Entity(start, end, EntityTypes.USERNAME, NAME, Confidence.STRUCTURED)
        .withForm(NameForm.HANDLE);
  }

  private static void mentions(DetectionInput input, Consumer<Entity> found) {
    String text = input.text();
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int end = handleEnd(input, at + 1);
      boolean starts = !Characters.isWord(input.at(at - 1)) && input.at(at - 1) != '@';
      String handle = Characters.fold(text.substring(at + 1, end));
      if (starts && !handle.isEmpty() && !BROADCASTS.contains(handle)) {
        found.accept(mention(input, at, end));
      }
    }
  }

  /** The handle, with the label that chats put behind an id: {@code @U024BE7LH|ada}. */
  private static Entity mention(DetectionInput input, int at, int end) {
    int labelEnd = input.at(end) == '|' ? handleEnd(input, end + 1) : end;
    boolean labelled = labelEnd > end + 1;
    Entity mention = entity(at, labelled ? labelEnd : end);
    return labelled
        ? person(input, at + 1, end, labelEnd).map(mention::withPerson).orElse(mention)
        : mention;
  }

  private static Optional<String> person(DetectionInput input, int at, int end, int labelEnd) {
    String text = input.text();
    return input
        .roster()
        .personByHandle(Characters.fold(text.substring(at, end)))
        .or(
            () ->
                input.roster().personByHandle(Characters.fold(text.substring(end + 1, labelEnd))));
  }

  private static int handleEnd(DetectionInput input, int start) {
    int end = start;
    while (Characters.isWord(input.at(end)) || "_-.".indexOf(input.at(end)) >= 0) {
      end++;
    }
    while (end > start && "-.".indexOf(input.at(end - 1)) >= 0) {
      end--;
    }
    return end;
  }
}
