/** Sentences: the jobs, from input to output. Start reading at a class that has a main. */
package com.thriviohr.jobs;
