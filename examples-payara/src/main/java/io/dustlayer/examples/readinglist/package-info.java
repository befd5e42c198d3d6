/**
 * A reading list kept in a Dust store: an entity, a bean that uses its repository, one that
 * observes its changes and tells them to open pages, and a REST resource with its error answers.
 * Plain Jakarta EE, so that every host runs the same files.
 */
package io.dustlayer.examples.readinglist;
