package io.dustlayer.cdi.bench.http;

import io.dustlayer.cdi.DustRepo;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Gets records through the library and by hand, in short turns, so that what disturbs one disturbs
 * the other and both are compiled equally far. Prints {@code sample dust} and {@code sample raw}
 * with the microseconds of a call.
 */
public final class Gets {

  private static final long TURN = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int WARM_UP_TURNS = 10;
  private static final long CALM_MILLIS = 40;

  private final Function<String, Item> dust;
  private final Function<String, Item> raw;
  private int at;

  private Gets(DustRepo<Item> repo, RawClient client) {
    dust = repo::getOrThrow;
    raw = client::get;
  }

  /**
   * Measures.
   *
   * @param repo the library
   * @param baseUrl of the server
   * @param store of the records
   * @param token for it
   * @param warmUpSeconds how long both are called before, unless the compiler is done earlier
   * @param rounds of a turn of each
   */
  public static void measure(
      DustRepo<Item> repo, URI baseUrl, String store, String token, int warmUpSeconds, int rounds) {
    Gets gets = new Gets(repo, new RawClient(baseUrl, store, token));
    gets.check();
    gets.warmUp(TimeUnit.SECONDS.toNanos(warmUpSeconds));
    for (int round = 0; round < rounds; round++) {
      boolean dustFirst = round % 2 == 0;
      double first = gets.turn(dustFirst ? gets.dust : gets.raw);
      double second = gets.turn(dustFirst ? gets.raw : gets.dust);
      print("dust", dustFirst ? first : second);
      print("raw", dustFirst ? second : first);
    }
  }

  private void check() {
    String slug = next();
    if (!dust.apply(slug).equals(raw.apply(slug))) {
      throw new IllegalStateException("both got something else: " + slug);
    }
  }

  // A call takes tens of thousands of turns until the compiler is done with it: as long as it works
  // on one of two processors, times of the same call differ by as much as three to one.
  private void warmUp(long longest) {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    long began = System.nanoTime();
    long busy;
    do {
      long before = compiler.getTotalCompilationTime();
      for (int i = 0; i < WARM_UP_TURNS; i++) {
        turn(dust);
        turn(raw);
      }
      busy = compiler.getTotalCompilationTime() - before;
    } while (busy > CALM_MILLIS && System.nanoTime() - began < longest);
  }

  private double turn(Function<String, Item> get) {
    long began = System.nanoTime();
    long took;
    int calls = 0;
    do {
      String slug = next();
      if (!get.apply(slug).slug().equals(slug)) {
        throw new IllegalStateException("not what was asked for: " + slug);
      }
      calls++;
      took = System.nanoTime() - began;
    } while (took < TURN);
    return took / 1e3 / calls;
  }

  private String next() {
    at = (at + 1) % Item.COUNT;
    return Item.slug(at);
  }

  private static void print(String name, double micros) {
    System.out.println("sample " + name + " " + micros);
  }
}
