package com.thriviohr.udfs.infer.catalog;

/** The JSON a SageMaker container takes. */
public enum BodySchema {
  /** Chat completions with {@code messages}, as LMI and vLLM containers take it. */
  CHAT,
  /** {@code inputs} and {@code parameters}, as TGI and older LMI containers take it. */
  TGI
}
