package com.thriviohr.udfs.prepare.targets;

import com.thriviohr.datasets.record.Split;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** A file that a form wants beside its rows, one for each tenant. */
enum SidecarFile {
  /** Nothing. */
  NONE {
    @Override
    Map<String, String> files(SortedMap<Split, Long> rows) {
      return Map.of();
    }
  },
  /**
   * The card that tells {@code load_dataset} which files belong to which split.
   *
   * @see <a href="https://huggingface.co/docs/hub/datasets-manual-configuration">its YAML</a>
   */
  DATASET_CARD {
    @Override
    Map<String, String> files(SortedMap<Split, Long> rows) {
      StringBuilder card =
          new StringBuilder("---\ntask_categories:\n- text-generation\nconfigs:\n")
              .append("- config_name: default\n  default: true\n  data_files:\n");
      StringBuilder table = new StringBuilder("| split | rows |\n|---|---|\n");
      rows.forEach(
          (split, count) -> {
            String name = split.name().toLowerCase(Locale.ROOT);
            card.append("  - split: ").append(name).append('\n');
            card.append("    path: ").append(name).append("/*.parquet\n");
            table.append(String.format(Locale.ROOT, "| %s | %d |\n", name, count));
          });
      card.append("---\n\n# Fine-tuning dataset\n\n")
          .append(
              "Company communication, anonymised, as chats for supervised fine-tuning. Column\n")
          .append("`messages` holds the turns; the others say where an example comes from.\n\n")
          .append(table);
      return Map.of("README.md", card.toString());
    }
  },
  /** How JumpStart's instruction tuning puts the columns of a row together. */
  PROMPT_TEMPLATE {
    @Override
    Map<String, String> files(SortedMap<Split, Long> rows) {
      return Map.of(
          "train/template.json", "{\"prompt\":\"{prompt}\",\"completion\":\"{completion}\"}\n");
    }
  };

  /**
   * @param rows rows of each split that has any
   * @return text by path below the tenant's folder
   */
  abstract Map<String, String> files(SortedMap<Split, Long> rows);
}
