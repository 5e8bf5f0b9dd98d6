package com.thriviohr.udfs.infer.batch;

import com.thriviohr.datasets.record.Shard;
import com.thriviohr.datasets.text.StableHash;

/** Where the objects of a shard lie. */
final class ShardNames {
  private static final String IN = "/in/";
  private static final String PROMPTS = "/prompts/";
  private static final String OUT = "/out/";

  /** Ends the names of objects with answers; both services add it to the name of the input. */
  private static final String ANSWERED = ".out";

  /** SageMaker takes 63 characters in all. */
  private static final int RUN_DIGITS = 12;

  private ShardNames() {}

  /**
   * Beginning of the names of all jobs of a run at an endpoint.
   *
   * @param folder where the run's shards lie
   */
  static String jobs(String folder) {
    String hash = StableHash.of("jobs", folder).hex();
    return "thrivio-" + hash.substring(0, RUN_DIGITS) + "-";
  }

  /** Folder that a job reads, with a slash at its end. */
  static String input(Shard shard) {
    return shard.getFolder() + IN;
  }

  /** Object with the requests of a file, JSON Lines. */
  static String input(Shard shard, int file) {
    return input(shard) + fileName(file);
  }

  /** Object with the prompts of a file, Avro. */
  static String prompts(Shard shard, int file) {
    return shard.getFolder() + PROMPTS + String.format("part-%05d.avro", file);
  }

  /** Folder that a job writes, with a slash at its end. */
  static String output(Shard shard) {
    return shard.getFolder() + OUT;
  }

  /** Object that lists a job's input files. */
  static String manifest(Shard shard) {
    return shard.getFolder() + "/manifest.json";
  }

  /** Object with sixteen bytes of each prompt's key, in order. */
  static String keys(Shard shard) {
    return shard.getFolder() + "/keys";
  }

  /** Written last: a shard that has it is whole, and may have been submitted. */
  static String registered(Shard shard) {
    return shard.getFolder() + "/" + REGISTERED;
  }

  /** Name of the object that is written last. */
  static final String REGISTERED = "shard.avro";

  /** Name of a file of requests. */
  static String fileName(int file) {
    return String.format("part-%05d.jsonl", file);
  }

  /** True for the object that answers a file; the services put it at any depth below the folder. */
  static boolean answers(String object, int file) {
    return object.endsWith("/" + fileName(file) + ANSWERED);
  }
}
