package io.dustlayer.cdi.ws;

import jakarta.websocket.Session;

/** What the API of sessions has no word for, by the ways of the clients that need it. */
final class Sessions {

  private static final String OPEN_LIBERTY = "com.ibm.ws.wsoc.";
  private static final String UNDERTOW = "io.undertow.websockets.";

  private Sessions() {}

  /**
   * Limits the frames of a session of Open Liberty, which cuts the connection off at a longer one.
   * Unless a session says so, it collects every frame, however long it claims to be. It looks at
   * this even if messages are handed over in parts; other clients do not. It also writes an
   * incident with the address of the socket, so that what is only a little too long is left to the
   * {@link Wire}.
   */
  static void limitFrames(Session session, long maxMessage) {
    if (isOf(OPEN_LIBERTY, session)) {
      int limit = (int) Math.min(2 * maxMessage, Integer.MAX_VALUE);
      session.setMaxTextMessageBufferSize(limit);
      session.setMaxBinaryMessageBufferSize(limit);
    }
  }

  /**
   * Whether a session has to be closed by the thread that hands its messages over. If another one
   * closes it meanwhile, Open Liberty may forget to read on, and the connection stays for ever.
   */
  static boolean isClosedByItsReader(Session session) {
    return isOf(OPEN_LIBERTY, session);
  }

  /**
   * Cuts off a connection that has been closed, where the client would listen until the server
   * closes it, too. May block.
   *
   * @throws ReflectiveOperationException if the client refuses or is another one than it was
   */
  static void hangUp(Session session) throws ReflectiveOperationException {
    if (isOf(UNDERTOW, session)) {
      session.getClass().getMethod("forceClose").invoke(session);
    }
  }

  private static boolean isOf(String client, Session session) {
    return session.getClass().getName().startsWith(client);
  }
}
