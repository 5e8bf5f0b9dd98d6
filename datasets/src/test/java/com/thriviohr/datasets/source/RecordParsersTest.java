package com.thriviohr.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.record.AuthorKind;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.record.Source;
import com.thriviohr.datasets.record.Visibility;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordParsersTest {
  private static final String WHOLE =
      "{\"tenant_id\":\"acme\",\"source\":\"slack\",\"channel_id\":\"C1\",\"message_id\":\"m1\","
          + "\"author_id\":\"p1\",\"sent_at\":\"2026-11-02T10:00:00+02:00\",\"text\":\"hi\"}";

  @Test
  void readsAMessageWithItsDefaults() {
    // When
    RawMessage message = RecordParsers.message(JsonRecord.parse(WHOLE));
    // Then
    assertThat(message.getSource()).isEqualTo(Source.SLACK);
    assertThat(message.getSentAt()).isEqualTo(Instant.parse("2026-11-02T08:00:00Z"));
    assertThat(message.getAuthorKind()).isEqualTo(AuthorKind.HUMAN);
    assertThat(message.getVisibility()).isEqualTo(Visibility.PRIVATE);
    assertThat(message.getThreadId()).isNull();
    assertThat(message.getDeleted()).isFalse();
  }

  @Test
  void keepsUnknownFieldsOut() {
    // Given
    String line = WHOLE.replace("{\"tenant_id\"", "{\"user_profile\":{\"a\":1},\"tenant_id\"");
    // When
    RawMessage message = RecordParsers.message(JsonRecord.parse(line));
    // Then
    assertThat(message.getTenantId()).isEqualTo("acme");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"text\":\"hi\"|\"text\":5|WRONG_TYPE",
        "\"text\":\"hi\"|\"x\":5|MISSING_FIELD",
        "\"slack\"|\"pager\"|UNKNOWN_VALUE",
        "+02:00||BAD_TIMESTAMP",
        "\"hi\"}|\"hi\"|BROKEN_JSON",
        "\"hi\"}|\"hi\"} {}|BROKEN_JSON",
        "\"hi\"|\"\\ud83d\"|LONE_SURROGATE",
      })
  void refusesABrokenRecordWithoutShowingItsText(String from, String to, String reason) {
    // Given
    String line = WHOLE.replace(from, to == null ? "" : to);
    // When / Then
    assertThatThrownBy(() -> RecordParsers.message(JsonRecord.parse(line)))
        .isInstanceOfSatisfying(
            BadRecordException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageNotContaining("hi")
        .hasMessageNotContaining("pager");
  }
}
