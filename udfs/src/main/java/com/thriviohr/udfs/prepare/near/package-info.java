/** Near-duplicates: MinHash and locality-sensitive hashing, each pair checked before it counts. */
package com.thriviohr.udfs.prepare.near;
