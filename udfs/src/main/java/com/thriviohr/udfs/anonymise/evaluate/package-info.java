/** Measuring the anonymiser against gold data. */
package com.thriviohr.udfs.anonymise.evaluate;
