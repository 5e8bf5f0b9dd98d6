/** Trains the name tagger: word lists, seeded generator of labelled messages, CRF by AdaGrad. */
package com.thriviohr.udfs.anonymise.tagger.train;
