package com.thriviohr.datasets.sample;

import com.thriviohr.datasets.record.AuthorKind;
import com.thriviohr.datasets.record.Format;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.record.Source;
import com.thriviohr.datasets.record.Visibility;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes messages one after the other, oldest first, with bounded memory. */
final class SampleMessages {
  private static final int DAYS = 60;
  private static final int OPEN_THREADS = 12;
  private static final Source[] KINDS = {
    Source.SLACK,
    Source.SLACK,
    Source.SLACK,
    Source.SLACK,
    Source.SLACK,
    Source.SLACK,
    Source.CHAT,
    Source.TEAMS,
    Source.EMAIL,
    Source.EMAIL,
    Source.RECOGNITION,
    Source.FEEDBACK
  };

  private final SampleSettings settings;
  private final Map<String, List<Person>> tenants;
  private final Phrasebook phrasebook;
  private final Map<String, Deque<RawMessage>> openThreads = new HashMap<>();
  private int index;

  SampleMessages(
      SampleSettings settings, Map<String, List<Person>> tenants, Phrasebook phrasebook) {
    this.settings = settings;
    this.tenants = tenants;
    this.phrasebook = phrasebook;
  }

  boolean hasNext() {
    return index < settings.messages();
  }

  /** The next message with its truth. */
  PlantedMessage next() {
    SplittableRandom random = new SplittableRandom(settings.seed() * 1_000_003L + index);
    String tenant = random.nextInt(100) < 85 ? SampleRoster.MAIN_TENANT : SampleRoster.SMALL_TENANT;
    List<Person> people = tenants.get(tenant);
    Source source = KINDS[random.nextInt(KINDS.length)];
    Person author = author(people, source, random);
    Person about = other(people, author, random);
    boolean bot = source == Source.SLACK && random.nextInt(25) == 0;
    RawMessage parent = bot ? null : parent(tenant, source, random);
    SpanText text = new SpanText();
    write(bot ? "bot" : kind(source, parent), author, about, random, text);
    RawMessage message =
        message(tenant, source, random)
            .setAuthorKind(bot ? AuthorKind.BOT : AuthorKind.HUMAN)
            .setAuthorId(bot ? "bot-build" : author.getPersonId())
            .setRecipientIds(recipients(source, about))
            .setThreadId(parent == null ? null : parent.getMessageId())
            .setParentId(parent == null ? null : parent.getMessageId())
            .setChannelId(parent == null ? channel(source, random) : parent.getChannelId())
            .setText(text.text())
            .build();
    index++;
    remember(message, bot);
    return new PlantedMessage(message, text.spans());
  }

  private RawMessage.Builder message(String tenant, Source source, SplittableRandom random) {
    Instant sentAt = sentAt(random);
    return RawMessage.newBuilder()
        .setTenantId(tenant)
        .setSource(source)
        .setMessageId(String.format("m%08d", index))
        .setSentAt(sentAt)
        .setEditedAt(random.nextInt(30) == 0 ? sentAt.plusSeconds(90) : null)
        .setDeleted(random.nextInt(100) == 0)
        .setVisibility(source == Source.EMAIL ? Visibility.DIRECT : Visibility.PUBLIC)
        .setFormat(
            source == Source.SLACK
                ? Format.MRKDWN
                : source == Source.TEAMS ? Format.HTML : Format.PLAIN);
  }

  private Instant sentAt(SplittableRandom random) {
    long span = DAYS * 86_400L;
    Instant end = settings.lastDay().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    long offset = span * index / Math.max(1, settings.messages()) + random.nextInt(60);
    return end.minusSeconds(span + 60).plusSeconds(offset);
  }

  /** Givers of recognition are few on purpose: that is why nudges exist. */
  private static Person author(List<Person> people, Source source, SplittableRandom random) {
    int range = people.size();
    if (source == Source.RECOGNITION) {
      range = Math.max(2, range * (1 + random.nextInt(100)) / 130);
    }
    return people.get(random.nextInt(range));
  }

  private static Person other(List<Person> people, Person author, SplittableRandom random) {
    Person other = people.get(random.nextInt(people.size()));
    return other.equals(author) ? people.get((people.indexOf(author) + 1) % people.size()) : other;
  }

  private RawMessage parent(String tenant, Source source, SplittableRandom random) {
    Deque<RawMessage> open = openThreads.computeIfAbsent(tenant + source, k -> new ArrayDeque<>());
    boolean threaded = source != Source.RECOGNITION && source != Source.FEEDBACK;
    if (!threaded || open.isEmpty() || random.nextInt(3) == 0) {
      return null;
    }
    return open.stream().skip(random.nextInt(open.size())).findFirst().orElse(null);
  }

  private void remember(RawMessage message, boolean bot) {
    if (message.getThreadId() == null && !bot && !message.getDeleted()) {
      Deque<RawMessage> open =
          openThreads.computeIfAbsent(
              message.getTenantId() + message.getSource(), k -> new ArrayDeque<>());
      open.addLast(message);
      if (open.size() > OPEN_THREADS) {
        open.removeFirst();
      }
    }
  }

  private static String kind(Source source, RawMessage parent) {
    switch (source) {
      case RECOGNITION:
        return "recognition";
      case FEEDBACK:
        return "feedback";
      case EMAIL:
        return "email";
      default:
        return parent == null ? "chat" : "reply";
    }
  }

  private void write(
      String kind, Person author, Person about, SplittableRandom random, SpanText text) {
    if (kind.equals("email")) {
      text.append("Dear ")
          .plant("PERSON", about.getGivenName(), about.getPersonId())
          .append(",\n\n");
    }
    phrasebook.say(kind, about, random, text);
    for (int more = random.nextInt(kind.equals("bot") ? 1 : 3); more > 0; more--) {
      text.append(" ");
      phrasebook.say(kind, about, random, text);
    }
    if (kind.equals("email")) {
      text.append("\n\nBest regards,\n")
          .plant(
              "PERSON", author.getGivenName() + " " + author.getFamilyName(), author.getPersonId())
          .append("\n")
          .plant("PHONE_NUMBER", author.getPhone(), author.getPersonId());
    }
  }

  private static List<String> recipients(Source source, Person about) {
    boolean addressed = source == Source.RECOGNITION || source == Source.EMAIL;
    return addressed ? List.of(about.getPersonId()) : List.of();
  }

  private static String channel(Source source, SplittableRandom random) {
    return source.name().charAt(0) + String.format("%03d", random.nextInt(20));
  }
}
