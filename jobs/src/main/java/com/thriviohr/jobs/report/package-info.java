/** The page that tells people how a run went. */
package com.thriviohr.jobs.report;
