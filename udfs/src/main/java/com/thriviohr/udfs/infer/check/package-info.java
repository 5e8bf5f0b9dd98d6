/** What may be asked and answered: escaped prompts, and the checks of answers. */
package com.thriviohr.udfs.infer.check;
