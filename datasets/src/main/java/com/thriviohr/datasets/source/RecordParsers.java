package com.thriviohr.datasets.source;

import com.thriviohr.datasets.record.AuthorKind;
import com.thriviohr.datasets.record.Format;
import com.thriviohr.datasets.record.Nudge;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.record.Source;
import com.thriviohr.datasets.record.Visibility;

/** The data contracts of the input files, one method a record. Unknown fields are kept out. */
public final class RecordParsers {

  private RecordParsers() {}

  /**
   * A message; {@code tenant_id}, {@code source}, ids, {@code sent_at} and {@code text} required.
   */
  public static RawMessage message(JsonRecord json) {
    return RawMessage.newBuilder()
        .setTenantId(json.id("tenant_id"))
        .setSource(json.choice("source", Source.class, null))
        .setChannelId(json.id("channel_id"))
        .setMessageId(json.id("message_id"))
        .setThreadId(json.optionalText("thread_id"))
        .setParentId(json.optionalText("parent_id"))
        .setAuthorId(json.id("author_id"))
        .setAuthorKind(json.choice("author_kind", AuthorKind.class, AuthorKind.HUMAN))
        .setRecipientIds(json.texts("recipient_ids"))
        .setSentAt(json.time("sent_at"))
        .setEditedAt(json.optionalTime("edited_at"))
        .setDeleted(json.flag("deleted"))
        .setVisibility(json.choice("visibility", Visibility.class, Visibility.PRIVATE))
        .setFormat(json.choice("format", Format.class, Format.PLAIN))
        .setText(json.text("text"))
        .build();
  }

  /** A person; {@code tenant_id} and {@code person_id} required. */
  public static Person person(JsonRecord json) {
    return Person.newBuilder()
        .setTenantId(json.id("tenant_id"))
        .setPersonId(json.id("person_id"))
        .setGivenName(json.optionalText("given_name"))
        .setFamilyName(json.optionalText("family_name"))
        .setNicknames(json.texts("nicknames"))
        .setEmails(json.texts("emails"))
        .setHandles(json.texts("handles"))
        .setPhone(json.optionalText("phone"))
        .setManagerId(json.optionalText("manager_id"))
        .setTeam(json.optionalText("team"))
        .setTimeZone(json.optionalText("time_zone"))
        .setLocale(json.optionalText("locale"))
        .setOptedOut(json.flag("opted_out"))
        .setErased(json.flag("erased"))
        .build();
  }

  /**
   * A prompt; {@code prompt_id} and either {@code messages} or {@code prompt} required, or the
   * {@code custom_id} and {@code body} of an OpenAI batch file.
   */
  public static Prompt prompt(JsonRecord json) {
    return PromptParser.parse(json);
  }

  /** An earlier nudge, as the nudge job wrote it. */
  public static Nudge nudge(JsonRecord json) {
    return Nudge.newBuilder()
        .setTenantId(json.id("tenant_id"))
        .setNudgeId(json.id("nudge_id"))
        .setPersonId(json.id("person_id"))
        .setRunDate(json.id("run_date"))
        .setText(json.text("text", ""))
        .setDeliverAt(json.time("deliver_at"))
        .setRoute(json.text("route", ""))
        .setModel(json.text("model", ""))
        .build();
  }
}
