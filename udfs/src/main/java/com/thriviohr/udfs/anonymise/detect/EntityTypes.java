package com.thriviohr.udfs.anonymise.detect;

import java.util.List;
import java.util.Set;

/** Type names as the field uses them (Presidio's, where it has one). */
public final class EntityTypes {
  public static final String PERSON = "PERSON";
  public static final String USERNAME = "USERNAME";
  public static final String EMPLOYEE_ID = "EMPLOYEE_ID";
  public static final String EMAIL_ADDRESS = "EMAIL_ADDRESS";
  public static final String PHONE_NUMBER = "PHONE_NUMBER";
  public static final String ORGANIZATION = "ORGANIZATION";
  public static final String LOCATION = "LOCATION";
  public static final String STREET_ADDRESS = "STREET_ADDRESS";
  public static final String ZIP_CODE = "ZIP_CODE";
  public static final String URL = "URL";
  public static final String DOMAIN_NAME = "DOMAIN_NAME";
  public static final String IP_ADDRESS = "IP_ADDRESS";
  public static final String MAC_ADDRESS = "MAC_ADDRESS";
  public static final String CREDIT_CARD = "CREDIT_CARD";
  public static final String IBAN_CODE = "IBAN_CODE";
  public static final String SWIFT_CODE = "SWIFT_CODE";
  public static final String BANK_ACCOUNT = "BANK_ACCOUNT";
  public static final String ROUTING_NUMBER = "ROUTING_NUMBER";
  public static final String US_SSN = "US_SSN";
  public static final String US_ITIN = "US_ITIN";
  public static final String UK_NINO = "UK_NINO";
  public static final String UK_NHS = "UK_NHS";
  public static final String CA_SIN = "CA_SIN";
  public static final String IN_AADHAAR = "IN_AADHAAR";
  public static final String IN_PAN = "IN_PAN";
  public static final String NATIONAL_ID = "NATIONAL_ID";
  public static final String PASSPORT = "PASSPORT";
  public static final String DRIVER_LICENSE = "DRIVER_LICENSE";
  public static final String LICENSE_PLATE = "LICENSE_PLATE";
  public static final String VIN = "VIN";
  public static final String DATE_OF_BIRTH = "DATE_OF_BIRTH";
  public static final String DATE_TIME = "DATE_TIME";
  public static final String AGE = "AGE";
  public static final String CRYPTO = "CRYPTO";
  public static final String PASSWORD = "PASSWORD";
  public static final String API_KEY = "API_KEY";
  public static final String AWS_KEY = "AWS_KEY";
  public static final String SLACK_TOKEN = "SLACK_TOKEN";
  public static final String JWT = "JWT";
  public static final String PRIVATE_KEY = "PRIVATE_KEY";
  public static final String NRP = "NRP";
  public static final String MEDICAL = "MEDICAL";
  public static final String SPECIAL_CATEGORY = "SPECIAL_CATEGORY";
  public static final String MEETING_ID = "MEETING_ID";
  public static final String TITLE = "TITLE";
  public static final String SALARY = "SALARY";

  /** Types that never get a surrogate: a made-up secret could be taken for a real one. */
  public static final Set<String> SECRETS =
      Set.of(PASSWORD, API_KEY, AWS_KEY, SLACK_TOKEN, JWT, PRIVATE_KEY);

  /** Every type, in the order of the documentation. */
  public static final List<String> ALL =
      List.of(
          PERSON,
          USERNAME,
          EMPLOYEE_ID,
          EMAIL_ADDRESS,
          PHONE_NUMBER,
          ORGANIZATION,
          LOCATION,
          STREET_ADDRESS,
          ZIP_CODE,
          URL,
          DOMAIN_NAME,
          IP_ADDRESS,
          MAC_ADDRESS,
          CREDIT_CARD,
          IBAN_CODE,
          SWIFT_CODE,
          BANK_ACCOUNT,
          ROUTING_NUMBER,
          US_SSN,
          US_ITIN,
          UK_NINO,
          UK_NHS,
          CA_SIN,
          IN_AADHAAR,
          IN_PAN,
          NATIONAL_ID,
          PASSPORT,
          DRIVER_LICENSE,
          LICENSE_PLATE,
          VIN,
          DATE_OF_BIRTH,
          DATE_TIME,
          AGE,
          CRYPTO,
          PASSWORD,
          API_KEY,
          AWS_KEY,
          SLACK_TOKEN,
          JWT,
          PRIVATE_KEY,
          NRP,
          MEDICAL,
          SPECIAL_CATEGORY,
          MEETING_ID,
          TITLE,
          SALARY);

  private EntityTypes() {}
}
