/** A second, independent look for leaks. */
package com.thriviohr.udfs.anonymise.audit;
