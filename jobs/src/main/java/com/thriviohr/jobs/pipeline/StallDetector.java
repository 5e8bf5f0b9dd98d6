package com.thriviohr.jobs.pipeline;

import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.jobs.run.Counts;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices that no prompt ends any more, and says why by what calls came to meanwhile. */
final class StallDetector {
  private static final Logger LOG = LoggerFactory.getLogger(StallDetector.class);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private long done = -1;
  private Duration since = Duration.ZERO;
  private SortedMap<String, Long> failedBefore = new TreeMap<>();
  private long sentBefore;
  private long minutesLogged;

  /**
   * @param finished prompts that are done with
   * @param elapsed time since the job started
   * @return what to say of it, empty while prompts end
   */
  String notice(Counts counts, long finished, Duration elapsed) {
    if (finished != done) {
      done = finished;
      since = elapsed;
      failedBefore = counts.below(Metric.CALLS_FAILED.key());
      sentBefore = counts.of(Metric.CALLS_SENT.key());
      minutesLogged = 0;
      return "";
    }
    Duration silence = elapsed.minus(since);
    if (silence.compareTo(PATIENCE) < 0) {
      return "";
    }
    String notice = "no answer for " + silence.toMinutes() + " min: " + reason(counts);
    if (silence.toMinutes() > minutesLogged) {
      minutesLogged = silence.toMinutes();
      LOG.warn("{}", notice);
    }
    return notice;
  }

  private String reason(Counts counts) {
    SortedMap<String, Long> failed = new TreeMap<>();
    counts
        .below(Metric.CALLS_FAILED.key())
        .forEach((kind, count) -> failed.put(kind, count - failedBefore.getOrDefault(kind, 0L)));
    failed.values().removeIf(count -> count <= 0);
    long underWay =
        counts.of(Metric.CALLS_SENT.key())
            - counts.of(Metric.CALLS_ANSWERED.key())
            - counts.under(Metric.CALLS_FAILED.key());
    if (!failed.isEmpty()) {
      return "calls failed, " + written(failed) + ", and are repeated";
    }
    if (underWay > 0) {
      return String.format("%,d calls are under way and do not end", underWay);
    }
    return counts.of(Metric.CALLS_SENT.key()) > sentBefore
        ? "answers wait for what comes after them"
        : "none is sent; prompts wait for a job, a quota, a pause or the budget";
  }

  private static String written(Map<String, Long> failed) {
    return failed.entrySet().stream()
        .map(kind -> kind.getKey() + " " + kind.getValue())
        .collect(Collectors.joining(", "));
  }
}
