/** Several servers of one model behind one endpoint. */
package com.thriviohr.udfs.infer.pool;
