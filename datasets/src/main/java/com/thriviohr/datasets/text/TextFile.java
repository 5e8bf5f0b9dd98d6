package com.thriviohr.datasets.text;

import com.thriviohr.datasets.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.fs.Path;

/** Small text files that settings name. */
public final class TextFile {
  private TextFile() {}

  /**
   * The whole file, in UTF-8.
   *
   * @param location local, or of any file system Flink knows
   * @param what what the file is, as the first word of a message
   * @throws InvalidInputException when it cannot be read
   */
  public static String read(String location, String what) {
    Path path = new Path(location);
    try (InputStream in = path.getFileSystem().open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InvalidInputException(
          what + " '" + location + "' cannot be read: name an existing file.", e);
    }
  }
}
