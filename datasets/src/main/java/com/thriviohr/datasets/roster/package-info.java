/** The people of each company. */
package com.thriviohr.datasets.roster;
