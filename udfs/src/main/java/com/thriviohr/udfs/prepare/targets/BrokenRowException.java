package com.thriviohr.udfs.prepare.targets;

/** A row that breaks a rule. It carries the rule and nothing of the row. */
final class BrokenRowException extends Exception {
  private static final long serialVersionUID = 1L;

  private final TargetRule rule;

  BrokenRowException(TargetRule rule) {
    super(rule.name());
    this.rule = rule;
  }

  TargetRule rule() {
    return rule;
  }
}
