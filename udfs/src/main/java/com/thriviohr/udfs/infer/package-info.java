/**
 * Calling models: the stage of a job. Its parts from the ground up: {@code client} ← {@code limit}
 * ← {@code catalog}, {@code check}, {@code budget} ← {@code journal}, {@code wire} ← {@code chain},
 * {@code pool} ← {@code settings} ← {@code assembly} ← {@code batch} ← the stage.
 */
package com.thriviohr.udfs.infer;
