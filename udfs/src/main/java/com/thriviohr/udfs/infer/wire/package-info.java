/** Clients that speak the endpoints' own protocols. */
package com.thriviohr.udfs.infer.wire;
