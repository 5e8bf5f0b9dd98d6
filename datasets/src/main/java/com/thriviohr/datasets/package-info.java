/** Nouns: the data contracts and the doors by which records leave. */
package com.thriviohr.datasets;
