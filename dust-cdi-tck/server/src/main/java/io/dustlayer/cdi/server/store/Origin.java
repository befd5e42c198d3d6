package io.dustlayer.cdi.server.store;

/**
 * Where an op comes from.
 *
 * @param deviceId the client's device, or {@code http:} and the token's id
 * @param clientOpId the client's own id of the op
 */
public record Origin(String deviceId, String clientOpId) {}
