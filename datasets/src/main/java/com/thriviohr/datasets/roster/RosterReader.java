package com.thriviohr.datasets.roster;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.source.BadRecordException;
import com.thriviohr.datasets.source.InputContract;
import com.thriviohr.datasets.source.InputFiles;
import com.thriviohr.datasets.source.InputInspection;
import com.thriviohr.datasets.source.JsonRecord;
import com.thriviohr.datasets.source.LineReader;
import com.thriviohr.datasets.source.RecordParsers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
    long number = 0;
    try (LineReader lines = LineReader.open(path)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        number++;
        if (lines.problem() != null) {
          throw new BadRecordException(lines.problem(), "The line is unreadable.");
        }
        if (!line.isBlank()) {
          people.add(RecordParsers.person(JsonRecord.parse(line)));
        }
      }
    } catch (BadRecordException e) {
      throw new InvalidInputException(
          "--roster "
              + path
              + " line "
              + number
              + " ("
              + e.reason()
              + "): "
              + e.getMessage()
              + InputInspection.guess(path, InputContract.PERSON)
                  .map(guess -> " The file looks like " + guess + ".")
                  .orElse(" Correct the line."));
    } catch (IOException e) {
      throw new InvalidInputException(
          "--roster " + path + " cannot be read after line " + number + ": check the file.", e);
    }
  }
}
