package io.dustlayer.cdi.tck.event;

/**
 * The surroundings in which an observer was called.
 *
 * @param thread on which thread
 * @param requestContext the class of the context that was active for requests
 */
public record ObserverCall(Thread thread, Class<?> requestContext) {}
