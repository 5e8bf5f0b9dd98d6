/** What stands in the text instead of an entity. */
package com.thriviohr.udfs.anonymise.surrogate;
