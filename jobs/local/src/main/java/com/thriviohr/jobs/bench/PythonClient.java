package com.thriviohr.jobs.bench;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A client of the Python world in a process of its own: the {@code openai} package's asynchronous
 * client, or LiteLLM's router, at a fixed number of calls at a time.
 *
 * @see <a href="https://github.com/openai/openai-python">openai</a>
 * @see <a href="https://docs.litellm.ai/docs/routing">LiteLLM's router</a>
 */
final class PythonClient implements Contender {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String SCRIPT = "clients.py";

  private final String python;
  private final String library;
  private final int capacity;

  /**
   * @param python interpreter that has the library
   * @param library {@code openai} or {@code litellm}
   * @param capacity calls at a time
   */
  PythonClient(String python, String library, int capacity) {
    this.python = requireNonNull(python, "python");
    this.library = requireNonNull(library, "library");
    this.capacity = capacity;
  }

  /** Those that the interpreter can run; none without it, or where a library is missing. */
  static List<Contender> all(String python) throws InterruptedException {
    return hasLibraries(python)
        ? List.of(
            new PythonClient(python, "openai", 50),
            new PythonClient(python, "openai", 100),
            new PythonClient(python, "openai", 256),
            new PythonClient(python, "litellm", 100))
        : List.of();
  }

  private static boolean hasLibraries(String python) throws InterruptedException {
    try {
      return new ProcessBuilder(python, "-c", "import openai, litellm")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String name() {
    return library + ", capacity " + capacity;
  }

  @Override
  public void run(String run, int prompts, InferenceCatalog catalog) throws Exception {
    Path script = script();
    Process process =
        new ProcessBuilder(python, script.toString(), library, Integer.toString(capacity))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      ask(process.getOutputStream(), prompts, catalog);
      watch(process, Observations.of(run));
    } finally {
      process.destroyForcibly();
      Files.delete(script);
    }
  }

  private static Path script() throws IOException {
    Path script = Files.createTempFile("thrivio-clients", ".py");
    try (InputStream resource = PythonClient.class.getResourceAsStream(SCRIPT)) {
      Files.copy(resource, script, StandardCopyOption.REPLACE_EXISTING);
    }
    return script;
  }

  /** One line of servers, then a line for each prompt. */
  private static void ask(OutputStream out, int prompts, InferenceCatalog catalog)
      throws IOException {
    try (out) {
      ArrayNode servers = MAPPER.createArrayNode();
      Scenario.urls(catalog).forEach(url -> servers.add(url.toString()));
      line(out, servers);
      for (int i = 1; i <= prompts; i++) {
        line(out, request(Prompts.number(i)));
      }
    }
  }

  private static JsonNode request(Prompt prompt) {
    ArrayNode messages = MAPPER.createArrayNode();
    prompt
        .getMessages()
        .forEach(
            message ->
                messages
                    .addObject()
                    .put("role", message.getRole().name().toLowerCase(Locale.ROOT))
                    .put("content", message.getContent()));
    return MAPPER
        .createObjectNode()
        .put("id", prompt.getPromptId())
        .put("max_tokens", prompt.getMaxTokens())
        .set("messages", messages);
  }

  private static void line(OutputStream out, JsonNode node) throws IOException {
    out.write((node + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void watch(Process process, Observations observations) throws Exception {
    Thread patience = new Thread(() -> stopLate(process), "bench-patience");
    patience.setDaemon(true);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode node = MAPPER.readTree(line);
        if (node.has("started")) {
          observations.start();
          patience.start();
        } else if (node.has("cpu_seconds")) {
          observations.cost(node.get("cpu_seconds").asDouble(), node.get("mebibytes").asDouble());
        } else {
          observations.end(node.get("id").asText(), node.get("at").asDouble(), answer(node));
        }
      }
    }
  }

  private static Optional<Observations.Answered> answer(JsonNode node) {
    return node.has("output_tokens")
        ? Optional.of(
            new Observations.Answered(
                node.get("at").asDouble(),
                node.get("seconds").asDouble(),
                node.get("input_tokens").asInt(),
                node.get("output_tokens").asInt()))
        : Optional.empty();
  }

  private static void stopLate(Process process) {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
