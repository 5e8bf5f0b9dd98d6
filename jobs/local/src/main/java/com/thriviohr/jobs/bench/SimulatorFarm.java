package com.thriviohr.jobs.bench;

import com.thriviohr.udfs.simulator.EndpointSimulator;
import com.thriviohr.udfs.simulator.SimulatorArguments;
import java.util.Arrays;

/** Runs several simulators in a process of their own, until its standard input ends. */
public final class SimulatorFarm {
  private SimulatorFarm() {}

  /**
   * Prints the address of each simulator on a line of its own.
   *
   * @param args the settings of each simulator as one argument, with blanks between
   * @throws Exception when standard input cannot be read
   */
  public static void main(String[] args) throws Exception {
    for (String settings : args) {
      System.out.println(
          EndpointSimulator.start(SimulatorArguments.parse(Arrays.asList(settings.split(" "))))
              .uri());
    }
    // Whoever started this process holds the other end, so it cannot outlive him.
    System.in.transferTo(java.io.OutputStream.nullOutputStream());
    System.exit(0);
  }
}
