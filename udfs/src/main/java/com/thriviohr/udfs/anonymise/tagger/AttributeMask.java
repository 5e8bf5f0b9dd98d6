package com.thriviohr.udfs.anonymise.tagger;

/** What a feature may know of a token; the trainer hides some so that context must carry too. */
interface AttributeMask {
  /** Hides nothing. */
  AttributeMask NONE = (token, attributes) -> attributes;

  /** The attributes that may be seen of a token. */
  int visible(int token, int attributes);
}
