package com.thriviohr.datasets.roster;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.source.BadRecordException;
import com.thriviohr.datasets.source.InputFiles;
import com.thriviohr.datasets.source.JsonRecord;
import com.thriviohr.datasets.source.RecordParsers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/**
 * Reads a roster. Unlike a message, a roster line that cannot be read stops the run: a person left
 * out of the roster would be a person left in the dataset.
 */
public final class RosterReader {
  private RosterReader() {}

  /**
   * @param location file or folder of roster JSON Lines, plain or gzip
   * @throws InvalidInputException naming file and line of the first problem
   */
  public static Roster read(String location) {
    List<Person> people = new ArrayList<>();
    for (FileStatus file : InputFiles.require("roster", location)) {
      readFile(file.getPath(), people);
    }
    if (people.isEmpty()) {
      throw new InvalidInputException(
          "--roster '" + location + "' names nobody: give the people of the company.");
    }
    return Roster.of(people);
  }

  private static void readFile(Path path, List<Person> people) {
    int number = 0;
    try (BufferedReader reader = open(path)) {
      String line;
      while ((line = reader.readLine()) != null) {
        number++;
        if (!line.isBlank()) {
          people.add(RecordParsers.person(JsonRecord.parse(line)));
        }
      }
    } catch (BadRecordException e) {
      throw new InvalidInputException(
          "--roster " + path + " line " + number + ": " + e.getMessage() + " Correct the line.");
    } catch (IOException e) {
      throw new InvalidInputException(
          "--roster " + path + " cannot be read after line " + number + ": check the file.", e);
    }
  }

  private static BufferedReader open(Path path) throws IOException {
    InputStream in = path.getFileSystem().open(path);
    InputStream plain = path.getName().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16);
  }
}
