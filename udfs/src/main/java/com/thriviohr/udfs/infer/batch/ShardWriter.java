package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Shard;
import com.thriviohr.datasets.text.StableHash;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.journal.JournalKey;
import com.thriviohr.udfs.infer.wire.JsonBodies;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Writes the objects of shards: requests, prompts, the list of files, and last the shard itself.
 */
final class ShardWriter {
  private final WorkObjects objects;
  private final RequestLines lines;
  private final Endpoint endpoint;
  private final String folder;
  private final String jobs;
  private final String writtenBy;

  /**
   * @param objects work folder; not closed here
   * @param lines the lines of the endpoint
   * @param endpoint where the shards go
   * @param folder where the shards lie, with a slash at its end; part of every name
   * @param writtenBy start of the Flink job that writes
   */
  ShardWriter(
      WorkObjects objects, RequestLines lines, Endpoint endpoint, String folder, String writtenBy) {
    this(objects, lines, endpoint, folder, ShardNames.jobs(folder), writtenBy);
  }

  private ShardWriter(
      WorkObjects objects,
      RequestLines lines,
      Endpoint endpoint,
      String folder,
      String jobs,
      String writtenBy) {
    this.objects = requireNonNull(objects, "objects");
    this.lines = requireNonNull(lines, "lines");
    this.endpoint = requireNonNull(endpoint, "endpoint");
    this.folder = requireNonNull(folder, "folder");
    this.jobs = requireNonNull(jobs, "jobs");
    this.writtenBy = requireNonNull(writtenBy, "writtenBy");
  }

  /** The same for shards of the run that nobody else goes on with, further down. */
  ShardWriter below(String subfolder) {
    return new ShardWriter(objects, lines, endpoint, folder + subfolder + "/", jobs, writtenBy);
  }

  /** Folder of the shards of an endpoint and a run, with a slash at its end. */
  static String folder(Endpoint endpoint, String run) {
    return endpoint.batchJob().orElseThrow().work()
        + "/"
        + JournalKey.run(run).hex()
        + "/"
        + endpoint.name().replaceAll("[^a-zA-Z0-9-]", "-")
        + "/";
  }

  /**
   * Writes prompts as a shard of their own.
   *
   * @param files the prompts of each file
   * @param mostMicroUsd the most their answers may cost
   * @return the shard, once all of it is durable
   */
  CompletableFuture<Shard> write(List<List<Prompt>> files, long mostMicroUsd) {
    StableHash.Builder hash = new StableHash.Builder().add("shard").add(folder);
    for (List<Prompt> file : files) {
      // The same prompts in other files are another shard.
      hash.add(Integer.toString(file.size()));
      file.forEach(prompt -> hash.add(JournalKey.prompt(prompt).hex()));
    }
    String name = jobs + hash.build().hex();
    List<Integer> counts = new ArrayList<>();
    files.forEach(file -> counts.add(file.size()));
    Shard shard = new Shard(name, endpoint.name(), folder + name, counts, writtenBy, mostMicroUsd);
    List<CompletableFuture<Void>> written = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      written.add(objects.put(ShardNames.input(shard, i), requests(files.get(i))));
      written.add(objects.put(ShardNames.prompts(shard, i), PromptFiles.bytes(files.get(i))));
    }
    written.add(objects.put(ShardNames.manifest(shard), manifest(shard)));
    written.add(objects.put(ShardNames.keys(shard), PromptKeys.of(files)));
    return CompletableFuture.allOf(written.toArray(new CompletableFuture<?>[0]))
        .thenCompose(all -> objects.put(ShardNames.registered(shard), PromptFiles.bytes(shard)))
        .thenApply(registered -> shard);
  }

  private byte[] requests(List<Prompt> prompts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int place = 0; place < prompts.size(); place++) {
      bytes.writeBytes(lines.line(place, prompts.get(place)));
    }
    return bytes.toByteArray();
  }

  /** As SageMaker's manifest files are. */
  private static byte[] manifest(Shard shard) {
    ArrayNode manifest = JsonNodeFactory.instance.arrayNode();
    manifest.addObject().put("prefix", ShardNames.input(shard));
    for (int file = 0; file < shard.getFiles().size(); file++) {
      manifest.add(ShardNames.fileName(file));
    }
    return JsonBodies.bytes(manifest);
  }
}
