package com.thriviohr.udfs.prepare.targets;

import com.thriviohr.datasets.record.TrainingExample;
import java.io.Serializable;

/** Says where an example belongs, below the output folder. */
@FunctionalInterface
public interface ExamplePlace extends Serializable {
  /** Path of a file or folder of the form. */
  String of(TargetForm form, TrainingExample example);
}
