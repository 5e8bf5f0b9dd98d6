package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.record.AuthorKind;
import com.thriviohr.datasets.record.Format;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.record.Source;
import com.thriviohr.datasets.record.Visibility;
import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.udfs.anonymise.surrogate.TenantKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A small tenant, its key and its messages. */
final class Fixtures {
  static final String TENANT = "acme";
  static final TenantKeys KEYS = keys('k');

  private Fixtures() {}

  static TenantKeys keys(char letter) {
    byte[] key = String.valueOf(letter).repeat(32).getBytes(StandardCharsets.UTF_8);
    return TenantKeys.of(key, "test");
  }

  static Person zoe() {
    return Person.newBuilder()
        .setTenantId(TENANT)
        .setPersonId("P1")
        .setGivenName("Zoë")
        .setFamilyName("O'Brien")
        .setNicknames(List.of("Zee"))
        .setEmails(List.of("zoe@acme.test"))
        .setHandles(List.of("zoe.obrien"))
        .setPhone("+1-212-555-0123")
        .build();
  }

  static Person will() {
    return Person.newBuilder()
        .setTenantId(TENANT)
        .setPersonId("P2")
        .setGivenName("Will")
        .setFamilyName("Page")
        .setHandles(List.of("will_page"))
        .build();
  }

  static Person person(String id, String given, String family) {
    return Person.newBuilder()
        .setTenantId(TENANT)
        .setPersonId(id)
        .setGivenName(given)
        .setFamilyName(family)
        .build();
  }

  /** One that knows these people alone. */
  static Anonymiser anonymiser(Operator mode, Person... people) {
    return new Anonymiser(
        AnonymisePolicy.load(Optional.empty(), mode),
        KEYS,
        RosterIndexes.of(Roster.of(List.of(people))));
  }

  static Anonymiser anonymiser(Operator mode) {
    return anonymiser(mode, KEYS);
  }

  static Anonymiser anonymiser(Operator mode, TenantKeys keys) {
    return new Anonymiser(
        AnonymisePolicy.load(Optional.empty(), mode),
        keys,
        RosterIndexes.of(Roster.of(List.of(zoe(), will()))));
  }

  static RawMessage message(String text, Format format) {
    return RawMessage.newBuilder()
        .setTenantId(TENANT)
        .setSource(Source.SLACK)
        .setChannelId("c")
        .setMessageId("m")
        .setThreadId("m")
        .setAuthorId("P2")
        .setAuthorKind(AuthorKind.HUMAN)
        .setSentAt(Instant.EPOCH)
        .setVisibility(Visibility.PUBLIC)
        .setFormat(format)
        .setText(text)
        .build();
  }
}
