/** Reading messages, prompts and rosters from files. */
package com.thriviohr.datasets.source;
