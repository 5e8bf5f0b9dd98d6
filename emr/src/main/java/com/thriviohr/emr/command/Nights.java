package com.thriviohr.emr.command;

import com.thriviohr.emr.environment.Environment;
import com.thriviohr.emr.environment.RefusedException;
import com.thriviohr.emr.request.Aws;
import java.util.Optional;

/** The state machine of an environment's nights. */
final class Nights {
  private Nights() {}

  /**
   * @return its ARN
   * @throws RefusedException when there is none yet
   */
  static String machine(Aws aws, Environment environment) {
    return Optional.ofNullable(new Stacks(aws.cloudFormation()).outputs(environment).get("Night"))
        .orElseThrow(
            () ->
                new RefusedException(
                    "The environment has no nights yet: thrivio-aws deploy --stacks emr"));
  }
}
