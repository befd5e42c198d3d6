package io.dustlayer.cdi.ws;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/**
 * An engine as Undertow's client needs it. That one never tells why a handshake failed; and when
 * the engine wants to write before it reads on, it forgets what it has read already, and waits for
 * more until the attempt times out. A task makes it look again.
 */
final class UndertowEngine extends SSLEngine {

  private interface Step {
    SSLEngineResult take() throws SSLException;
  }

  private final SSLEngine engine;
  private final Consumer<SSLHandshakeException> told;
  private volatile boolean readsAhead;
  private volatile boolean looksAgain;

  UndertowEngine(SSLEngine engine, Consumer<SSLHandshakeException> told) {
    super(engine.getPeerHost(), engine.getPeerPort());
    this.engine = engine;
    this.told = told;
  }

  @Override
  public SSLEngineResult wrap(ByteBuffer[] sources, int offset, int length, ByteBuffer target)
      throws SSLException {
    SSLEngineResult result = telling(() -> engine.wrap(sources, offset, length, target));
    looksAgain = readsAhead && result.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP;
    readsAhead = false;
    return looksAgain
        ? new SSLEngineResult(
            result.getStatus(),
            HandshakeStatus.NEED_TASK,
            result.bytesConsumed(),
            result.bytesProduced())
        : result;
  }

  @Override
  public SSLEngineResult unwrap(ByteBuffer source, ByteBuffer[] targets, int offset, int length)
      throws SSLException {
    SSLEngineResult result = telling(() -> engine.unwrap(source, targets, offset, length));
    readsAhead = source.hasRemaining() && result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
    return result;
  }

  private SSLEngineResult telling(Step step) throws SSLException {
    try {
      return step.take();
    } catch (SSLHandshakeException failure) {
      told.accept(failure);
      throw failure;
    }
  }

  @Override
  public Runnable getDelegatedTask() {
    if (looksAgain) {
      looksAgain = false;
      return () -> {};
    }
    return engine.getDelegatedTask();
  }

  @Override
  public HandshakeStatus getHandshakeStatus() {
    return looksAgain ? HandshakeStatus.NEED_TASK : engine.getHandshakeStatus();
  }

  @Override
  public void beginHandshake() throws SSLException {
    engine.beginHandshake();
  }

  @Override
  public void closeInbound() throws SSLException {
    engine.closeInbound();
  }

  @Override
  public void closeOutbound() {
    engine.closeOutbound();
  }

  @Override
  public boolean isInboundDone() {
    return engine.isInboundDone();
  }

  @Override
  public boolean isOutboundDone() {
    return engine.isOutboundDone();
  }

  @Override
  public SSLSession getSession() {
    return engine.getSession();
  }

  @Override
  public SSLSession getHandshakeSession() {
    return engine.getHandshakeSession();
  }

  @Override
  public SSLParameters getSSLParameters() {
    return engine.getSSLParameters();
  }

  @Override
  public void setSSLParameters(SSLParameters parameters) {
    engine.setSSLParameters(parameters);
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return engine.getSupportedCipherSuites();
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return engine.getEnabledCipherSuites();
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {
    engine.setEnabledCipherSuites(suites);
  }

  @Override
  public String[] getSupportedProtocols() {
    return engine.getSupportedProtocols();
  }

  @Override
  public String[] getEnabledProtocols() {
    return engine.getEnabledProtocols();
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {
    engine.setEnabledProtocols(protocols);
  }

  @Override
  public boolean getUseClientMode() {
    return engine.getUseClientMode();
  }

  @Override
  public void setUseClientMode(boolean client) {
    engine.setUseClientMode(client);
  }

  @Override
  public boolean getNeedClientAuth() {
    return engine.getNeedClientAuth();
  }

  @Override
  public void setNeedClientAuth(boolean need) {
    engine.setNeedClientAuth(need);
  }

  @Override
  public boolean getWantClientAuth() {
    return engine.getWantClientAuth();
  }

  @Override
  public void setWantClientAuth(boolean want) {
    engine.setWantClientAuth(want);
  }

  @Override
  public boolean getEnableSessionCreation() {
    return engine.getEnableSessionCreation();
  }

  @Override
  public void setEnableSessionCreation(boolean enabled) {
    engine.setEnableSessionCreation(enabled);
  }

  @Override
  public String getApplicationProtocol() {
    return engine.getApplicationProtocol();
  }

  @Override
  public String getHandshakeApplicationProtocol() {
    return engine.getHandshakeApplicationProtocol();
  }

  @Override
  public BiFunction<SSLEngine, List<String>, String> getHandshakeApplicationProtocolSelector() {
    return engine.getHandshakeApplicationProtocolSelector();
  }

  @Override
  public void setHandshakeApplicationProtocolSelector(
      BiFunction<SSLEngine, List<String>, String> selector) {
    engine.setHandshakeApplicationProtocolSelector(selector);
  }
}
