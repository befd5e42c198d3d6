/** Who may do what, and how often: tokens, scopes, store access and rate limits. */
package io.dustlayer.cdi.server.access;
