package com.thriviohr.udfs.infer.settings;

import com.thriviohr.datasets.settings.Settings;
import com.thriviohr.datasets.sink.RunOptions;
import com.thriviohr.udfs.infer.check.AnswerChecks;
import com.thriviohr.udfs.infer.wire.ConnectionSettings;
import com.thriviohr.udfs.secret.SecretReference;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;

/** Reads {@link InferenceOptions}, holds them against what is allowed, and reads their files. */
final class InferenceSettingsReader {
  private final Settings settings;

  InferenceSettingsReader(Settings settings) {
    this.settings = settings;
  }

  InferenceSettings read() {
    settings.read(InferenceOptions.MAX_ATTEMPTS, n -> n >= 1 && n <= 100, "1 to 100");
    settings.read(InferenceOptions.CONCURRENCY, n -> n >= 1 && n <= 100_000, "1 to 100000");
    settings.read(InferenceOptions.STOP_JOBS);
    refuseWrongTimes();
    refuseWrongServers();
    refuseWrongCredentials();
    refuseWrongMoney();
    AnswerChecks checks =
        settings
            .parsed(InferenceOptions.CHECKS, AnswerChecks::read)
            .orElseGet(AnswerChecks::shipped);
    List<ConfigOption<?>> options = new ArrayList<>(InferenceOptions.ALL);
    options.add(RunOptions.RUN_ID);
    return new InferenceSettings(
        settings.values(options), connections(), checks, deadline().orElse(null));
  }

  private void refuseWrongTimes() {
    Duration total = positive(InferenceOptions.TOTAL_TIMEOUT);
    positive(InferenceOptions.JOURNAL_RETENTION);
    positive(InferenceOptions.DEADLINE_MARGIN);
    if (settings.gives(InferenceOptions.ATTEMPT_TIMEOUT)) {
      Duration attempt = positive(InferenceOptions.ATTEMPT_TIMEOUT);
      if (attempt != null && attempt.compareTo(total) > 0) {
        settings.refuse(
            "--inference.attempt-timeout is longer than --inference.total-timeout: lower the first"
                + " or raise the second");
      }
    }
  }

  private Duration positive(ConfigOption<Duration> option) {
    return settings.read(option, d -> !d.isZero() && !d.isNegative(), "more than 0");
  }

  private void refuseWrongServers() {
    HttpUrls.require(settings, InferenceOptions.ENDPOINT, "http://localhost:8000/v1");
    HttpUrls.require(settings, InferenceOptions.SIMULATOR, "http://localhost:8000");
    HttpUrls.require(settings, InferenceOptions.PROXY, "http://proxy.internal:3128");
    boolean endpoint = settings.gives(InferenceOptions.ENDPOINT);
    if (endpoint && settings.gives(InferenceOptions.ROUTE)) {
      settings.refuse(
          "--inference.endpoint and --inference.route contradict each other: the endpoint takes the"
              + " place of all routes; keep one");
    }
    if (endpoint && settings.gives(InferenceOptions.SIMULATOR)) {
      settings.refuse(
          "--inference.simulator and --inference.endpoint contradict each other: one server"
              + " answers; keep one");
    }
    refuseLone(InferenceOptions.SIMULATED, InferenceOptions.SIMULATOR, ": add it");
    refuseLone(InferenceOptions.NO_PROXY, InferenceOptions.PROXY, ": add it");
  }

  /** A value that is no reference is not repeated: it may be the token. */
  private void refuseWrongCredentials() {
    Optional<String> given = settings.optional(InferenceOptions.CREDENTIALS);
    if (given.isPresent() && given.flatMap(SecretReference::parse).isEmpty()) {
      settings.refuse(
          "--inference.credentials is no reference, and the token itself never belongs into the"
              + " arguments: give "
              + SecretReference.FORMS);
    }
    refuseLone(
        InferenceOptions.CREDENTIALS,
        InferenceOptions.ENDPOINT,
        ": add it, or name credentials in the catalog");
  }

  private void refuseWrongMoney() {
    Optional<Double> budget = settings.optional(InferenceOptions.BUDGET);
    if (budget.filter(usd -> !(usd >= 0.01 && usd <= 1_000_000)).isPresent()) {
      settings.refuse(
          "--inference.budget '" + budget.get() + "' is not 0.01 to 1000000 US dollars");
    }
    refuseLone(
        InferenceOptions.BUDGET,
        InferenceOptions.JOURNAL,
        ", which alone knows after a restart what was spent: add it");
    if (settings.gives(InferenceOptions.JOURNAL)
        && settings.optional(RunOptions.RUN_ID).isEmpty()) {
      settings.refuse(
          "--inference.journal needs --run.id: give one, the same when the run is repeated");
    }
  }

  private void refuseLone(ConfigOption<?> option, ConfigOption<?> needed, String remedy) {
    if (settings.gives(option) && !settings.gives(needed)) {
      settings.refuse("--" + option.key() + " needs --" + needed.key() + remedy);
    }
  }

  private ConnectionSettings connections() {
    ConnectionSettings trusting =
        settings
            .parsed(InferenceOptions.CA_FILE, ConnectionSettings.DEFAULTS::trusting)
            .orElse(ConnectionSettings.DEFAULTS);
    List<String> direct = settings.optional(InferenceOptions.NO_PROXY).orElse(List.of());
    return settings
        .optional(InferenceOptions.PROXY)
        .filter(HttpUrls::isBareHttp)
        .map(proxy -> trusting.through(URI.create(proxy), direct))
        .orElse(trusting);
  }

  private Optional<Instant> deadline() {
    Optional<String> given = settings.optional(InferenceOptions.DEADLINE);
    Optional<Instant> deadline =
        given.flatMap(text -> Deadline.parse(text, ZonedDateTime.now(ZoneId.systemDefault())));
    if (given.isPresent() && deadline.isEmpty()) {
      settings.refuse(
          "--inference.deadline '"
              + given.get()
              + "' is neither: give a time of day such as 06:00 or a duration such as 8 h");
    }
    return deadline;
  }
}
