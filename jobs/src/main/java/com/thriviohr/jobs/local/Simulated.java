package com.thriviohr.jobs.local;

import com.thriviohr.udfs.simulator.EndpointSimulator;
import com.thriviohr.udfs.simulator.SimulatorLedger;
import java.net.URI;
import java.util.Optional;

/** The simulator of a run, if it has one; says at the end what the endpoint would charge for. */
final class Simulated implements AutoCloseable {
  private final Optional<EndpointSimulator> simulator;

  Simulated(Optional<EndpointSimulator> simulator) {
    this.simulator = simulator;
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
              "The simulator took %,d requests and would bill %,d generations%n",
              ledger.requests(), ledger.billed());
          running.close();
        });
  }
}
