/** What the subtasks of a JVM share. */
package com.thriviohr.datasets.jvm;
