/** The graphs: which stages meet in which order. Nothing here knows where data comes from. */
package com.thriviohr.jobs.pipeline;
