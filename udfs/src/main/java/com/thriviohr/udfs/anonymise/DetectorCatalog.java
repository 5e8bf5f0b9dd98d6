package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.anonymise.detect.AccountDetector;
import com.thriviohr.udfs.anonymise.detect.ContextDetector;
import com.thriviohr.udfs.anonymise.detect.CryptoDetector;
import com.thriviohr.udfs.anonymise.detect.Detector;
import com.thriviohr.udfs.anonymise.detect.EmailDetector;
import com.thriviohr.udfs.anonymise.detect.NetworkDetector;
import com.thriviohr.udfs.anonymise.detect.NumberDetector;
import com.thriviohr.udfs.anonymise.detect.PhoneDetector;
import com.thriviohr.udfs.anonymise.detect.RosterDetector;
import com.thriviohr.udfs.anonymise.detect.SecretDetector;
import com.thriviohr.udfs.anonymise.detect.StreetDetector;
import com.thriviohr.udfs.anonymise.detect.UrlDetector;
import com.thriviohr.udfs.anonymise.detect.UsernameDetector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Every detector a policy may name. A new detector becomes known by one line here. */
public final class DetectorCatalog {
  private static final Map<String, Supplier<Detector>> KNOWN = known();

  private DetectorCatalog() {}

  /** The names a policy may use. */
  public static Set<String> names() {
    return KNOWN.keySet();
  }

  /** New instances of all detectors, whatever a policy does with their findings. */
  public static List<Detector> all() {
    return names().stream().map(DetectorCatalog::create).collect(Collectors.toList());
  }

  /**
   * @throws InvalidInputException for an unknown name
   */
  public static Detector create(String name) {
    Supplier<Detector> detector = KNOWN.get(name);
    if (detector == null) {
      throw new InvalidInputException("No detector is named " + name + ", known are " + names());
    }
    return detector.get();
  }

  private static Map<String, Supplier<Detector>> known() {
    Map<String, Supplier<Detector>> known = new LinkedHashMap<>();
    known.put(RosterDetector.NAME, RosterDetector::new);
    known.put(UsernameDetector.NAME, UsernameDetector::new);
    known.put(EmailDetector.NAME, EmailDetector::new);
    known.put(UrlDetector.NAME, UrlDetector::new);
    known.put(NetworkDetector.NAME, NetworkDetector::new);
    known.put(PhoneDetector.NAME, PhoneDetector::new);
    known.put(NumberDetector.NAME, NumberDetector::new);
    known.put(AccountDetector.NAME, AccountDetector::new);
    known.put(SecretDetector.NAME, SecretDetector::new);
    known.put(StreetDetector.NAME, StreetDetector::new);
    known.put(ContextDetector.NAME, ContextDetector::new);
    known.put(CryptoDetector.NAME, CryptoDetector::new);
    return known;
  }
}
