package com.thriviohr.udfs.nudge;

/** Why an answer is no nudge; the first one that applies, in this order, is the reason. */
public enum NudgeFault {
  /** The provider's content filter or guardrail stepped in, or the model declined. */
  REFUSED,
  /** The token limit cut the answer off. */
  TRUNCATED,
  /** No text. */
  EMPTY,
  /** A control-token literal is in the text. */
  CONTROL_TOKEN,
  /** The model talks about its answer or about itself. */
  META_TALK,
  /** A placeholder the answer must hold is missing. */
  LOST_PLACEHOLDER,
  /** A placeholder nobody can fill, such as {{manager}} or [Your Name]. */
  INVENTED_PLACEHOLDER,
  /** An e-mail address, a link, a mention or something like a phone number. */
  CONTACT,
  /** The name of somebody on the roster. */
  FOREIGN_NAME,
  /** More characters than allowed. */
  TOO_LONG
}
