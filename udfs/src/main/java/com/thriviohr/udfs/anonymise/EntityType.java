package com.thriviohr.udfs.anonymise;

/** What kind of personal data a piece of text is, in the field's standard names. */
public enum EntityType {
  PERSON,
  EMAIL_ADDRESS,
  USERNAME,
  EMPLOYEE_ID,
  PHONE_NUMBER,
  URL,
  IP_ADDRESS,
  MAC_ADDRESS,
  CREDIT_CARD,
  IBAN_CODE,
  US_SSN,
  STREET_ADDRESS,
  DATE_OF_BIRTH,
  SALARY,
  PASSWORD,
  API_KEY,
  JWT,
  PEM_KEY
}
