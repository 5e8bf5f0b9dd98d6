package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.udfs.anonymise.surrogate.Surrogates;
import java.util.ArrayList;
import java.util.List;

/** The ids of a message under the tenant's key; a thread id fits the id of its first message. */
final class MessagePseudonyms {
  private final Surrogates surrogates;

  MessagePseudonyms(Surrogates surrogates) {
    this.surrogates = surrogates;
  }

  /** Everything of an anonymised message but text, entities and policy version. */
  AnonymisedMessage.Builder envelope(RawMessage message) {
    String messageId = messageId(message, message.getMessageId());
    return AnonymisedMessage.newBuilder()
        .setTenantId(message.getTenantId())
        .setSource(message.getSource())
        .setChannelId(surrogates.channel(scope(message)))
        .setMessageId(messageId)
        .setThreadId(related(message, message.getThreadId(), messageId))
        .setParentId(related(message, message.getParentId(), messageId))
        .setAuthorId(person(message.getAuthorId()))
        .setAuthorKind(message.getAuthorKind())
        .setRecipientIds(people(message.getRecipientIds()))
        .setSentAt(message.getSentAt())
        .setVisibility(message.getVisibility());
  }

  private List<String> people(List<String> personIds) {
    List<String> people = new ArrayList<>(personIds.size());
    for (String personId : personIds) {
      people.add(person(personId));
    }
    return people;
  }

  private String person(String personId) {
    return surrogates.personId(personId);
  }

  /** Most messages start their own thread: one HMAC less. */
  private String related(RawMessage message, String id, String messageId) {
    if (id == null) {
      return null;
    }
    return id.equals(message.getMessageId()) ? messageId : messageId(message, id);
  }

  /** Message ids are unique within source and channel only. */
  private String messageId(RawMessage message, String id) {
    return surrogates.pseudonym('m', "message", scope(message) + "\n" + id);
  }

  private static String scope(RawMessage message) {
    return message.getSource() + "\n" + message.getChannelId();
  }
}
