/** Calling models: clients, their decorators, routes and prices. */
package com.thriviohr.udfs.infer;
