/** Offline inference: prompts as files on S3, answered by jobs of SageMaker and Bedrock. */
package com.thriviohr.udfs.infer.batch;
