/** The local run: any job in this JVM, with a sample company and simulated endpoints on request. */
package com.thriviohr.jobs.local;
