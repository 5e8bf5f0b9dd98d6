package com.thriviohr.jobs.evaluate;

import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.datasets.roster.RosterReader;
import com.thriviohr.jobs.settings.SettingsLoader;
import com.thriviohr.jobs.settings.SettingsTable;
import com.thriviohr.udfs.anonymise.AnonymisePolicy;
import com.thriviohr.udfs.anonymise.Anonymiser;
import com.thriviohr.udfs.anonymise.DetectorCatalog;
import com.thriviohr.udfs.anonymise.Operator;
import com.thriviohr.udfs.anonymise.RosterIndexes;
import com.thriviohr.udfs.anonymise.surrogate.TenantKeys;
import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.core.fs.Path;

/** Measures the anonymiser against texts that people have marked; prints and writes nothing. */
public final class EvaluateAnonymiserJob {
  private static final String TENANT = "gold";

  private EvaluateAnonymiserJob() {}

  /**
   * @param args {@code --key value} settings, or {@code --help}
   * @throws IOException when the gold data cannot be read
   */
  public static void main(String[] args) throws IOException {
    if (SettingsLoader.asksForHelp(args)) {
      System.out.print(SettingsTable.markdown(EvaluateConfig.options()));
      return;
    }
    run(EvaluateConfig.from(args), System.out);
  }

  /**
   * @param out takes the tables, and the errors when they are asked for
   * @throws IOException when the gold data cannot be read
   */
  public static void run(EvaluateConfig config, PrintStream out) throws IOException {
    List<GoldText> texts = GoldFile.read(config.gold(), config.ignoredTypes());
    out.printf(Locale.ROOT, "%s: %,d texts%n", new Path(config.gold()).getName(), texts.size());
    Roster roster = roster(config);
    evaluate(config, texts, Roster.of(List.of()), out);
    if (config.roster().isPresent()) {
      int people = roster.people(TENANT).size();
      out.printf(Locale.ROOT, "%nThe same with a roster of %,d people%n", people);
      evaluate(config, texts, roster, out);
    }
  }

  private static void evaluate(
      EvaluateConfig config, List<GoldText> texts, Roster roster, PrintStream out) {
    RosterIndexes rosters = RosterIndexes.of(roster);
    AnonymiserEvaluation evaluation =
        new AnonymiserEvaluation(DetectorCatalog.all(), rosters.tenant(TENANT));
    evaluation.add(texts);
    if (config.showErrors()) {
      evaluation.printErrors(out);
    }
    evaluation.print(out);
    Operator mode = Operator.valueOf(config.mode().toUpperCase(Locale.ROOT));
    AnonymisePolicy policy = AnonymisePolicy.load(config.policy(), mode);
    Leftovers leftovers = new Leftovers(new Anonymiser(policy, key(), rosters), TENANT);
    texts.forEach(leftovers::add);
    leftovers.print(out, config.mode());
  }

  /** Everybody as one tenant: a gold text does not say whose it is. */
  private static Roster roster(EvaluateConfig config) {
    List<Person> people = new ArrayList<>();
    if (config.roster().isPresent()) {
      Roster roster = RosterReader.read(config.roster().get());
      for (String tenant : roster.tenants()) {
        roster
            .people(tenant)
            .forEach(p -> people.add(Person.newBuilder(p).setTenantId(TENANT).build()));
      }
    }
    return Roster.of(people);
  }

  /** Nothing is written, so a key for this one run will do. */
  private static TenantKeys key() {
    byte[] key = new byte[TenantKeys.FEWEST_BYTES];
    new SecureRandom().nextBytes(key);
    return TenantKeys.of(key, "random");
  }
}
