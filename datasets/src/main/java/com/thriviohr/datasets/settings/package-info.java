/** Settings as Flink options: declared beside what they configure, read and refused together. */
package com.thriviohr.datasets.settings;
