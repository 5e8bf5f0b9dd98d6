package com.thriviohr.jobs.local;

import com.thriviohr.udfs.simulator.EndpointSimulator;
import com.thriviohr.udfs.simulator.SimulatorLedger;
import com.thriviohr.udfs.simulator.SimulatorSettings;
import java.net.URI;
import java.util.Optional;

/** The simulator of a run, if it has one; says at the end what the endpoint would charge for. */
final class Simulated implements AutoCloseable {
  private final Optional<EndpointSimulator> simulator;

  private Simulated(Optional<EndpointSimulator> simulator) {
    this.simulator = simulator;
  }

  /** Starts a simulator if one is needed. */
  static Simulated start(boolean needed, LocalConfig config) {
    if (!needed) {
      return new Simulated(Optional.empty());
    }
    EndpointSimulator simulator =
        EndpointSimulator.start(
            SimulatorSettings.builder().seed(config.seed()).faults(config.faults()).build());
    System.out.println(
        "Endpoint simulator: " + simulator.uri() + ", so all that is answered is simulated");
    return new Simulated(Optional.of(simulator));
  }

  Optional<URI> uri() {
    return simulator.map(EndpointSimulator::uri);
  }

  @Override
  public void close() {
    simulator.ifPresent(
        running -> {
          SimulatorLedger ledger = running.ledger();
          System.out.printf(
              "The simulator took %,d requests and made %,d answers up%n",
              ledger.requests(), ledger.billed());
          running.close();
        });
  }
}
