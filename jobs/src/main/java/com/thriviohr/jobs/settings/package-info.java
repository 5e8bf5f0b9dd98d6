/** Settings: declared as options, read into configs, refused together. */
package com.thriviohr.jobs.settings;
