/** A server that answers like the model endpoints, for the local run and the tests. */
package com.thriviohr.udfs.simulator;
