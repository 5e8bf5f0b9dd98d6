package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.datasets.text.ResourceText;
import com.thriviohr.datasets.yaml.YamlMapping;
import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.ArrayList;
import java.util.List;

/** How the secrets of one issuer begin: a row of {@code secret-prefixes.yaml}. Immutable. */
final class SecretPrefix {
  private static final String FILE = "/com/thriviohr/udfs/anonymise/secret-prefixes.yaml";
  private static final String VOWELS = "AEIOU";
  private static final int MOST_VOWELS = 5;
  private static final int FEWEST_HUMPS = 3;

  private final String text;
  private final int characters;
  private final String type;

  private SecretPrefix(YamlMapping yaml) {
    this.text = yaml.text("prefix");
    this.characters = yaml.whole("characters", 20, 8, 200);
    this.type = yaml.text("type");
    yaml.text("issuer");
    if (!EntityTypes.SECRETS.contains(type)) {
      yaml.refuse("type", "is '" + type + "': give one of " + EntityTypes.SECRETS);
    }
    yaml.refuseUnreadKeys();
  }

  /** The prefixes that ship with the jobs. */
  static List<SecretPrefix> shipped() {
    YamlMapping yaml = YamlMapping.parse(ResourceText.read(SecretPrefix.class, FILE), FILE);
    yaml.text("version");
    List<SecretPrefix> prefixes = new ArrayList<>();
    yaml.mappings("prefixes").forEach(row -> prefixes.add(new SecretPrefix(row)));
    yaml.refuseUnreadKeys();
    yaml.refuseProblems();
    return List.copyOf(prefixes);
  }

  String text() {
    return text;
  }

  int characters() {
    return characters;
  }

  String type() {
    return type;
  }

  /** True for a whole text that begins so and is no word. */
  boolean admits(String secret) {
    String rest = secret.substring(text.length());
    if (type.equals(EntityTypes.AWS_KEY)) {
      return secret.length() == characters
          && rest.chars()
              .allMatch(unit -> (unit >= 'A' && unit <= 'Z') || (unit >= '0' && unit <= '9'))
          && (Characters.hasDigit(rest) || vowels(rest) <= MOST_VOWELS);
    }
    return secret.length() >= characters && (Characters.hasDigit(rest) || isMixed(rest));
  }

  /** Letters alone are a secret when capitals and small letters alternate as in no word. */
  private static boolean isMixed(String text) {
    int humps = 0;
    for (int i = 1; i < text.length(); i++) {
      boolean hump =
          Character.isUpperCase(text.charAt(i)) && Character.isLowerCase(text.charAt(i - 1));
      humps += hump ? 1 : 0;
    }
    return humps >= FEWEST_HUMPS;
  }

  private static long vowels(String text) {
    return text.chars().filter(unit -> VOWELS.indexOf(unit) >= 0).count();
  }
}
