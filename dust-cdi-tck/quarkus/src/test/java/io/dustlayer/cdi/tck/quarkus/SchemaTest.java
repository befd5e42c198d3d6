package io.dustlayer.cdi.tck.quarkus;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.repository.SchemaSuite;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
@QuarkusTestResource(TckServers.class)
class SchemaTest extends SchemaSuite {

  @Inject TckBeans beans;

  @Override
  protected TckBeans beans() {
    return beans;
  }
}
