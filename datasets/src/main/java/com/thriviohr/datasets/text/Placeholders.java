package com.thriviohr.datasets.text;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code {{name}}} in templates, prompts and answers. */
public final class Placeholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)\\}\\}");

  private Placeholders() {}

  /** The names in a text, without braces and white space. */
  public static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1).strip());
    }
    return names;
  }

  /** A name with its braces. */
  public static String braced(String name) {
    return "{{" + name + "}}";
  }

  /**
   * The text with values in place of names, in one pass: braces inside a value stay as they are.
   * Names without a value stay, with the white space inside the braces dropped.
   */
  public static String fill(String text, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> {
              String name = found.group(1).strip();
              return Matcher.quoteReplacement(values.getOrDefault(name, braced(name)));
            });
  }
}
