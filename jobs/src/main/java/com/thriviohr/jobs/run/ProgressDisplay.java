package com.thriviohr.jobs.run;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows progress: on a terminal one line that rewrites itself, elsewhere a line when something has
 * changed, and not more often than every ten seconds.
 */
final class ProgressDisplay {
  /** Set by whoever starts a job on a terminal; the JVM cannot tell for its output alone. */
  static final String TERMINAL = "thrivio.terminal";

  private static final Duration AT_MOST_EVERY = Duration.ofSeconds(10);
  private static final String REWRITE = "\r\033[K";
  private static final int DEFAULT_COLUMNS = 120;

  private final PrintStream out;
  private final boolean terminal;
  private final int columns;
  private String last = "";
  private Duration lastAt = AT_MOST_EVERY.negated();
  private boolean open;

  ProgressDisplay(PrintStream out, boolean terminal, int columns) {
    this.out = requireNonNull(out, "out");
    this.terminal = terminal;
    this.columns = columns;
  }

  /** A display for the place where this JVM was started. */
  static ProgressDisplay on(PrintStream out) {
    boolean terminal = Boolean.getBoolean(TERMINAL) && out == System.out;
    return new ProgressDisplay(
        out, terminal, Integer.getInteger("thrivio.columns", DEFAULT_COLUMNS));
  }

  /** Shows the state of a running job. */
  void show(String state, Duration elapsed) {
    if (terminal) {
      out.print(REWRITE + cut(line(state, elapsed)));
      out.flush();
      open = true;
    } else if (!state.equals(last) && elapsed.minus(lastAt).compareTo(AT_MOST_EVERY) >= 0) {
      last = state;
      lastAt = elapsed;
      out.println(line(state, elapsed));
    }
  }

  /** Shows the last state of a job. */
  void finish(String state, Duration elapsed) {
    out.println((open ? REWRITE : "") + line(state, elapsed));
    open = false;
  }

  /** Leaves the line, for what is said about a job that failed. */
  void abandon() {
    if (open) {
      out.println();
      open = false;
    }
  }

  private static String line(String state, Duration elapsed) {
    return String.format(Locale.ROOT, "%4d s  %s", elapsed.toSeconds(), state);
  }

  /** A line that wraps could not be rewritten. */
  private String cut(String line) {
    return line.length() < columns ? line : line.substring(0, Math.max(1, columns - 2)) + "…";
  }
}
