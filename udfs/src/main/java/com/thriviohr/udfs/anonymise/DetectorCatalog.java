package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.anonymise.detect.AgeDetector;
import com.thriviohr.udfs.anonymise.detect.BirthDateDetector;
import com.thriviohr.udfs.anonymise.detect.CodeDetectors;
import com.thriviohr.udfs.anonymise.detect.CryptoDetector;
import com.thriviohr.udfs.anonymise.detect.DateDetector;
import com.thriviohr.udfs.anonymise.detect.Detector;
import com.thriviohr.udfs.anonymise.detect.DomainDetector;
import com.thriviohr.udfs.anonymise.detect.EmailDetector;
import com.thriviohr.udfs.anonymise.detect.IbanDetector;
import com.thriviohr.udfs.anonymise.detect.IpAddressDetector;
import com.thriviohr.udfs.anonymise.detect.Lexicons;
import com.thriviohr.udfs.anonymise.detect.MacAddressDetector;
import com.thriviohr.udfs.anonymise.detect.NameDetector;
import com.thriviohr.udfs.anonymise.detect.NationalIdDetector;
import com.thriviohr.udfs.anonymise.detect.NumberDetectors;
import com.thriviohr.udfs.anonymise.detect.OrganizationDetector;
import com.thriviohr.udfs.anonymise.detect.PhoneDetector;
import com.thriviohr.udfs.anonymise.detect.RosterDetector;
import com.thriviohr.udfs.anonymise.detect.SalaryDetector;
import com.thriviohr.udfs.anonymise.detect.SecretDetector;
import com.thriviohr.udfs.anonymise.detect.StreetDetector;
import com.thriviohr.udfs.anonymise.detect.UrlDetector;
import com.thriviohr.udfs.anonymise.detect.UsernameDetector;
import com.thriviohr.udfs.anonymise.detect.ZipDetector;
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
    addPeople(known);
    addNumbers(known);
    addContext(known);
    return known;
  }

  private static void addPeople(Map<String, Supplier<Detector>> known) {
    known.put(RosterDetector.NAME, RosterDetector::new);
    known.put(NameDetector.NAME, NameDetector::new);
    known.put(UsernameDetector.NAME, UsernameDetector::new);
    known.put("employee-id", CodeDetectors::employeeId);
    known.put(EmailDetector.NAME, EmailDetector::new);
    known.put(PhoneDetector.NAME, PhoneDetector::new);
    known.put(OrganizationDetector.NAME, OrganizationDetector::new);
    known.put("location", Lexicons::locations);
    known.put(StreetDetector.NAME, StreetDetector::new);
    known.put(ZipDetector.NAME, ZipDetector::new);
    known.put(UrlDetector.NAME, UrlDetector::new);
    known.put(DomainDetector.NAME, DomainDetector::new);
    known.put(IpAddressDetector.NAME, IpAddressDetector::new);
    known.put(MacAddressDetector.NAME, MacAddressDetector::new);
  }

  private static void addNumbers(Map<String, Supplier<Detector>> known) {
    known.put("credit-card", NumberDetectors::creditCard);
    known.put(IbanDetector.NAME, IbanDetector::new);
    known.put("meeting-id", NumberDetectors::meetingId);
    known.put("swift-code", CodeDetectors::swiftCode);
    known.put("bank-account", NumberDetectors::bankAccount);
    known.put("routing-number", NumberDetectors::routingNumber);
    known.put("us-ssn", NumberDetectors::usSsn);
    known.put("us-itin", NumberDetectors::usItin);
    known.put("uk-nino", CodeDetectors::ukNino);
    known.put("uk-nhs", NumberDetectors::ukNhs);
    known.put("ca-sin", NumberDetectors::caSin);
    known.put("in-aadhaar", NumberDetectors::inAadhaar);
    known.put("in-pan", CodeDetectors::inPan);
    known.put(NationalIdDetector.NAME, NationalIdDetector::new);
    known.put("passport", CodeDetectors::passport);
    known.put("driver-license", CodeDetectors::driverLicense);
    known.put("license-plate", CodeDetectors::licensePlate);
    known.put("vin", CodeDetectors::vin);
  }

  private static void addContext(Map<String, Supplier<Detector>> known) {
    known.put(BirthDateDetector.NAME, BirthDateDetector::new);
    known.put(DateDetector.NAME, DateDetector::new);
    known.put(AgeDetector.NAME, AgeDetector::new);
    known.put(CryptoDetector.NAME, CryptoDetector::new);
    known.put(SecretDetector.NAME, SecretDetector::new);
    known.put("nrp", Lexicons::nrp);
    known.put("medical", Lexicons::medical);
    known.put("special-category", Lexicons::specialCategories);
    known.put("title", Lexicons::titles);
    known.put(SalaryDetector.NAME, SalaryDetector::new);
  }
}
