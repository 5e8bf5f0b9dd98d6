package com.thriviohr.udfs.infer.settings;

import com.thriviohr.datasets.settings.Settings;
import java.net.URI;
import org.apache.flink.configuration.ConfigOption;

/** Settings that are addresses of servers. */
final class HttpUrls {
  private HttpUrls() {}

  /** Refuses a value that is no such address. It is not repeated: it may hold a password. */
  static void require(Settings settings, ConfigOption<String> option, String example) {
    if (settings.optional(option).filter(url -> !isBareHttp(url)).isPresent()) {
      settings.refuse(
          "--"
              + option.key()
              + " is not an http(s) URL without user and password: give one such as "
              + example);
    }
  }

  static boolean isBareHttp(String url) {
    try {
      URI uri = URI.create(url);
      boolean bare = uri.getUserInfo() == null;
      return bare && uri.getHost() != null && uri.getScheme().matches("https?");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
