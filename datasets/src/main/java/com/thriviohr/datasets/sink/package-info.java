/** Writing datasets, nudges and dead letters, and the manifest that vouches for them. */
package com.thriviohr.datasets.sink;
