package com.thriviohr.udfs.nudge;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.text.ControlTokens;
import com.thriviohr.datasets.text.Placeholders;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is accepted from a model as a nudge. */
final class NudgeRules {
  private static final Set<String> FILTERED =
      Set.of("content_filter", "content_filtered", "guardrail_intervened", "refusal", "safety");
  private static final Set<String> CUT_OFF = Set.of("length", "max_tokens", "max_length");
  private static final List<String> DECLINES =
      List.of("i'm sorry, but i", "i am sorry, but i", "i cannot ", "i can't ", "i'm unable to");
  private static final List<String> META_STARTS =
      List.of(
          "as an ai",
          "as a language model",
          "here is",
          "here's",
          "here are",
          "sure,",
          "sure!",
          "sure.",
          "certainly",
          "of course,",
          "of course!",
          "absolutely!",
          "okay, here",
          "subject:",
          "option 1",
          "option a",
          "version 1",
          "variant 1",
          "hier ist",
          "natürlich",
          "gerne!",
          "als ki");
  private static final List<String> META_INSIDE =
      List.of(
          "as an ai language model",
          "language model",
          "let me know if you'd like me to",
          "```",
          "</think",
          "<think",
          "(note:",
          "[note:",
          "\nnote:",
          "placeholder");
  private static final Pattern OPTIONS =
      Pattern.compile(
          "(?im)^[*_#\\s]*(?:option|version|variant|variante|opción|opção|möglichkeit)\\s*[1-9a-c]\\b"
              + "|(?s)^\\s*1[.)]\\s.*^\\s*2[.)]\\s");
  private static final Pattern BRACKETED =
      Pattern.compile("\\[[^\\]\\n]{1,60}\\]|<[^>\\n]{1,60}>|\\{[^}\\n]{0,60}\\}");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\S@\\S|(?:^|\\W)@\\w|://|\\bwww\\.|\\b[a-z0-9-]+\\.(?:com|org|net|io|de|co|uk|eu|app)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DIGITS = Pattern.compile("\\+?\\(?\\d[\\d ()./-]{5,}\\d");
  private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final int FEWEST_PHONE_DIGITS = 7;

  private final NameIndex names;
  private final int maxCharacters;

  NudgeRules(NameIndex names, int maxCharacters) {
    this.names = names;
    this.maxCharacters = maxCharacters;
  }

  /** True for a text, names filled in, that is as fit for a person as what came from the model. */
  boolean isDeliverable(String text) {
    return !text.isEmpty()
        && !ControlTokens.contains(text)
        && !BRACKETED.matcher(text).find()
        && !holdsContact(Normalizer.normalize(text, Normalizer.Form.NFKC))
        && text.codePoints().noneMatch(NudgeRules::isInvisible)
        && text.codePointCount(0, text.length()) <= maxCharacters;
  }

  private static boolean isInvisible(int codePoint) {
    return Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\t';
  }

  /** The first fault of an answer whose text was tidied. */
  Optional<NudgeFault> fault(Completion completion) {
    String text = completion.getText();
    for (NudgeFault fault : NudgeFault.values()) {
      if (has(fault, completion, text, without(completion.getPlaceholders(), text))) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  private boolean has(NudgeFault fault, Completion completion, String text, String prose) {
    switch (fault) {
      case REFUSED:
        return FILTERED.contains(finishReason(completion)) || starts(text, DECLINES);
      case TRUNCATED:
        return CUT_OFF.contains(finishReason(completion));
      case EMPTY:
        return text.isEmpty();
      case CONTROL_TOKEN:
        return ControlTokens.contains(text);
      case META_TALK:
        return starts(text, META_STARTS)
            || META_INSIDE.stream().anyMatch(plain(text)::contains)
            || OPTIONS.matcher(text).find();
      case LOST_PLACEHOLDER:
        return !Placeholders.names(text).containsAll(completion.getPlaceholders());
      case INVENTED_PLACEHOLDER:
        return BRACKETED.matcher(prose).find() || prose.contains("{{") || prose.contains("}}");
      case CONTACT:
        return holdsContact(Normalizer.normalize(prose, Normalizer.Form.NFKC));
      case FOREIGN_NAME:
        return names.findsName(completion.getTenantId(), prose);
      default:
        return text.codePointCount(0, text.length()) > maxCharacters;
    }
  }

  private static String without(List<String> placeholders, String text) {
    String prose = text;
    for (String name : placeholders) {
      prose = prose.replace(Placeholders.braced(name), " ");
    }
    return prose;
  }

  private static boolean holdsContact(String prose) {
    if (ADDRESS.matcher(prose).find()) {
      return true;
    }
    Matcher numbers = DIGITS.matcher(prose);
    while (numbers.find()) {
      long digits = numbers.group().chars().filter(Character::isDigit).count();
      if (digits >= FEWEST_PHONE_DIGITS && !ISO_DATE.matcher(numbers.group()).matches()) {
        return true;
      }
    }
    return false;
  }

  private static boolean starts(String text, List<String> phrases) {
    String plain = plain(text);
    return phrases.stream().anyMatch(plain::startsWith);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace('’', '\'');
  }

  private static String finishReason(Completion completion) {
    return completion.getFinishReason().toLowerCase(Locale.ROOT);
  }
}
