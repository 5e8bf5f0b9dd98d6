package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.Format;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.roster.Roster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Turns raw messages into anonymised ones. Used by one thread at a time.
 *
 * <p>It either replaces everything its policy looks for, or throws: callers quarantine on any
 * exception and never pass a text on.
 */
public final class Anonymiser {
  private static final int MOST_CHARACTERS = 1 << 20;

  private final AnonymisePolicy policy;
  private final Roster roster;
  private final TenantKeys keys;
  private final Map<String, Tenant> tenants = new HashMap<>();

  /**
   * @param policy what to look for
   * @param roster the people of all tenants
   * @param keys keys of the stand-ins
   */
  public Anonymiser(AnonymisePolicy policy, Roster roster, TenantKeys keys) {
    this.policy = policy;
    this.roster = roster;
    this.keys = keys;
  }

  /**
   * @throws DoubtException when the message must not go on
   */
  public AnonymisedMessage anonymise(RawMessage message) {
    if (message.getText().length() > MOST_CHARACTERS) {
      throw new DoubtException("TEXT_TOO_LONG");
    }
    Tenant tenant = tenant(message.getTenantId());
    AnonymisedText text =
        anonymise(
            message.getTenantId(), message.getText(), message.getFormat(), participants(message));
    Surrogates ids = tenant.surrogates();
    return AnonymisedMessage.newBuilder()
        .setTenantId(message.getTenantId())
        .setSource(message.getSource())
        .setChannelId(ids.id("channel", message.getChannelId()))
        .setMessageId(ids.id("message", message.getMessageId()))
        .setThreadId(nullable(ids, message.getThreadId()))
        .setParentId(nullable(ids, message.getParentId()))
        .setAuthorId(ids.id("person", message.getAuthorId()))
        .setAuthorKind(message.getAuthorKind())
        .setRecipientIds(
            message.getRecipientIds().stream()
                .map(id -> ids.id("person", id))
                .collect(Collectors.toList()))
        .setSentAt(message.getSentAt())
        .setVisibility(message.getVisibility())
        .setText(text.text())
        .setEntities(text.entities())
        .setPolicyVersion(policy.version())
        .build();
  }

  /**
   * @param participants person ids of those who write and receive the text
   */
  public AnonymisedText anonymise(
      String tenantId, String text, Format format, Set<String> participants) {
    Tenant tenant = tenant(tenantId);
    String plain = Folding.normalise(PlainText.of(text, format));
    DetectionInput input = new DetectionInput(tenantId, plain, participants);
    List<Entity> found = new ArrayList<>();
    Map<Entity, Operator> operators = new HashMap<>();
    tenant
        .detectors()
        .forEach(
            (detector, operator) -> {
              if (operator != Operator.KEEP) {
                detector.detect(
                    input,
                    entity -> {
                      found.add(entity);
                      operators.put(entity, operator);
                    });
              }
            });
    return replace(plain, EntityResolver.resolve(found), operators, tenant.surrogates());
  }

  private static AnonymisedText replace(
      String plain, List<Entity> entities, Map<Entity, Operator> operators, Surrogates surrogates) {
    StringBuilder text = new StringBuilder(plain.length() + 16);
    Map<String, Integer> counts = new TreeMap<>();
    int position = 0;
    for (Entity entity : entities) {
      String original = plain.substring(entity.start(), entity.end());
      text.append(plain, position, entity.start())
          .append(standIn(entity, original, operators.get(entity), surrogates));
      counts.merge(entity.type().name(), 1, Integer::sum);
      position = entity.end();
    }
    text.append(plain, position, plain.length());
    return new AnonymisedText(text.toString(), counts);
  }

  private static String standIn(
      Entity entity, String original, Operator operator, Surrogates surrogates) {
    switch (operator) {
      case SURROGATE:
        return surrogates.replace(entity, original);
      case TAG:
        return "[" + entity.type() + "]";
      default:
        return "[REDACTED]";
    }
  }

  private Tenant tenant(String tenantId) {
    return tenants.computeIfAbsent(tenantId, id -> Tenant.of(roster, id, policy, keys));
  }

  private static String nullable(Surrogates ids, String messageId) {
    return messageId == null ? null : ids.id("message", messageId);
  }

  private static Set<String> participants(RawMessage message) {
    Set<String> participants = new HashSet<>(message.getRecipientIds());
    participants.add(message.getAuthorId());
    return participants;
  }
}
