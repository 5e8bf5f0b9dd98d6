package com.thriviohr.emr.command;

import com.thriviohr.emr.request.Aws;
import com.thriviohr.emr.request.AwsRequest;
import java.io.PrintStream;
import java.util.List;

/** One thing to do on AWS. */
public interface Command {
  /** What changes something there, in order; what only an answer tells stands in angle brackets. */
  List<AwsRequest> requests();

  /**
   * Does it.
   *
   * @param out takes a line for everything done
   * @throws com.thriviohr.emr.environment.RefusedException when it cannot be done
   */
  void run(Aws aws, PrintStream out);
}
