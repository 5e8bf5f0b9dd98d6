package com.thriviohr.jobs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Simulators in another process, so that the CPU time of this one is the client's. */
final class Servers implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Process process;
  private final List<URI> uris = new ArrayList<>();

  private Servers(Process process) {
    this.process = process;
  }

  /**
   * @param settings of each simulator, as its arguments with blanks between
   * @throws IOException when the process does not start
   */
  static Servers start(List<String> settings) throws IOException {
    Servers servers = new Servers(JavaProcess.of(SimulatorFarm.class, 768, settings).start());
    BufferedReader lines =
        new BufferedReader(
            new java.io.InputStreamReader(
                servers.process.getInputStream(), StandardCharsets.UTF_8));
    while (servers.uris.size() < settings.size()) {
      String line = lines.readLine();
      if (line == null) {
        servers.close();
        throw new IOException("The simulators did not start: " + Path.of("target/thrivio.log"));
      }
      servers.uris.add(URI.create(line));
    }
    return servers;
  }

  /** Their addresses, without a path. */
  List<URI> uris() {
    return uris;
  }

  /** What one server counted, by prompt too. */
  static JsonNode ledger(URI server) throws IOException {
    return MAPPER.readTree(
        text(HttpRequest.newBuilder(server.resolve("/simulator/ledger?prompts=true"))));
  }

  /** Generations that one server runs at this moment. */
  static int running(URI server) throws IOException {
    String metrics = text(HttpRequest.newBuilder(server.resolve("/metrics")));
    return metrics
        .lines()
        .filter(line -> line.startsWith("vllm:num_requests_running"))
        .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /**
   * Changes a server while it runs.
   *
   * @param change path and query below {@code /simulator/}
   */
  static void change(URI server, String change) throws IOException {
    text(
        HttpRequest.newBuilder(server.resolve("/simulator/" + change))
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static String text(HttpRequest.Builder request) throws IOException {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
