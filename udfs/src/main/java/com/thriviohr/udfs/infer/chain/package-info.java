/** Decorators of {@link com.thriviohr.udfs.infer.client.InferenceClient}, one behaviour each. */
package com.thriviohr.udfs.infer.chain;
