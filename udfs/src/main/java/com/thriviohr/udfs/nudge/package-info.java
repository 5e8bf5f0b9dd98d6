/** Who gets a nudge, what to ask the model, and what to accept from it. */
package com.thriviohr.udfs.nudge;
