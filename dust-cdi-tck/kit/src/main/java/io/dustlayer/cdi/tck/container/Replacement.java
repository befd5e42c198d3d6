package io.dustlayer.cdi.tck.container;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.tck.container.Injected.Replaced;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.Proxy;
import java.util.List;

/** Puts something in place of a repository, as tests of applications do. */
@Dependent
@Alternative
@Priority(1)
public class Replacement {

  /** What the replacement says that it holds. */
  static final List<Replaced> CONTENT = List.of(new Replaced("fake", "no server knows of it"));

  /** Made by the host. */
  public Replacement() {
    super();
  }

  @Produces
  @ApplicationScoped
  @SuppressWarnings("unchecked") // a proxy has no type arguments
  DustRepo<Replaced> fake() {
    return (DustRepo<Replaced>)
        Proxy.newProxyInstance(
            Replacement.class.getClassLoader(),
            new Class<?>[] {DustRepo.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "all" -> CONTENT;
                  case "toString" -> "a replacement";
                  default -> throw new UnsupportedOperationException(method.toString());
                });
  }
}
