/** The write-ahead journal of paid answers. */
package com.thriviohr.udfs.infer.journal;
