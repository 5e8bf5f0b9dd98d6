package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Tokens;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.util.Set;

/**
 * Whether the text around an ordinary word shows that it names somebody: a call at the start of a
 * line, an at sign, a greeting, a sign-off, a participant of the message, a possessive or a capital
 * in the middle of a sentence.
 */
final class Evidence {
  private static final Set<String> FUNCTION_WORDS = Set.copyOf(WordList.read("function-words.txt"));
  private static final Set<String> GREETINGS =
      Set.of(
          "hi",
          "hey",
          "hello",
          "dear",
          "thanks",
          "thank",
          "thx",
          "cheers",
          "congrats",
          "kudos",
          "congratulations",
          "welcome",
          "morning",
          "ping",
          "cc",
          "bye",
          "sorry",
          "ty",
          "hiya");
  private static final Set<String> TITLES = Set.of("mr", "mrs", "ms", "dr", "prof", "miss");

  /** What an order is about: "Mark it", "Bill the client". */
  private static final Set<String> DIRECT_OBJECTS =
      Set.of(
          "the", "a", "an", "this", "that", "these", "those", "my", "our", "your", "their", "it",
          "him", "them", "me", "us", "all", "any", "each", "every", "up");

  /** What follows "Mark" or "Bill" of the roster when it begins an order, not a name. */
  private static final Set<String> PREPOSITIONS = Set.of("of", "to", "for", "in", "on");

  private static final Set<String> VERBS =
      Set.of(
          "is",
          "was",
          "has",
          "had",
          "did",
          "does",
          "will",
          "would",
          "could",
          "should",
          "can",
          "must",
          "said",
          "says",
          "asked",
          "and",
          "helped",
          "really",
          "just",
          "always",
          "from",
          "deserves",
          "went",
          "made",
          "stepped");

  private final DetectionInput input;
  private final String text;
  private final Tokens tokens;

  Evidence(DetectionInput input) {
    this.input = input;
    this.text = input.text();
    this.tokens = input.tokens();
  }

  /**
   * @param form the form that matched
   * @param first its first token
   * @param last its last token
   */
  boolean supports(RosterForm form, int first, int last) {
    int start = tokens.start(first);
    int end = tokens.end(last);
    char before = input.at(start - 1);
    char behind = input.at(end);
    if (before == '@' || (before == '<' && behind == '>')) {
      return true;
    }
    boolean function = first == last && FUNCTION_WORDS.contains(word(first));
    if (form.isLooseHandle()) {
      // "I am" and "the user" are handles, too.
      return isCall(start, end, function);
    }
    return isCall(start, end, function)
        || isSignOff(start, end)
        || ((!function || endsPhrase(end)) && isGreeted(first))
        || (!function && isReceiver(form))
        || isNameByCapital(form, first, last, function);
  }

  /** True for a word that somebody is called by: "ada: …", "thanks ada", "@ada", a sign-off. */
  boolean isAddressed(int start, int end) {
    return input.at(start - 1) == '@'
        || isCall(start, end, false)
        || isSignOff(start, end)
        || isGreeted(tokens.at(start));
  }

  /** "thanks will!" names somebody, "thanks will be given" does not. */
  private boolean endsPhrase(int end) {
    char behind = input.at(end);
    return end >= text.length() || ".,!?;:)\n".indexOf(behind) >= 0;
  }

  /** "will: …" and, for rarer words, "mark, …" at the start of a line. */
  private boolean isCall(int start, int end, boolean function) {
    int mark = input.at(end) == ' ' && input.at(end + 1) == ':' ? end + 1 : end;
    char behind = input.at(mark);
    boolean called = behind == ':' || (behind == ',' && !function);
    return called && !Character.isLetterOrDigit(input.at(mark + 1)) && isLineStart(start);
  }

  private boolean isLineStart(int start) {
    int at = start - 1;
    while (at >= 0 && (text.charAt(at) == ' ' || text.charAt(at) == '>')) {
      at--;
    }
    return at < 0 || text.charAt(at) == '\n';
  }

  /** The name alone on the last line of several. */
  private boolean isSignOff(int start, int end) {
    int at = end;
    while (at < text.length()) {
      if (Character.isLetterOrDigit(text.charAt(at++))) {
        return false;
      }
    }
    int from = start - 1;
    while (from >= 0 && text.charAt(from) != '\n') {
      if (Character.isLetterOrDigit(text.charAt(from--))) {
        return false;
      }
    }
    return from > 0;
  }

  private boolean isGreeted(int first) {
    if (first == 0 || tokens.start(first) - tokens.end(first - 1) > 2) {
      return false;
    }
    String word = word(first - 1);
    return GREETINGS.contains(word)
        || TITLES.contains(word)
        || (word.equals("you") && first > 1 && word(first - 2).equals("thank"));
  }

  private boolean isReceiver(RosterForm form) {
    return input.participants().receiverAmong(form.personIds());
  }

  private boolean isNameByCapital(RosterForm form, int first, int last, boolean function) {
    for (int token = first; token <= last; token++) {
      if (!Character.isUpperCase(text.charAt(tokens.start(token)))) {
        return false;
      }
    }
    if (first != last || isPossessive(tokens.end(last))) {
      return true;
    }
    if (isShouted(first) && (isShouted(first - 1) || isShouted(first + 1))) {
      return false;
    }
    if (!isSentenceStart(tokens.start(first))) {
      return tokens.end(first) - tokens.start(first) > 1;
    }
    boolean name = form.form() == NameForm.GIVEN || form.form() == NameForm.FAMILY;
    if (!name || last + 1 >= tokens.count()) {
      return name && !function;
    }
    return function ? isFollowedByVerb(last + 1) : !isObject(word(last + 1));
  }

  private static boolean isObject(String word) {
    return DIRECT_OBJECTS.contains(word) || PREPOSITIONS.contains(word);
  }

  /** True for an ordinary word that begins a sentence and has an object: "Mark it as done". */
  boolean isOrder(int start, int end) {
    int token = tokens.at(start);
    return token + 1 < tokens.count()
        && tokens.end(token) == end
        && tokens.start(token + 1) == end + 1
        && text.charAt(end) == ' '
        && (isSentenceStart(start) || text.startsWith(", ", start - 2))
        && DIRECT_OBJECTS.contains(word(token + 1))
        && WordList.isOrdinary(word(token));
  }

  /** "Will needs it" names somebody, "Will it do?" does not. */
  private boolean isFollowedByVerb(int next) {
    String word = word(next);
    boolean third = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
    return VERBS.contains(word) || (third && !FUNCTION_WORDS.contains(word));
  }

  private boolean isPossessive(int end) {
    char mark = input.at(end);
    return (mark == '\'' || mark == '’')
        && (input.at(end + 1) == 's' || input.at(end + 1) == 'S')
        && !Character.isLetterOrDigit(input.at(end + 2));
  }

  private boolean isShouted(int token) {
    if (token < 0 || token >= tokens.count() || tokens.end(token) - tokens.start(token) < 2) {
      return false;
    }
    for (int i = tokens.start(token); i < tokens.end(token); i++) {
      if (!Character.isUpperCase(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isSentenceStart(int start) {
    int at = start - 1;
    while (at >= 0 && (text.charAt(at) == ' ' || "\"'(*_".indexOf(text.charAt(at)) >= 0)) {
      at--;
    }
    return at < 0 || ".!?:;\n\r-•>…".indexOf(text.charAt(at)) >= 0;
  }

  private String word(int token) {
    StringBuilder word = new StringBuilder();
    for (int i = tokens.start(token); i < tokens.end(token); i++) {
      word.append(input.normalised().folded(i));
    }
    return word.toString();
  }
}
