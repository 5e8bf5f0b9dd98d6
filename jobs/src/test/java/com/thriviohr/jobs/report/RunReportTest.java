package com.thriviohr.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.jobs.run.Counts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class RunReportTest {
  @Test
  void saysWhatCameInAndByWhichDoorItLeft() {
    // When
    Document page = Jsoup.parse(DatasetReport.of(counts()).html());
    // Then
    assertThat(page.select("h1").text()).isEqualTo("1,200 examples ready for fine-tuning");
    assertThat(page.select(".lead").text())
        .startsWith("5,000 messages came in.")
        .contains("4,100 in conversations", "300 as duplicates", "590 rejected", "10 dead letters")
        .endsWith("The leak audit held back 1 example.");
    assertThat(rows(page, ".exits"))
        .containsExactly(
            "too short quality rejected 590",
            "redelivered deduplicate duplicate 300",
            "broken json parse dead letter 10",
            "leak person leak audit quarantined 1");
  }

  @Test
  void drawsABarForEveryPowerOfTwoBetweenTheSmallestAndTheLargest() {
    // When
    Document page = Jsoup.parse(DatasetReport.of(counts()).html());
    // Then
    assertThat(page.select("figure rect title").eachText())
        .containsExactly("64 to 128: 700", "128 to 256: 0", "256 to 512: 500");
  }

  @Test
  void isReadableByPeopleAndMachinesAndAsksNobodyElse() {
    // When
    Document page = Jsoup.parse(DatasetReport.of(counts()).html());
    // Then
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("script, link, img, iframe")).isEmpty();
    assertThat(page.select("[href], [src]")).isEmpty();
    assertThat(page.select("table").size()).isEqualTo(page.select("table > caption").size());
    assertThat(page.select("th:not([scope])")).isEmpty();
    assertThat(page.select("svg:not([aria-hidden]):not([aria-label])")).isEmpty();
    assertThat(page.select("h1")).hasSize(1);
  }

  @Test
  void escapesNamesThatTheInputChose() {
    // Given
    Map<String, Object> values = new HashMap<>(Map.of("entities.<script>", 1L));
    // When
    String html = DatasetReport.of(new Counts(values)).html();
    // Then
    assertThat(html).contains("&lt;script&gt;").doesNotContain("<script>");
  }

  private static List<String> rows(Document page, String table) {
    return page.select(table + " tbody tr").eachText();
  }

  private static Counts counts() {
    Map<String, Object> values = new HashMap<>();
    values.put(Metric.MESSAGES_READ.key(), 5_000L);
    values.put(Metric.MESSAGES_ASSEMBLED.key(), 4_100L);
    values.put(Metric.EXAMPLES_READY.key(), 1_200L);
    values.put("rejected/quality/TOO_SHORT", 590L);
    values.put("duplicate/deduplicate/REDELIVERED", 300L);
    values.put("dead_letter/parse/BROKEN_JSON", 10L);
    values.put("quarantined/leak-audit/LEAK_PERSON", 1L);
    values.put(Metric.EXAMPLES_BY_TOKENS.key() + "64", 700L);
    values.put(Metric.EXAMPLES_BY_TOKENS.key() + "256", 500L);
    return new Counts(values);
  }
}
