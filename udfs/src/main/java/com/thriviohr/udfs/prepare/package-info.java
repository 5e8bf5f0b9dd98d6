/** From anonymised messages to training examples. */
package com.thriviohr.udfs.prepare;
