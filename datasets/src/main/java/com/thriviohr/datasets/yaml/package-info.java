/** The one reader of YAML files. */
package com.thriviohr.datasets.yaml;
