/** The client chain as one list, shared by the subtasks of a JVM. */
package com.thriviohr.udfs.infer.assembly;
