/** What the documents say is held against the build: samples, versions, commands and links. */
package io.dustlayer.cdi.documents;
