/** Finds names of people outside the roster: tokens, hashed features, linear-chain model, spans. */
package com.thriviohr.udfs.anonymise.tagger;
