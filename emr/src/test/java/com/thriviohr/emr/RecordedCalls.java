package com.thriviohr.emr;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Notes every call that the AWS SDK makes in this JVM; the SDK finds it on the class path. */
public final class RecordedCalls implements ExecutionInterceptor {
  private static final Set<String> CALLS = new ConcurrentSkipListSet<>();

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    CALLS.add(
        attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)
            + ":"
            + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
  }

  /** Services and operations, such as SageMaker:CreateTransformJob. */
  static Set<String> all() {
    return Set.copyOf(CALLS);
  }
}
