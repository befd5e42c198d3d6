package io.dustlayer.cdi.tck.weld;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.repository.SchemaSuite;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WeldHost.class)
class SchemaTest extends SchemaSuite {

  @Override
  protected TckBeans beans() {
    return WeldHost.beans();
  }
}
