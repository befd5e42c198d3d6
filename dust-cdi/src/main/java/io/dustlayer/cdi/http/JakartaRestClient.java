package io.dustlayer.cdi.http;

import io.dustlayer.cdi.tls.TrustStore;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * The same calls by the client of Jakarta REST, where the host's MicroProfile Rest Client does not
 * take a trust store. It has no default mapper, and follows no redirects unless it is told to.
 */
final class JakartaRestClient implements EntriesClient, AutoCloseable {

  private final Client client;
  private final URI baseUrl;

  private JakartaRestClient(Client client, URI baseUrl) {
    this.client = client;
    this.baseUrl = baseUrl;
  }

  static JakartaRestClient of(HttpSettings settings, TrustStore trusted, RestClientKind kind) {
    Client client =
        ClientBuilder.newBuilder()
            .sslContext(trusted.context())
            .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .register(new RequestFilter(settings.token(), kind))
            .register(new ResponseFilter())
            .build();
    return new JakartaRestClient(client, settings.baseUrl());
  }

  @Override
  public Response get(String target) {
    return request(target).get();
  }

  @Override
  public Response head(String target) {
    return request(target).head();
  }

  @Override
  public Response put(String target, byte[] body) {
    return request(target).put(json(body));
  }

  @Override
  public Response post(String target, byte[] body) {
    return request(target).post(json(body));
  }

  @Override
  public Response delete(String target) {
    return request(target).delete();
  }

  private Invocation.Builder request(String target) {
    return client.target(baseUrl).request().header(Target.HEADER, target);
  }

  private static Entity<byte[]> json(byte[] body) {
    return Entity.entity(body, MediaType.APPLICATION_JSON_TYPE);
  }

  @Override
  public void close() {
    client.close();
  }
}
