/** Messages from Kinesis data streams, and records to them. */
package com.thriviohr.datasets.kinesis;
