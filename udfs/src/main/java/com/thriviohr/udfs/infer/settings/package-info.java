/** How a job calls models, and the catalog as it has it. */
package com.thriviohr.udfs.infer.settings;
