package io.dustlayer.cdi.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class NameCheckTest {

  private final SSLContext context = NameCheck.ofDefault(engine -> engine);

  @Test
  void every_engine_checks_names() throws Exception {
    assertThat(
            context.createSSLEngine("h", 1).getSSLParameters().getEndpointIdentificationAlgorithm())
        .isEqualTo("HTTPS");
    assertThat(context.createSSLEngine().getSSLParameters().getEndpointIdentificationAlgorithm())
        .isEqualTo("HTTPS");
    assertThat(context.createSSLEngine("h", 1).getPeerHost()).isEqualTo("h");
  }

  @Test
  void otherwise_it_is_as_the_context_it_was_made_from() throws Exception {
    assertThat(context.getProtocol()).isEqualTo(SSLContext.getDefault().getProtocol());
    assertThat(context.getDefaultSSLParameters().getProtocols())
        .isEqualTo(SSLContext.getDefault().getDefaultSSLParameters().getProtocols());
    assertThat(context.getClientSessionContext())
        .isSameAs(SSLContext.getDefault().getClientSessionContext());
  }

  @Test
  void a_client_that_wants_sockets_gets_none_that_would_not_check() {
    assertThatThrownBy(context::getSocketFactory).isInstanceOf(UnsupportedOperationException.class);
  }
}
