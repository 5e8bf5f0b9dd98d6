/** How long keyed functions keep their state. */
package com.thriviohr.udfs.state;
