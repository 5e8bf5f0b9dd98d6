package com.thriviohr.udfs.prepare.targets;

/** What a row or a file may break. The name is the reason that reports and dead letters give. */
public enum TargetRule {
  /** The line is no JSON object, or has a key twice. */
  NOT_JSON,
  /** A key that the schema asks for is missing. */
  MISSING_KEY,
  /** A key that the schema does not know. */
  UNKNOWN_KEY,
  /** A value of another type than the schema's. */
  WRONG_TYPE,
  /** A schema version that is not the target's. */
  SCHEMA_VERSION,
  /** A role other than system, user and assistant. */
  UNKNOWN_ROLE,
  /** More than one system text. */
  SYSTEM_TWICE,
  /** No text that the target's chat template renders. */
  NOT_A_RENDERING,
  /** Turns do not begin with the user, alternate and end with the assistant. */
  ROLE_ORDER,
  /** More than one question and answer where the schema has room for one. */
  MANY_TURNS,
  /** A turn without text. */
  EMPTY_TURN,
  /** White space around a turn, which chat templates cut off. */
  UNTRIMMED_TURN,
  /** A literal that a tokenizer may take for a control token. */
  CONTROL_TOKEN,
  /** A control character or half a surrogate pair. */
  BROKEN_TEXT,
  /** A word that the target forbids. */
  FORBIDDEN_WORD,
  /** More tokens than a model is to be trained on at once. */
  TOO_MANY_TOKENS,
  /** The file's name does not end as the target asks. */
  FILE_SUFFIX,
  /** The file is not UTF-8. */
  NOT_UTF8,
  /** The file begins with a byte order mark. */
  BYTE_ORDER_MARK,
  /** An empty line. */
  BLANK_LINE,
  /** Keys other than those of the set's first row. */
  COLUMNS_DIFFER,
  /** Fewer rows than the target takes. */
  TOO_FEW_ROWS,
  /** More rows than the target takes. */
  TOO_MANY_ROWS,
  /** More bytes than the target takes. */
  TOO_MANY_BYTES
}
