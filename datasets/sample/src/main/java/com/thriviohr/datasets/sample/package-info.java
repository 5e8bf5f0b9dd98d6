/** A made-up company with planted personal data and the truth about it. */
package com.thriviohr.datasets.sample;
