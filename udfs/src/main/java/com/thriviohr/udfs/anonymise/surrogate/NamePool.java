package com.thriviohr.udfs.anonymise.surrogate;

import com.thriviohr.datasets.text.ResourceText;
import com.thriviohr.datasets.yaml.YamlMapping;
import com.thriviohr.udfs.anonymise.text.Gender;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The names of one script that may stand in for real ones, by gender. Latin given names are rarer
 * ones and Latin family names made up; a stranger who bears one is replaced like any other.
 */
final class NamePool {
  private static final String FILE = "/com/thriviohr/udfs/anonymise/surrogate-names.yaml";
  private static final Map<UnicodeScript, NamePool> BY_SCRIPT = read();

  private final UnicodeScript script;
  private final Map<Gender, List<String>> given;
  private final Map<Gender, List<String>> family;

  private NamePool(
      UnicodeScript script, Map<Gender, List<String>> given, Map<Gender, List<String>> family) {
    this.script = script;
    this.given = given;
    this.family = family;
  }

  /** The pool of a script; the Latin one for a script without. */
  static NamePool of(UnicodeScript script) {
    return BY_SCRIPT.getOrDefault(script, BY_SCRIPT.get(UnicodeScript.LATIN));
  }

  /** The script of its names. */
  UnicodeScript script() {
    return script;
  }

  /** Given names of a gender; those of all for an unknown one. */
  List<String> given(Gender gender) {
    return given.get(gender);
  }

  /** Family names in the form that a gender has. */
  List<String> family(Gender gender) {
    return family.get(gender);
  }

  private static Map<UnicodeScript, NamePool> read() {
    YamlMapping yaml = YamlMapping.parse(ResourceText.read(NamePool.class, FILE), FILE);
    yaml.text("version");
    Map<UnicodeScript, NamePool> pools = new EnumMap<>(UnicodeScript.class);
    for (YamlMapping row : yaml.mappings("scripts")) {
      UnicodeScript script = row.oneOf("script", UnicodeScript.class, UnicodeScript.LATIN);
      pools.put(script, new NamePool(script, given(row), family(row)));
      row.refuseUnreadKeys();
    }
    yaml.refuseUnreadKeys();
    yaml.refuseProblems();
    return pools;
  }

  private static Map<Gender, List<String>> given(YamlMapping row) {
    List<String> women = names(row, "female");
    List<String> men = names(row, "male");
    List<String> all = new ArrayList<>(names(row, "any"));
    all.addAll(women);
    all.addAll(men);
    return Map.of(Gender.FEMALE, women, Gender.MALE, men, Gender.UNKNOWN, all);
  }

  private static Map<Gender, List<String>> family(YamlMapping row) {
    List<String> women = names(row, "female-family");
    if (women.isEmpty()) {
      women = madeUp();
    }
    List<String> men = names(row, "male-family");
    List<String> others = men.isEmpty() ? women : men;
    return Map.of(Gender.FEMALE, women, Gender.MALE, others, Gender.UNKNOWN, others);
  }

  private static List<String> madeUp() {
    List<String> madeUp = new ArrayList<>();
    for (String head : WordList.read("surrogate-family-heads.txt")) {
      for (String tail : WordList.read("surrogate-family-tails.txt")) {
        madeUp.add(head + tail);
      }
    }
    return madeUp;
  }

  private static List<String> names(YamlMapping row, String key) {
    return row.optional(key).map(names -> List.of(names.split(" "))).orElse(List.of());
  }
}
