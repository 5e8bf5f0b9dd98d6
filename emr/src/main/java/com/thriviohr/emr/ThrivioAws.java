package com.thriviohr.emr;

import com.thriviohr.emr.command.Command;
import com.thriviohr.emr.command.Deploy;
import com.thriviohr.emr.command.Destroy;
import com.thriviohr.emr.command.FineTune;
import com.thriviohr.emr.command.Logs;
import com.thriviohr.emr.command.Options;
import com.thriviohr.emr.command.PackageRelease;
import com.thriviohr.emr.command.Picture;
import com.thriviohr.emr.command.Status;
import com.thriviohr.emr.command.Submit;
import com.thriviohr.emr.environment.Environment;
import com.thriviohr.emr.environment.RefusedException;
import com.thriviohr.emr.environment.Release;
import com.thriviohr.emr.request.Aws;
import com.thriviohr.emr.request.AwsRequest;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * From a laptop to a night on AWS.
 *
 * <p>Exit codes: 0 done, 1 AWS said no, 2 refused before anything was sent.
 */
public final class ThrivioAws {
  private static final String USAGE =
      "thrivio-aws COMMAND --environment FILE [--dry-run] [--endpoint-url URL] …\n"
          + "  package                                       put what has been built into the code bucket\n"
          + "  deploy [--stacks a,b] [--release R] [--set stack.Parameter=value]\n"
          + "                                                make or change the stacks\n"
          + "  submit --job nudges|dataset [--run-date D] [--run-id ID]\n"
          + "                                                start a night\n"
          + "  status                                        the latest nights\n"
          + "  logs [--cluster j-…]                          what a job has logged\n"
          + "  fine-tune --name N --dataset FOLDER --image I [--accept-eula] [--instance-type T] [--hyperparameter k=v]\n"
          + "                                                train a Llama on a finished dataset\n"
          + "  picture [--to network.svg]                    draw the network and the stacks\n"
          + "  destroy --yes NAME [--stacks a,b]             delete stacks; buckets stay\n";

  private final Path home;
  private final PrintStream out;

  ThrivioAws(Path home, PrintStream out) {
    this.home = home;
    this.out = out;
  }

  /**
   * @param args a command and its options
   */
  public static void main(String[] args) {
    System.exit(
        new ThrivioAws(Path.of(System.getProperty("thrivio.emr", ".")), System.out).run(args));
  }

  int run(String... args) {
    if (args.length == 0 || args[0].equals("--help") || args[0].equals("help")) {
      out.print(USAGE);
      return 0;
    }
    try {
      Options options = new Options(Arrays.asList(args).subList(1, args.length));
      Environment environment =
          Environment.read(
              Path.of(options.require("environment", "name a file as in emr/environments")));
      Optional<URI> url = options.get("endpoint-url").map(URI::create);
      boolean dryRun = options.get("dry-run").isPresent();
      Command command = command(args[0], environment, options);
      options.refuseOthers();
      carryOut(command, dryRun, environment, url);
      return 0;
    } catch (RefusedException e) {
      System.err.println("thrivio-aws: " + e.getMessage());
      return 2;
    } catch (AwsServiceException e) {
      AwsErrorDetails said = e.awsErrorDetails();
      System.err.println(
          "thrivio-aws: "
              + said.serviceName()
              + " said "
              + said.errorCode()
              + ": "
              + said.errorMessage());
      return 1;
    } catch (SdkClientException e) {
      System.err.println("thrivio-aws: AWS cannot be reached: " + e.getMessage());
      return 1;
    }
  }

  private void carryOut(
      Command command, boolean dryRun, Environment environment, Optional<URI> url) {
    if (dryRun) {
      for (AwsRequest request : command.requests()) {
        out.println(request.operation());
        out.println(request.toJson().toPrettyString());
      }
      out.println("Nothing was sent.");
      return;
    }
    try (Aws aws = new Aws(environment.region(), url)) {
      command.run(aws, out);
    }
  }

  private Command command(String name, Environment environment, Options options) {
    switch (name) {
      case "package":
        return new PackageRelease(
            environment, Release.of(home, environment.stacks().contains("msf")));
      case "deploy":
        return new Deploy(home, environment, options);
      case "submit":
        return new Submit(environment, options, Clock.systemUTC());
      case "status":
        return new Status(environment);
      case "logs":
        return new Logs(environment, options);
      case "fine-tune":
        return new FineTune(environment, options);
      case "picture":
        return new Picture(home, environment, options);
      case "destroy":
        return new Destroy(environment, options);
      default:
        throw new RefusedException("'" + name + "' is no command. " + USAGE);
    }
  }
}
