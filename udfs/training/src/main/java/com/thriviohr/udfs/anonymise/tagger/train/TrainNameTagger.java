package com.thriviohr.udfs.anonymise.tagger.train;

import com.thriviohr.udfs.anonymise.tagger.CrfTrainer;
import com.thriviohr.udfs.anonymise.tagger.Labelled;
import com.thriviohr.udfs.anonymise.tagger.NameModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains the name tagger: {@code --seed N --sentences N [--bits N] [--extra gold.jsonl,…] --output
 * FILE}. The same arguments and files give the same bytes. Extra gold has lines {@code
 * {"text","spans":[{"start","end","type"}]}} with offsets in code points.
 */
public final class TrainNameTagger {
  private static final Logger LOG = LoggerFactory.getLogger(TrainNameTagger.class);

  /** How often each marked text is learnt. */
  private static final int PASSES = 5;

  private TrainNameTagger() {}

  /** Trains and writes. */
  public static void main(String[] args) throws IOException {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    long seed = Long.parseLong(options.getOrDefault("--seed", "1"));
    int sentences = Integer.parseInt(options.getOrDefault("--sentences", "400000"));
    int bits = Integer.parseInt(options.getOrDefault("--bits", "19"));
    List<Labelled> extra = new ArrayList<>();
    for (String file : options.getOrDefault("--extra", "").split(",")) {
      if (!file.isEmpty()) {
        extra.addAll(GoldLines.read(Paths.get(file)));
      }
    }
    Path output = Paths.get(options.getOrDefault("--output", "name-tagger.model"));
    try (OutputStream out = Files.newOutputStream(output)) {
      train(seed, sentences, bits, extra).write(out);
    }
    LOG.info("Trained on {} sentences, {} bytes.", sentences, Files.size(output));
  }

  /** A model trained on generated sentences, and on marked texts spread among them. */
  public static NameModel train(long seed, int sentences, int bits, List<Labelled> extra) {
    CrfTrainer trainer = new CrfTrainer(LexiconBuilder.build(), bits, seed);
    MessageGenerator generator = new MessageGenerator("templates.txt", seed);
    int seen = 0;
    for (int i = 0; i < sentences; i++) {
      trainer.learn(generator.next());
      // Marked texts are spread over the run, each of them PASSES times.
      long due = (long) extra.size() * PASSES * (i + 1) / sentences;
      for (; seen < due; seen++) {
        trainer.learn(extra.get(seen % extra.size()));
      }
    }
    return trainer.model();
  }
}
