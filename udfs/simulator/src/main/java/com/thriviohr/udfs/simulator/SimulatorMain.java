package com.thriviohr.udfs.simulator;

import com.thriviohr.datasets.InvalidInputException;
import java.util.Arrays;

/**
 * Runs a simulator as a process of its own until it is killed. Its first line of output is its
 * address; {@code GET /simulator/ledger} there says what was asked and what it costs.
 */
public final class SimulatorMain {
  private SimulatorMain() {}

  /**
   * @param args settings, see {@link SimulatorArguments}; exit code 2 when they are refused
   */
  public static void main(String[] args) throws InterruptedException {
    try {
      EndpointSimulator simulator =
          EndpointSimulator.start(SimulatorArguments.parse(Arrays.asList(args)));
      System.out.println("Endpoint simulator: " + simulator.uri());
      Thread.currentThread().join();
    } catch (InvalidInputException e) {
      System.err.println("thrivio: " + e.getMessage());
      System.exit(2);
    }
  }
}
