/** Turning raw messages into anonymised ones, failing closed. */
package com.thriviohr.udfs.anonymise;
