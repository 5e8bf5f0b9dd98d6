/** Finding entities: detectors, their input, and which finding wins. */
package com.thriviohr.udfs.anonymise.detect;
