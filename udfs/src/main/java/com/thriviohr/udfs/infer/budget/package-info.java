/** The most a run may spend. */
package com.thriviohr.udfs.infer.budget;
