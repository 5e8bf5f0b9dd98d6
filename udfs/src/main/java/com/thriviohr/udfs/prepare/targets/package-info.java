/** The places that datasets go to: their row schemas, their rules, their limits. */
package com.thriviohr.udfs.prepare.targets;
