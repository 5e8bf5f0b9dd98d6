/** Models, endpoints, routes and prices as data. */
package com.thriviohr.udfs.infer.catalog;
