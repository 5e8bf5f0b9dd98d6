package com.thriviohr.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class StagesTest {
  private static final String READ =
      "{\"name\":\"Source: read messages -> count messages.read\",\"status\":\"%s\","
          + "\"metrics\":{\"read-records\":0,\"write-records\":500}}";
  private static final String ANONYMISE =
      "{\"name\":\"keep latest -> anonymise -> (count x, write rows: Writer)\",\"status\":\"%s\","
          + "\"metrics\":{\"read-records\":%d,\"write-records\":0}}";

  @Test
  void namesTheStageFurthestOnWhichHasSomethingToDo() throws Exception {
    assertThat(describe(READ.formatted("RUNNING"), ANONYMISE.formatted("RUNNING", 0)))
        .isEqualTo("stage 1 of 2 (read messages) 500 records");
    assertThat(describe(READ.formatted("FINISHED"), ANONYMISE.formatted("RUNNING", 1234)))
        .isEqualTo("stage 2 of 2 (keep latest, anonymise) 1,234 records");
    assertThat(describe(READ.formatted("FINISHED"), ANONYMISE.formatted("FINISHED", 9))).isEmpty();
  }

  private static String describe(String... vertices) throws Exception {
    return Stages.describe(
        new ObjectMapper().readTree("{\"vertices\":[" + String.join(",", vertices) + "]}"));
  }
}
