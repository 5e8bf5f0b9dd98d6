/** Plain text from markup, normalised and cut into tokens. */
package com.thriviohr.udfs.anonymise.text;
