package com.thriviohr.udfs.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The simulator as a process of its own. */
@Timeout(60)
class SimulatorMainITCase {
  private static Process start(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SimulatorMain.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  @Test
  void printsAddressAndShowsLedger() throws Exception {
    // Given
    Process process = start("--port", "0", "--slots", "4", "--faults", "throttle=#1");
    try {
      String line = output(process).lines().filter(l -> l.startsWith("Endpoint")).findFirst().get();
      URI uri = URI.create(line.substring("Endpoint simulator: ".length()));
      try (SimulatorClients clients = new SimulatorClients(uri)) {
        String body = SimulatorClients.chatBody("Say something kind", 50);

        // When
        int first = clients.post(body).statusCode();
        int second = clients.post(body).statusCode();

        // Then
        assertThat(first).isEqualTo(429);
        assertThat(second).isEqualTo(200);
        assertThat(clients.page("/simulator/ledger").body())
            .contains("\"requests\":2", "\"billed\":1", "\"throttle\":1");
      }
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void namesEveryWrongArgument() throws Exception {
    // When
    Process process = start("--slots", "many", "--speed", "9", "--faults", "x=1");
    String said = String.join("\n", output(process).lines().toList());

    // Then
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(said).contains("--slots has 'many'", "'--speed'", "Unknown fault 'x'");
  }
}
