package io.dustlayer.cdi.bench.http;

import io.dustlayer.cdi.DustRepo;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gets records with Quarkus' Rest Client. Arguments: seconds to warm up, rounds. */
@QuarkusMain
public class GetsOnQuarkus implements QuarkusApplication {

  private final DustRepo<Item> items;
  private final URI baseUrl;
  private final String store;
  private final String token;

  @Inject
  GetsOnQuarkus(
      DustRepo<Item> items,
      @ConfigProperty(name = "dust.base-url") URI baseUrl,
      @ConfigProperty(name = "dust.store") String store,
      @ConfigProperty(name = "dust.token") String token) {
    this.items = items;
    this.baseUrl = baseUrl;
    this.store = store;
    this.token = token;
  }

  @Override
  public int run(String... arguments) {
    Gets.measure(
        items,
        baseUrl,
        store,
        token,
        Integer.parseInt(arguments[0]),
        Integer.parseInt(arguments[1]));
    return 0;
  }
}
