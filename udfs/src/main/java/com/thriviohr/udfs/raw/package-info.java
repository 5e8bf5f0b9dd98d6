/** What happens to raw messages before they are anonymised; nothing behind sees them. */
package com.thriviohr.udfs.raw;
