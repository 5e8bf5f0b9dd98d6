/** Text basics on which every module stands: folding, hashing, placeholders, chat templates. */
package com.thriviohr.datasets.text;
