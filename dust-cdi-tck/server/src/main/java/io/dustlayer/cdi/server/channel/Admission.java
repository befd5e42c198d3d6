package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.access.AccessToken;

/**
 * What a client is let in with.
 *
 * @param token valid when the socket was opened; a later revocation does not end the socket
 * @param deviceId the client's own name for its device
 * @param codec the format it speaks
 */
public record Admission(AccessToken token, String deviceId, MessageCodec codec) {}
