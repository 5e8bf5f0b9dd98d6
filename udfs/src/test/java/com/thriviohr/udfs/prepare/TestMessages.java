package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.AuthorKind;
import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.datasets.record.Format;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.record.Source;
import com.thriviohr.datasets.record.Visibility;
import java.time.Instant;
import java.util.List;

/** Messages with plain values, to be changed where a test cares. */
public final class TestMessages {
  static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  private TestMessages() {}

  static RawMessage.Builder raw(String id, String text) {
    return RawMessage.newBuilder()
        .setTenantId("acme")
        .setSource(Source.SLACK)
        .setChannelId("C1")
        .setMessageId(id)
        .setAuthorId("p1")
        .setAuthorKind(AuthorKind.HUMAN)
        .setSentAt(NOON)
        .setVisibility(Visibility.PUBLIC)
        .setFormat(Format.PLAIN)
        .setText(text);
  }

  public static AnonymisedMessage.Builder message(String id, String author, String text) {
    return AnonymisedMessage.newBuilder()
        .setTenantId("acme")
        .setSource(Source.SLACK)
        .setChannelId("C1")
        .setMessageId(id)
        .setAuthorId(author)
        .setAuthorKind(AuthorKind.HUMAN)
        .setSentAt(NOON.plusSeconds(Long.parseLong(id.replaceAll("\\D", "0"))))
        .setVisibility(Visibility.PUBLIC)
        .setText(text)
        .setPolicyVersion("test");
  }

  static AnonymisedMessage text(String text) {
    return message("1", "p1", text).build();
  }

  /** A conversation with the id, tenant and source of its first message. */
  public static Conversation conversation(AnonymisedMessage... messages) {
    return Conversation.newBuilder()
        .setTenantId(messages[0].getTenantId())
        .setConversationId(messages[0].getMessageId())
        .setSource(messages[0].getSource())
        .setChannelId(messages[0].getChannelId())
        .setMessages(List.of(messages))
        .build();
  }

  static Conversation conversation(Source source, String id, AnonymisedMessage... messages) {
    return Conversation.newBuilder()
        .setTenantId("acme")
        .setConversationId(id)
        .setSource(source)
        .setChannelId("C1")
        .setMessages(List.of(messages))
        .build();
  }
}
