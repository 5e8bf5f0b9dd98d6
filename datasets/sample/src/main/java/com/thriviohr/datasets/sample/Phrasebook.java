package com.thriviohr.datasets.sample;

import com.thriviohr.datasets.record.Person;
import java.util.Locale;
import java.util.SplittableRandom;

/** Fills the slots of a sentence and plants what they stand for. */
final class Phrasebook {
  private static final String[] STREETS = {
    "Maple Street", "Station Road", "Oak Avenue", "Mill Lane", "Victoria Drive", "Harbour Street"
  };
  private static final String[] DISEASES = {"asthma", "diabetes", "epilepsy", "migraine"};

  private final WordPools pools;

  Phrasebook(WordPools pools) {
    this.pools = pools;
  }

  /** Appends a sentence of a kind about a colleague. */
  void say(String kind, Person about, SplittableRandom random, SpanText text) {
    String phrase = pools.phrase(kind, random);
    int position = 0;
    for (int open = phrase.indexOf('{'); open >= 0; open = phrase.indexOf('{', position)) {
      int close = phrase.indexOf('}', open);
      text.append(phrase.substring(position, open));
      fill(phrase.substring(open + 1, close), about, random, text);
      position = close + 1;
    }
    text.append(phrase.substring(position));
  }

  private void fill(String slot, Person about, SplittableRandom random, SpanText text) {
    if (pools.hasWords(slot)) {
      text.append(pools.word(slot, random));
    } else if (!fillPerson(slot, about, text)) {
      fillValue(slot, about, random, text);
    }
  }

  private boolean fillPerson(String slot, Person p, SpanText text) {
    String id = p.getPersonId();
    switch (slot) {
      case "given":
        text.plant("PERSON", p.getGivenName(), id);
        return true;
      case "lower":
        text.plant("PERSON", p.getGivenName().toLowerCase(Locale.ROOT), id);
        return true;
      case "full":
        text.plant("PERSON", p.getGivenName() + " " + p.getFamilyName(), id);
        return true;
      case "last-first":
        text.plant("PERSON", p.getFamilyName() + ", " + p.getGivenName(), id);
        return true;
      case "initials":
        text.plant("PERSON", p.getGivenName().charAt(0) + ". " + p.getFamilyName(), id);
        return true;
      case "poss":
        text.plant("PERSON", p.getGivenName(), id).append("'s");
        return true;
      case "nick":
        text.plant(
            "PERSON", p.getNicknames().isEmpty() ? p.getGivenName() : p.getNicknames().get(0), id);
        return true;
      default:
        return fillContact(slot, p, text);
    }
  }

  private static boolean fillContact(String slot, Person p, SpanText text) {
    String id = p.getPersonId();
    switch (slot) {
      case "mention":
        text.append("<@").plant("USERNAME", id, id).append(">");
        return true;
      case "handle":
        text.append("@").plant("USERNAME", p.getHandles().get(0), id);
        return true;
      case "email":
        text.plant("EMAIL_ADDRESS", p.getEmails().get(0), id);
        return true;
      case "phone":
        text.plant("PHONE_NUMBER", p.getPhone(), id);
        return true;
      case "employee-id":
        text.plant("EMPLOYEE_ID", id, id);
        return true;
      default:
        return false;
    }
  }

  private void fillValue(String slot, Person about, SplittableRandom random, SpanText text) {
    switch (slot) {
      case "card":
        text.plant("CREDIT_CARD", PlantedValues.card(random), null);
        break;
      case "iban":
        text.plant("IBAN_CODE", PlantedValues.iban(random), null);
        break;
      case "ssn":
        text.plant("US_SSN", PlantedValues.ssn(random), null);
        break;
      case "ip":
        text.plant("IP_ADDRESS", PlantedValues.ip(random), null);
        break;
      case "mac":
        text.plant("MAC_ADDRESS", PlantedValues.mac(random), null);
        break;
      case "dob":
        text.plant("DATE_OF_BIRTH", PlantedValues.birthDate(random), null);
        break;
      case "salary":
        text.plant("SALARY", PlantedValues.salary(random), null);
        break;
      case "medical":
        text.plant("MEDICAL", DISEASES[random.nextInt(DISEASES.length)], null);
        break;
      case "url":
        text.plant("URL", wikiPage(about, random), null);
        break;
      case "address":
        text.plant("STREET_ADDRESS", address(random), null);
        break;
      default:
        fillSecretOrStranger(slot, random, text);
    }
  }

  private static String wikiPage(Person about, SplittableRandom random) {
    return "https://wiki."
        + about.getTenantId()
        + "-corp.com/p/"
        + random.nextInt(9999)
        + "?u="
        + about.getHandles().get(0);
  }

  private static String address(SplittableRandom random) {
    return (1 + random.nextInt(200)) + " " + STREETS[random.nextInt(STREETS.length)];
  }

  private void fillSecretOrStranger(String slot, SplittableRandom random, SpanText text) {
    String stranger = WordPools.pick(pools.outsideNames(), random);
    switch (slot) {
      case "password":
        text.plant("PASSWORD", PlantedValues.password(random), null);
        break;
      case "awskey":
        text.plant("API_KEY", PlantedValues.awsKey(random), null);
        break;
      case "slacktoken":
        text.plant("API_KEY", PlantedValues.slackToken(random), null);
        break;
      case "jwt":
        text.plant("JWT", PlantedValues.jwt(random), null);
        break;
      case "outside":
        text.plant("PERSON", stranger, null);
        break;
      case "outside-email":
        text.plant("EMAIL_ADDRESS", SampleRoster.ascii(stranger) + "@agency-partners.net", null);
        break;
      default:
        throw new IllegalArgumentException("phrases.txt uses the unknown slot " + slot);
    }
  }
}
