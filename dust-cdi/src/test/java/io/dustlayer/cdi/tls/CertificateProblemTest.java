package io.dustlayer.cdi.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertificateException;
import org.junit.jupiter.api.Test;

class CertificateProblemTest {

  @Test
  void the_text_of_a_missing_path_is_enough_where_its_exception_is_not_handed_on() {
    CertificateException ofOpenLiberty =
        new CertificateException("PKIX path building failed: unable to find valid path");

    assertThat(CertificateProblem.of(new IllegalStateException(ofOpenLiberty)))
        .contains(CertificateProblem.NOT_TRUSTED);
  }
}
