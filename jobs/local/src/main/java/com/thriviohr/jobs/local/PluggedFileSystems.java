package com.thriviohr.jobs.local;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;

/**
 * The file systems that Flink loads as plugins, S3 among them, for a Flink inside this JVM. Their
 * settings, such as {@code s3.endpoint}, come from Flink's own {@code config.yaml} in the folder
 * that FLINK_CONF_DIR names, or from the AWS environment.
 */
final class PluggedFileSystems {
  private static final String CONFIGURATION = "FLINK_CONF_DIR";

  private PluggedFileSystems() {}

  /** Loads what lies in the folder that FLINK_PLUGINS_DIR names. */
  static void load() {
    Configuration configuration =
        System.getenv(CONFIGURATION) == null
            ? new Configuration()
            : GlobalConfiguration.loadConfiguration();
    FileSystem.initialize(
        configuration, PluginUtils.createPluginManagerFromRootFolder(configuration));
  }
}
