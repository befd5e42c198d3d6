package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.bench.http.Gets;
import io.dustlayer.cdi.bench.http.Item;
import io.dustlayer.cdi.repo.RepoSettings;
import java.net.URI;

/**
 * Gets records with RESTEasy's Rest Client. Arguments: seconds to warm up, rounds; the store is
 * configured as an application's.
 */
final class GetsOnResteasy {

  private GetsOnResteasy() {}

  public static void main(String[] arguments) {
    URI baseUrl = URI.create(System.getProperty("dust.base-url"));
    String name = System.getProperty("dust.store");
    String token = System.getProperty("dust.token");
    try (HttpStore store = new HttpStore(baseUrl, name, token, RepoSettings.DEFAULT)) {
      Gets.measure(
          store.repo(Item.class),
          baseUrl,
          name,
          token,
          Integer.parseInt(arguments[0]),
          Integer.parseInt(arguments[1]));
    }
    System.exit(0);
  }
}
