package com.thriviohr.emr.command;

import com.thriviohr.emr.environment.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The {@code --key value} of a command line. */
public final class Options {
  private final Map<String, List<String>> given = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();

  /**
   * @param arguments without the command's name
   * @throws RefusedException naming what is no option
   */
  public Options(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (!argument.startsWith("--")) {
        throw new RefusedException("'" + argument + "' is no option: write --key value");
      }
      boolean flag = i + 1 == arguments.size() || arguments.get(i + 1).startsWith("--");
      given
          .computeIfAbsent(argument.substring(2), key -> new ArrayList<>())
          .add(flag ? "true" : arguments.get(++i));
    }
  }

  /** The last value given. */
  public Optional<String> get(String key) {
    List<String> all = all(key);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** All values given. */
  public List<String> all(String key) {
    asked.add(key);
    return given.getOrDefault(key, List.of());
  }

  /**
   * @throws RefusedException when it is not given
   */
  public String require(String key, String remedy) {
    return get(key).orElseThrow(() -> new RefusedException("--" + key + " is missing: " + remedy));
  }

  /**
   * To be called once the command has asked for all it knows.
   *
   * @throws RefusedException naming an option that it has not asked for
   */
  public void refuseOthers() {
    for (String key : given.keySet()) {
      if (!asked.contains(key)) {
        throw new RefusedException(
            "--" + key + " is no option of this command: it has --" + String.join(", --", asked));
      }
    }
  }
}
