/** Measures the jobs as they are: the same graphs, the same settings, a clock around them. */
package com.thriviohr.jobs.bench;
