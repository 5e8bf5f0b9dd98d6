package com.thriviohr.udfs.infer.journal;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.AnswerOrigin;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.budget.WorstCase;
import com.thriviohr.udfs.infer.catalog.InferenceModel;
import com.thriviohr.udfs.infer.catalog.Price;
import com.thriviohr.udfs.infer.catalog.TokenLimits;
import com.thriviohr.udfs.infer.chain.PricedClient;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournaledClientTest {
  private static final String MODEL = "fake-model";

  private static final WorstCase WORST =
      new WorstCase(
          new InferenceModel(
              MODEL,
              MODEL,
              new Price(BigDecimal.ONE, BigDecimal.ONE, LocalDate.EPOCH),
              new TokenLimits(8192, 2048, 1)));

  @TempDir Path folder;

  private Journal journal(String run) {
    return Journal.open(folder.toString(), run, Duration.ofDays(30), Clock.systemUTC());
  }

  private JournaledClient client(InferenceClient model, Journal journal) {
    return new JournaledClient(
        new WriteAheadClient(model, journal, WORST),
        journal,
        prompt -> Optional.of(MODEL),
        Completion::getModel);
  }

  private static Completion ask(JournaledClient client, Prompt prompt) {
    return client.complete(prompt).toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static Prompt greedy(String id) {
    Prompt prompt = prompt(id);
    prompt.setTemperature(0.0);
    return prompt;
  }

  private void answer(String run, Prompt prompt) {
    try (JournaledClient client = client(new FakeInferenceClient().answers(), journal(run))) {
      ask(client, prompt);
    }
  }

  private Path segment() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void sameRunReplaysAnswerWithItsCostAndWithoutACall() {
    // Given
    Price price = new Price(new BigDecimal("2"), new BigDecimal("4"), LocalDate.EPOCH);
    InferenceClient paid = new PricedClient(new FakeInferenceClient().answers(), price);
    try (JournaledClient client = client(paid, journal("night"))) {
      ask(client, prompt("p"));
    }
    FakeInferenceClient model = new FakeInferenceClient();
    try (JournaledClient client = client(model, journal("night"))) {

      // When
      Completion replayed = ask(client, prompt("p"));

      // Then
      assertThat(model.ids()).isEmpty();
      assertThat(replayed.getOrigin()).isEqualTo(AnswerOrigin.REPLAY);
      assertThat(replayed.getCostMicroUsd()).isEqualTo(40);
      assertThat(replayed.getText()).isEqualTo("Thank you, {{recipient}}");
      assertThat(replayed.getAttempts()).isEqualTo(1);
    }
  }

  @Test
  void anotherRunReusesAnswerForFree() {
    // Given
    answer("monday", prompt("p"));
    FakeInferenceClient model = new FakeInferenceClient();
    try (JournaledClient client = client(model, journal("tuesday"))) {

      // When
      Completion reused = ask(client, prompt("p"));

      // Then
      assertThat(model.ids()).isEmpty();
      assertThat(reused.getOrigin()).isEqualTo(AnswerOrigin.CACHE);
      assertThat(List.of(reused.getCostMicroUsd(), (long) reused.getAttempts())).containsOnly(0L);
    }
  }

  @Test
  void equalPromptsShareAnAnswerOnlyAtTemperatureZero() {
    // Given
    answer("night", greedy("a"));
    answer("night", prompt("a"));
    FakeInferenceClient model = new FakeInferenceClient().answers();
    try (JournaledClient client = client(model, journal("night"))) {

      // When
      AnswerOrigin greedy = ask(client, greedy("b")).getOrigin();
      AnswerOrigin sampled = ask(client, prompt("b")).getOrigin();

      // Then
      assertThat(List.of(greedy, sampled)).containsExactly(AnswerOrigin.CACHE, AnswerOrigin.MODEL);
      assertThat(model.ids()).containsExactly("b");
    }
  }

  /** A call is made once its note is durable. */
  private static void awaitCalls(FakeInferenceClient model, int calls) {
    while (model.calls().size() < calls) {
      Thread.onSpinWait();
    }
  }

  @Test
  void equalPromptsUnderWayShareOneCallAtTemperatureZero() {
    // Given
    FakeInferenceClient model = new FakeInferenceClient();
    try (JournaledClient client = client(model, journal("night"))) {
      List<CompletableFuture<Completion>> asked = new ArrayList<>();
      for (String id : List.of("a", "b", "c")) {
        asked.add(client.complete(greedy(id)).toCompletableFuture());
      }

      // When
      awaitCalls(model, 1);
      model.answer(0);
      List<Completion> answers = asked.stream().map(CompletableFuture::join).toList();

      // Then
      assertThat(model.ids()).containsExactly("a");
      assertThat(answers)
          .extracting(Completion::getPromptId, Completion::getOrigin)
          .containsExactly(
              tuple("a", AnswerOrigin.MODEL),
              tuple("b", AnswerOrigin.CACHE),
              tuple("c", AnswerOrigin.CACHE));
    }
  }

  @Test
  void asksForItselfWhenTheEqualPromptFails() {
    // Given
    FakeInferenceClient model = new FakeInferenceClient();
    try (JournaledClient client = client(model, journal("night"))) {
      client.complete(greedy("a"));
      CompletableFuture<Completion> other = client.complete(greedy("b")).toCompletableFuture();

      // When
      awaitCalls(model, 1);
      model.calls().get(0).completeExceptionally(new InferenceException(FailureKind.TIMED_OUT, ""));
      awaitCalls(model, 2);
      model.answer(1);

      // Then
      assertThat(other.join().getOrigin()).isEqualTo(AnswerOrigin.MODEL);
      assertThat(model.ids()).containsExactly("a", "b");
    }
  }

  @Test
  void otherModelTenantOrParametersAskAgain() {
    // Given
    answer("night", greedy("p"));
    Prompt longer = greedy("p");
    longer.setMaxTokens(65);
    Prompt otherTenant = greedy("p");
    otherTenant.setTenantId("globex");
    Prompt narrower = greedy("p");
    narrower.setParameters(Map.of("top_p", "0.5"));
    FakeInferenceClient model = new FakeInferenceClient().answers().answers().answers().answers();
    try (Journal journal = journal("next")) {
      JournaledClient elsewhere =
          new JournaledClient(model, journal, prompt -> Optional.of("other"), Completion::getModel);

      // When
      ask(elsewhere, greedy("p"));
      ask(client(model, journal), longer);
      ask(client(model, journal), otherTenant);
      ask(client(model, journal), narrower);

      // Then
      assertThat(model.ids()).hasSize(4);
    }
  }

  @Test
  void splitRoutesReuseNothingOfOtherRuns() {
    // Given
    answer("monday", prompt("p"));
    FakeInferenceClient model = new FakeInferenceClient().answers();
    try (JournaledClient client =
        new JournaledClient(
            model, journal("tuesday"), prompt -> Optional.empty(), Completion::getModel)) {

      // When
      Completion asked = ask(client, prompt("p"));

      // Then
      assertThat(asked.getOrigin()).isEqualTo(AnswerOrigin.MODEL);
    }
  }

  @Test
  void tornTailCostsOnlyTheTornEntry() throws Exception {
    // Given
    try (JournaledClient client =
        client(new FakeInferenceClient().answers().answers(), journal("night"))) {
      ask(client, prompt("first"));
      ask(client, prompt("second"));
    }
    byte[] whole = Files.readAllBytes(segment());
    Files.write(segment(), Arrays.copyOf(whole, whole.length - 3));
    FakeInferenceClient model = new FakeInferenceClient().answers().answers();
    try (JournaledClient client = client(model, journal("night"))) {

      // When
      ask(client, prompt("first"));
      Completion again = ask(client, prompt("second"));

      // Then
      assertThat(model.ids()).containsExactly("second");
      assertThat(again.getRepaid()).isTrue();
    }
  }

  @Test
  void brokenEntryCostsItselfOnly() throws Exception {
    // Given
    try (JournaledClient client =
        client(new FakeInferenceClient().answers().answers().answers(), journal("night"))) {
      ask(client, prompt("first"));
      ask(client, prompt("second"));
      ask(client, prompt("third"));
    }
    byte[] whole = Files.readAllBytes(segment());
    int[] all = new int[1];
    Frames.read(new ByteArrayInputStream(whole), record -> all[0]++);
    for (int at = 4; at < whole.length; at += 7) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 0x40;

      // When
      int[] read = new int[1];
      long broken = Frames.read(new ByteArrayInputStream(flipped), record -> read[0]++);

      // Then
      assertThat(read[0]).as("records read with byte %d flipped", at).isEqualTo(all[0] - 1);
      assertThat(broken).isPositive();
    }
  }

  @Test
  void flippedByteIsNeverAnAnswer() throws Exception {
    // Given
    answer("night", prompt("p"));
    byte[] bytes = Files.readAllBytes(segment());
    bytes[bytes.length - 60] ^= 1;
    Files.write(segment(), bytes);
    FakeInferenceClient model = new FakeInferenceClient().answers();
    try (JournaledClient client = client(model, journal("night"))) {

      // When
      ask(client, prompt("p"));

      // Then
      assertThat(model.ids()).containsExactly("p");
    }
  }

  @Test
  void callLostWithTheProcessIsToldWhenRepeatedAndCountedAtItsMost() {
    // Given: the second call is open when the first process ends
    FakeInferenceClient killed = new FakeInferenceClient().hangs();
    JournaledClient first = client(killed, journal("night"));
    first.complete(prompt("p"));
    first.close();
    FakeInferenceClient model = new FakeInferenceClient().answers().answers();
    try (Journal journal = journal("night");
        JournaledClient client = client(model, journal)) {

      // When
      Completion again = ask(client, prompt("p"));
      Completion other = ask(client, prompt("q"));

      // Then
      assertThat(again.getRepaid()).isTrue();
      assertThat(other.getRepaid()).isFalse();
      assertThat(journal.spentBeforeMicroUsd()).isEqualTo(WORST.microUsd(prompt("p")));
    }
  }

  @Test
  void failedCallIsAskedAgainAndIsNotLost() {
    // Given
    try (JournaledClient client =
        client(new FakeInferenceClient().fails(FailureKind.INVALID_REQUEST), journal("night"))) {
      client.complete(prompt("p")).toCompletableFuture().handle((c, t) -> t).join();
    }
    FakeInferenceClient model = new FakeInferenceClient().answers();
    try (Journal journal = journal("night");
        JournaledClient client = client(model, journal)) {

      // When
      Completion again = ask(client, prompt("p"));

      // Then
      assertThat(again.getRepaid()).isFalse();
      assertThat(journal.spentBeforeMicroUsd()).isZero();
    }
  }

  @Test
  void countsWhatAttemptsMayHaveCostOverARestart() {
    // Given: one attempt that the endpoint may have billed, then an answer
    Price price = new Price(BigDecimal.ONE, BigDecimal.ONE, LocalDate.EPOCH);
    FakeInferenceClient model = new FakeInferenceClient().fails(FailureKind.TIMED_OUT).answers();
    try (Journal journal = journal("night")) {
      WriteAheadClient attempts =
          new WriteAheadClient(new PricedClient(model, price), journal, WORST);
      attempts.complete(prompt("p")).toCompletableFuture().handle((c, t) -> t).join();
      ask(client(new PricedClient(model, price), journal), prompt("p"));
    }

    // When
    try (Journal journal = journal("night")) {
      // Then
      assertThat(journal.spentBeforeMicroUsd()).isEqualTo(WORST.microUsd(prompt("p")) + 15);
    }
  }

  @Test
  void countsACancelledAttemptAtItsMost() {
    // Given
    try (Journal journal = journal("night")) {
      CompletableFuture<Completion> call =
          client(new FakeInferenceClient().hangs(), journal)
              .complete(prompt("p"))
              .toCompletableFuture();

      // When
      call.cancel(true);
    }

    // Then
    try (Journal journal = journal("night")) {
      assertThat(journal.spentBeforeMicroUsd()).isEqualTo(WORST.microUsd(prompt("p")));
      assertThat(journal.takeLost(journal.call(prompt("p")))).isFalse();
    }
  }

  @Test
  void promptThatWaitsToBeRepeatedIsNotLost() {
    // Given: a throttled attempt, and no word of what came of the prompt
    try (Journal journal = journal("night")) {
      new WriteAheadClient(new FakeInferenceClient().fails(FailureKind.THROTTLED), journal, WORST)
          .complete(prompt("p"))
          .toCompletableFuture()
          .handle((c, t) -> t)
          .join();
    }

    // When
    try (Journal journal = journal("night")) {
      // Then
      assertThat(journal.takeLost(journal.call(prompt("p")))).isFalse();
      assertThat(journal.spentBeforeMicroUsd()).isZero();
    }
  }

  @Test
  void everyWritersSegmentsAreRead() {
    // Given: two JVMs at the same time
    try (JournaledClient one = client(new FakeInferenceClient().answers(), journal("night"));
        JournaledClient two = client(new FakeInferenceClient().answers(), journal("night"))) {
      ask(one, prompt("a"));
      ask(two, prompt("b"));
    }
    FakeInferenceClient model = new FakeInferenceClient();
    try (JournaledClient client = client(model, journal("night"))) {

      // When
      ask(client, prompt("a"));
      ask(client, prompt("b"));

      // Then
      assertThat(model.ids()).isEmpty();
    }
  }

  @Test
  void localSegmentsAreReadableByTheirOwnerOnly() throws Exception {
    // When
    answer("night", prompt("p"));

    // Then
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(segment())))
        .isEqualTo("rw-------");
  }

  @Test
  void holdsNoIdOfThePerson() throws Exception {
    // Given
    Prompt prompt = prompt("prompt-id-of-it");
    prompt.setSubjectId("person-17");

    // When
    answer("night", prompt);

    // Then
    assertThat(new String(Files.readAllBytes(segment()), StandardCharsets.ISO_8859_1))
        .contains("Thank you")
        .doesNotContain("person-17")
        .doesNotContain("prompt-id-of-it");
  }

  @Test
  void erasedPersonsAnswersAreGoneAndOthersStay() throws Exception {
    // Given
    Prompt erased = prompt("e");
    erased.setSubjectId("person-1");
    Prompt other = prompt("o");
    other.setSubjectId("person-2");
    answer("night", erased);
    answer("night", other);
    JournalMaintenance maintenance = new JournalMaintenance(folder.toString(), Clock.systemUTC());

    // When
    long gone = maintenance.erase(Set.of(JournalKey.person("acme", "person-1")));

    // Then: what was sent and what was answered
    assertThat(gone).isEqualTo(2);
    FakeInferenceClient model = new FakeInferenceClient().answers();
    try (JournaledClient client = client(model, journal("night"))) {
      ask(client, other);
      ask(client, erased);
    }
    assertThat(model.ids()).containsExactly("e");
  }

  @Test
  void entriesPastRetentionAreNeitherUsedNorKept() throws Exception {
    // Given
    answer("monday", prompt("p"));
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(31));
    FakeInferenceClient model = new FakeInferenceClient().answers();
    try (JournaledClient client =
        client(model, Journal.open(folder.toString(), "later", Duration.ofDays(30), later))) {
      ask(client, prompt("p"));
    }

    // When
    long gone = new JournalMaintenance(folder.toString(), later).expire(Duration.ofDays(30));

    // Then
    assertThat(model.ids()).containsExactly("p");
    assertThat(gone).isEqualTo(2);
  }

  @Test
  void mergesManySegmentsWithoutLosingOne() throws Exception {
    // Given
    for (int i = 0; i < 70; i++) {
      answer("night", prompt("p" + i));
    }

    // When
    long gone =
        new JournalMaintenance(
                folder.toString(), Clock.offset(Clock.systemUTC(), Duration.ofHours(2)))
            .expire(Duration.ofDays(1));

    // Then
    assertThat(gone).isZero();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".journal"))).hasSize(1);
    }
    FakeInferenceClient model = new FakeInferenceClient();
    try (JournaledClient client = client(model, journal("night"))) {
      for (int i = 0; i < 70; i++) {
        assertThat(ask(client, prompt("p" + i)).getOrigin()).isEqualTo(AnswerOrigin.REPLAY);
      }
    }
  }

  @Test
  void fileOfAnotherKindIsRefusedByName() throws Exception {
    // Given
    Files.writeString(
        folder.resolve("0-x.journal"), "something else", StandardOpenOption.CREATE_NEW);

    // When / Then
    assertThatThrownBy(() -> journal("night"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "cannot be used (segment 0-x.journal cannot be read: it is not of version 2");
  }

  @Test
  void upkeepLeavesSegmentsInUseAlone() throws Exception {
    // Given
    answer("night", prompt("p"));

    // When
    long gone = new JournalMaintenance(folder.toString(), Clock.systemUTC()).expire(Duration.ZERO);

    // Then
    assertThat(gone).isZero();
    assertThat(segment()).exists();
  }
}
