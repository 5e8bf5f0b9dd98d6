/** How much an endpoint is asked at once and per minute, found out or given. */
package com.thriviohr.udfs.infer.limit;
