/** Measuring the anonymiser against gold data. */
package com.thriviohr.jobs.evaluate;
