/** Secrets, which are named by reference and fetched where they are used. */
package com.thriviohr.udfs.secret;
