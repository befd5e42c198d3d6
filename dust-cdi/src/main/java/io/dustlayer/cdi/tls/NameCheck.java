package io.dustlayer.cdi.tls;

import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * A context like another one, whose engines refuse a server with a certificate for another name.
 * Not every WebSocket client asks for that: Undertow's takes engines as they come, and would give
 * the token to everybody with any trusted certificate.
 *
 * <p>It makes engines only. All known WebSocket clients use these, and one that wants sockets fails
 * instead of being insecure.
 */
public final class NameCheck extends SSLContextSpi {

  /** A context of this class. */
  private static final class Context extends SSLContext {
    Context(SSLContext checked, UnaryOperator<SSLEngine> engines) {
      super(new NameCheck(checked, engines), checked.getProvider(), checked.getProtocol());
    }
  }

  private final SSLContext context;
  private final UnaryOperator<SSLEngine> engines;

  private NameCheck(SSLContext context, UnaryOperator<SSLEngine> engines) {
    this.context = context;
    this.engines = engines;
  }

  /**
   * A context that checks names.
   *
   * @param context what it is like otherwise
   * @param engines makes of an engine the one that is handed out
   * @return ready to use
   */
  public static SSLContext of(SSLContext context, UnaryOperator<SSLEngine> engines) {
    return new Context(context, engines);
  }

  /**
   * A context that checks names, and is otherwise like the JVM's default.
   *
   * @param engines makes of an engine the one that is handed out
   * @return ready to use
   * @throws IllegalStateException if the JVM's default cannot be used
   */
  public static SSLContext ofDefault(UnaryOperator<SSLEngine> engines) {
    try {
      return of(SSLContext.getDefault(), engines);
    } catch (NoSuchAlgorithmException unusable) {
      throw new IllegalStateException("the JVM's default for TLS cannot be used", unusable);
    }
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return checking(context.createSSLEngine());
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    return checking(context.createSSLEngine(host, port));
  }

  private SSLEngine checking(SSLEngine engine) {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    return engines.apply(engine);
  }

  @Override
  protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
      throws KeyManagementException {
    throw new KeyManagementException("this context is initialized");
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    throw new UnsupportedOperationException("this context makes engines only");
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    throw new UnsupportedOperationException("this context is for clients");
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return context.getServerSessionContext();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return context.getClientSessionContext();
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    return context.getDefaultSSLParameters();
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    return context.getSupportedSSLParameters();
  }
}
