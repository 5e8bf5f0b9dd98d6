/** Decorators of {@link com.thriviohr.udfs.infer.InferenceClient}, one behaviour each. */
package com.thriviohr.udfs.infer.chain;
