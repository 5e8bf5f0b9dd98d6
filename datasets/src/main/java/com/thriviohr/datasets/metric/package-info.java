/** What the jobs count. */
package com.thriviohr.datasets.metric;
