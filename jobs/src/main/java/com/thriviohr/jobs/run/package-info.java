/** Running a graph: environment, counts, progress, and the papers written at the end. */
package com.thriviohr.jobs.run;
