package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds host names without a scheme, such as intranet.acme.com, by their top-level domain, and
 * links without one, such as linkedin.com/in/somebody.
 */
public final class DomainDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "domain-name";

  private static final Set<String> TOP_LEVELS =
      Set.of(
          ("com org net edu gov mil info biz io dev app ai co uk de fr eu ca au nl ch se dk fi cz pl"
                  + " jp cn br ru tv es pt gr hu ro ie nz za kr mx cloud online site shop xyz tech")
              .split(" ", -1));

  /** Words, too: only a path behind tells that they are domains. */
  private static final Set<String> LINK_LEVELS =
      Set.of("us me in to ly gg fm sh so link page news blog jobs team chat".split(" ", -1));

  private static final String PATH_STOPS = " \n\r\t<>\"`|\\^{}[";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    int dot = input.text().indexOf('.');
    while (dot >= 0) {
      int at = dot;
      while (isPart(input.at(at - 1))) {
        at--;
      }
      if (at == dot) {
        dot = input.text().indexOf('.', dot + 1);
        continue;
      }
      int end = at;
      int dots = 0;
      while (isPart(input.at(end)) || (input.at(end) == '.' && isPart(input.at(end + 1)))) {
        dots += input.at(end) == '.' ? 1 : 0;
        end++;
      }
      boolean apart = "@/".indexOf(input.at(at - 1)) < 0 && "(=@".indexOf(input.at(end)) < 0;
      int path = pathEnd(input, end);
      if (dots > 0 && apart && isTop(input, at, end, path > end)) {
        String type = path > end ? EntityTypes.URL : EntityTypes.DOMAIN_NAME;
        found.accept(new Entity(at, path, type, NAME, Confidence.STRUCTURED));
        end = path;
      }
      dot = input.text().indexOf('.', Math.max(end, dot + 1));
    }
  }

  /** Behind the path of a link without a scheme: linkedin.com/in/somebody. */
  private static int pathEnd(DetectionInput input, int host) {
    if (input.at(host) != '/') {
      return host;
    }
    int end = host;
    while (end < input.text().length() && PATH_STOPS.indexOf(input.at(end)) < 0) {
      end++;
    }
    while (end > host && ".,;:!?)]}'*_~/".indexOf(input.at(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static boolean isPart(char unit) {
    return Characters.isAsciiWord(unit) || unit == '-';
  }

  private static boolean isTop(DetectionInput input, int start, int end, boolean link) {
    String host = input.text().substring(start, end);
    String top = host.substring(host.lastIndexOf('.') + 1);
    boolean sentence =
        Character.isUpperCase(top.charAt(0)) && !host.equals(host.toUpperCase(Locale.ROOT));
    String level = top.toLowerCase(Locale.ROOT);
    return !sentence
        && host.indexOf('.') > 1
        && (TOP_LEVELS.contains(level) || (link && LINK_LEVELS.contains(level)));
  }
}
