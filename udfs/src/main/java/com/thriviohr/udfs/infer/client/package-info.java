/** What every client of a model is: the interface, its failures, its outcomes and its counts. */
package com.thriviohr.udfs.infer.client;
