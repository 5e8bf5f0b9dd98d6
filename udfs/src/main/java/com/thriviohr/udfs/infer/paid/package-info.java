/** What a run pays: the journal of answers, the budget, and the check of answers worth a re-ask. */
package com.thriviohr.udfs.infer.paid;
